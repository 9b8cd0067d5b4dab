"""The form for what an option costs once, on the page Workspace."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from orgmodel.ui.options.one_off_costs import _AMOUNT, _NAME, _NOTE
from tests.ui.conftest import Visit, words


def add(app: AppTest, name: str, amount: str, note: str = "") -> AppTest:
    app.text_input(key=_NAME).set_value(name)
    app.text_input(key=_AMOUNT).set_value(amount)
    app.text_input(key=_NOTE).set_value(note)
    button = next(one for one in app.button if one.label == "Add the cost")
    button.click().run()
    assert not app.exception
    return app


def heading(app: AppTest) -> str:
    return next(one.label for one in app.expander if one.label.startswith("One-off costs"))


def test_costs_are_added_told_removed_and_brought_back(visit: Visit, own_store) -> None:
    app = visit("workspace")
    app.button(key="option.new").click().run()
    assert heading(app) == "One-off costs: not stated"
    add(app, "Redundancy *all*", "50 000", "from HR")
    assert heading(app) == "One-off costs: 50,000"
    assert "Redundancy \\*all\\* 50\\,000" in words(app)
    assert app.text_input(key=_NAME).value == ""
    add(app, "Fit-out", "")
    assert heading(app) == "One-off costs: 2, not all of them stated"
    option = app.session_state["om.work"].option
    assert [one.to_dict() for one in option.scenario.one_off] == [
        {"name": "Redundancy *all*", "amount": "50000", "note": "from HR"},
        {"name": "Fit-out"},
    ]
    next(one for one in app.button if one.label == "Remove cost 1").click().run()
    assert [one.name for one in app.session_state["om.work"].option.one_off] == ["Fit-out"]


def test_what_is_no_amount_is_refused_in_words_and_stays_typed(visit: Visit, own_store) -> None:
    app = visit("workspace")
    app.button(key="option.new").click().run()
    add(app, "Redundancy", "-5")
    assert "“\\-5” is no amount" in words(app)
    assert app.text_input(key=_AMOUNT).value == "-5"
    assert heading(app) == "One-off costs: not stated"
    add(app, "", "5")
    assert "Say what the cost is for" in words(app)
