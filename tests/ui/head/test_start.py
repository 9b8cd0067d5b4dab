"""The page Start, and the tour of a first visit."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Visit, option_list, words


def buttons(app: AppTest) -> dict[str, str]:
    return {button.key: button.label for button in app.button if button.key}


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in app.header]


def test_an_address_without_a_page_opens_the_chart(visit: Visit) -> None:
    app = visit("chart")
    assert app.title[0].value == "Chart"
    app.switch_page("orgmodel/ui/pages/start.py").run()
    assert app.title[0].value == "See your organisation. Try it another way."


@pytest.mark.usefixtures("own_store")
def test_sample_data_is_first_where_there_is_nothing_to_go_on_with(visit: Visit) -> None:
    assert headings(visit("start")) == [
        "Try it with Brent",
        "Open my staff list",
        "Continue my work",
        "How it goes",
    ]


def test_work_to_go_on_with_comes_first(visit: Visit) -> None:
    app = visit("measures")
    option_list(app).select("new").run()
    app.switch_page("orgmodel/ui/pages/start.py").run()
    assert headings(app)[0] == "Continue my work"
    assert "**Option 1**: 0 changes, draft." in words(app)
    app.button(key="start.continue").click().run()
    assert app.title[0].value == "Chart"


@pytest.mark.usefixtures("own_store")
def test_what_was_kept_before_comes_first_and_opens_in_one_press(visit: Visit) -> None:
    option_list(visit("measures")).select("new").run()
    app = visit("start")
    assert headings(app)[0] == "Continue my work"
    opens = next(key for key in buttons(app) if key.startswith("start.saved.open."))
    app.button(key=opens).click().run()
    assert app.title[0].value == "Chart"
    assert len(app.session_state["om.work"].options) == 1


def test_opening_the_sample_keeps_the_options_made_on_it(visit: Visit) -> None:
    app = visit("measures")
    option_list(app).select("new").run()
    app.switch_page("orgmodel/ui/pages/start.py").run()
    app.button(key="start.sample").click().run()
    assert app.title[0].value == "Chart"
    assert len(app.session_state["om.work"].options) == 1


def test_the_tour_leads_through_six_pages_and_is_offered_no_more(visit: Visit) -> None:
    app = visit("start")
    app.button(key="tour.again").click().run()
    assert app.title[0].value == "Data"
    seen = []
    for _ in range(5):
        assert "tour.leave" in buttons(app)
        app.button(key="tour.next").click().run()
        assert not app.exception
        seen.append(app.title[0].value)
    assert seen == ["Chart", "Separation", "Chart", "Compare", "Workspace"]
    app.button(key="tour.next").click().run()
    assert app.title[0].value == "Chart"
    assert not {"tour.leave", "tour.start"} & set(buttons(app))


def test_a_tour_that_is_left_is_not_offered_again(visit: Visit) -> None:
    app = visit("chart")
    app.button(key="tour.start").click().run()
    app.button(key="tour.leave").click().run()
    assert not {"tour.next", "tour.start"} & set(buttons(app))
    app.switch_page("orgmodel/ui/pages/measures.py").run()
    assert "tour.start" not in buttons(app)
