"""What a list could not say: sides, heads and roles are suggested, and count once confirmed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import PAGES, Visit
from tests.ui.data.staff_lists import csv, rows
from tests.ui.data.test_data_page import banner, upload
from tests.ui.data.test_import_steps import headers, press

PROVIDER = "Provider Services"


@pytest.fixture
def sides(visit: Visit) -> AppTest:
    """The page at its step Sides and heads."""
    app = upload(visit("data"), {"Staff.csv": csv(rows())})
    return press(press(app, "import.next"), "import.next")


def opened(app: AppTest) -> object:
    return app.session_state["om.work"].opened.organisation


def side_of(app: AppTest, name: str) -> object:
    return next(one for one in app.segmented_control if one.label == f"Side of {name}")


def confirmed(app: AppTest, name: str) -> object:
    return next(one for one in app.checkbox if one.label == f"{name} is confirmed")


def test_what_is_suggested_does_not_count(sides: AppTest) -> None:
    assert side_of(sides, PROVIDER).value is None
    assert not confirmed(sides, PROVIDER).value
    press(sides, "import.next")
    assert not (opened(sides).units["side"] != "").any()
    assert opened(sides).packs == ("structure",)


def test_a_side_that_is_chosen_is_confirmed_with_its_head(sides: AppTest) -> None:
    side_of(sides, PROVIDER).set_value("provider").run()
    assert confirmed(sides, PROVIDER).value
    press(sides, "import.next")
    units = opened(sides).units.set_index("name")
    assert units.loc[PROVIDER, "side"] == "provider"
    assert units.loc[PROVIDER, "head"] == "P-300"
    assert units.loc[PROVIDER, "kind"] == "directorate"
    assert units.loc["Finance", "side"] == ""


def test_every_suggestion_is_confirmed_with_one_press(sides: AppTest) -> None:
    press(sides, "import.confirm")
    assert "import.confirm" not in [button.key for button in sides.button]
    press(sides, "import.next")
    found = dict(zip(opened(sides).units["name"], opened(sides).units["side"], strict=True))
    assert found == {
        "Strategic Commissioning": "commissioning",
        PROVIDER: "provider",
        "Finance": "neutral",
    }
    assert "separation" in opened(sides).packs


def test_the_separation_page_assesses_with_the_sides_set(sides: AppTest) -> None:
    press(press(sides, "import.confirm"), "import.next")
    result = opened(sides).check(["separation"])
    line = next(rule for rule in result.rules if rule.id == "SEP-4")
    assert line.outcome != "not_assessable"
    sides.switch_page(PAGES["separation"]).run()
    assert not sides.exception


def test_skipping_opens_the_chart_without_answers(sides: AppTest) -> None:
    press(press(sides, "import.confirm"), "import.skip")
    assert sides.title[0].value == "Chart"
    assert not (opened(sides).units["side"] != "").any()


def test_another_head_and_another_directorate_can_be_chosen(sides: AppTest) -> None:
    head = next(box for box in sides.selectbox if box.label == "Head of Finance")
    head.select("P-401").run()
    sides.multiselect[0].set_value(["finance"]).run()
    assert [one.label for one in sides.segmented_control] == ["Side of Finance"]
    press(sides, "import.next")
    assert opened(sides).units.set_index("name").loc["Finance", "head"] == "P-401"


def test_roles_of_further_rules_are_asked_and_count_once_confirmed(sides: AppTest) -> None:
    sides.checkbox(key="import.pack.pec-2007").check().run()
    assert not sides.exception
    assert "Roles that rules ask for" in headers(sides)
    asked = [box for box in sides.selectbox if box.label.startswith("Who plays")]
    assert asked
    asked[0].select("P-100").run()
    press(sides, "import.next")
    assert "P-100" in opened(sides).roles.values()


def test_the_answers_are_there_again_after_the_chart(sides: AppTest) -> None:
    side_of(sides, "Finance").set_value("neutral").run()
    press(sides, "import.next")
    sides.switch_page(PAGES["data"]).run()
    press(sides, "import.reopen")
    press(sides, "import.next")
    assert side_of(sides, "Finance").value == "neutral"


def test_a_list_without_units_has_nothing_to_ask(visit: Visit) -> None:
    content = b"Post number,Job title,Manager number\n1,Chief,\n2,Officer,1\n3,Clerk,2\n"
    app = upload(visit("data"), {"small.csv": content})
    press(press(app, "import.next"), "import.next")
    assert any("names no units" in said.value for said in app.markdown)
    press(app, "import.next")
    assert "3 posts" in banner(app)
