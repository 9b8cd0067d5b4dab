"""The pages Separation and Three at the centre."""

from __future__ import annotations

import json

import pytest

from orgmodel.ui.drawing.drawings import Choice, on_screen
from orgmodel.ui.workspace import state
from tests.chart.views.samples import organisation
from tests.ui.conftest import PAGES, Visit, words


def test_separation_shows_the_figures_of_the_check(visit: Visit) -> None:
    shown = {metric.label: metric.value for metric in visit("separation").metric}
    assert shown["Errors"] == "0"
    assert shown["Warnings"] == "6"


def test_an_open_finding_gives_path_reason_and_remedy(visit: Visit) -> None:
    app = visit("separation")
    button = next(b for b in app.button if b.label == "Show the path")
    button.click().run()
    said = words(app)
    for part in ("The path that proves it", "Why it matters", "What would clear it"):
        assert part in said
    assert r"functions\.csv row" in said
    assert "The smallest change that was tried" in said
    assert "safeguard to be agreed" in said
    view = json.loads(app.get("bidi_component")[1].proto.json)
    assert len(view["highlight"]["boxes"]) == 2
    assert view["highlight"]["steps"][0]["relation"] == "owns"


def test_an_open_finding_shows_its_path_drawn_with_what_it_says_in_words(visit: Visit) -> None:
    app = visit("separation")
    next(b for b in app.button if b.label == "Show the path").click().run()
    assert not app.exception
    (shown,) = app.get("image")
    (drawn,) = shown.proto.imgs
    assert " is responsible for " in drawn.alt


def test_other_rules_can_be_chosen(visit: Visit) -> None:
    app = visit("separation")
    app.selectbox(key=state.RULES).select("structure").run()
    assert not app.exception
    assert {metric.label: metric.value for metric in app.metric}["Errors"] == "0"


def test_silence_is_told_with_the_data_that_would_answer_it(visit: Visit) -> None:
    app = visit("centre")
    card = app.container(key="rule.R22")
    said = " ".join(element.value for element in card.markdown)
    assert "Not assessable" in said
    assert "whether PEC Chair is accountable to Chair of the PCT" in said
    assert "R22" not in said
    assert "csv" not in said
    app.toggle(key="om.centre.written").set_value(True).run()
    said = " ".join(element.value for element in app.container(key="rule.R22").markdown)
    assert "R22" in said
    assert r"links\.csv" in said


def test_a_rule_shown_in_the_drawing_lights_its_line(visit: Visit) -> None:
    app = visit("centre")
    app.button(key="rule.open.R36").click().run()
    view = json.loads(app.get("bidi_component")[1].proto.json)
    assert view["highlight"]["steps"] == [{"from": "med_dir", "relation": "reports_to", "to": "ce"}]


def test_of_what_is_not_stated_the_posts_it_asks_about_light(visit: Visit) -> None:
    app = visit("centre")
    app.button(key="rule.open.R22").click().run()
    view = json.loads(app.get("bidi_component")[1].proto.json)
    assert view["highlight"]["steps"] == []
    assert {"pec_chair", "pct_chair"} <= set(view["highlight"]["boxes"])


def test_a_group_on_the_page_has_its_words_and_lists_under_the_drawing_are_left_out() -> None:
    drawn = on_screen(organisation("illustrative"), Choice("centre", words=False))
    (members,) = [group for group in drawn.groups if group.kind == "members"]
    low, high = members.y, members.y + members.height
    said = " ".join(text.content for text in drawn.texts if low <= text.y <= high)
    assert said == "Chair of the professional committee – chair, clinical"
    assert "Also in the data, not drawn" not in [text.content for text in drawn.texts]


@pytest.mark.parametrize("sample", ["pec_2007", "m2", "cambridgeshire"])
def test_the_other_samples_open_on_every_page(visit: Visit, sample: str) -> None:
    app = visit("data")
    app.button(key=f"sample.open.{sample}").click().run()
    assert not app.exception
    for name in ("separation", "centre"):
        app.switch_page(PAGES[name]).run()
        assert not app.exception


def test_the_checks_of_the_centre_ask_those_whom_the_drawing_shows(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.illustrative").click().run()
    app.switch_page(PAGES["centre"]).run()
    assert not app.exception
    assert app.container(key="answer").markdown[0].value.startswith("Eight of 31 checks")
    assert "Taken by their titles" in words(app)
    scene = json.loads(json.loads(app.get("bidi_component")[0].proto.json)["scene"])
    texts = [
        text["t"] for one in (*scene["lines"], *scene["groups"]) for text in one.get("texts", ())
    ]
    assert texts
    assert not [text for text in texts if text.startswith("R")]


def test_without_the_three_posts_it_is_said_in_words(visit: Visit) -> None:
    app = visit("data")
    app.button(key="sample.open.council_client_contractor").click().run()
    app.switch_page(PAGES["centre"]).run()
    assert not app.exception
    assert not app.error
    assert "No drawing here" in app.info[0].value
    assert "none of 31 checks" in app.container(key="answer").markdown[0].value
