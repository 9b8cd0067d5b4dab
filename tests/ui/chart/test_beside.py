"""Beside the drawing: what the last change breaks, put right, accepted, undone; and targets."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from orgmodel.changes.scenario import Scenario
from orgmodel.files.exporters import folder_files
from orgmodel.files.scenario_file import parse_scenario, to_toml
from orgmodel.rules.check import accepted_by
from orgmodel.store.option import Option
from orgmodel.ui.chart import changed as changes
from orgmodel.ui.chart.changed import step_in_words
from orgmodel.ui.drawing import stage
from orgmodel.ui.workspace import library
from orgmodel.ui.workspace.work import Work
from tests.ui.conftest import Visit, drawn_words, words

MOVED = Scenario("Fewer").move_unit("pde_estates", to="fp").move_unit("sc_strategy", to="comms")
ABOUT = "Commissioning strategy"


@pytest.fixture
def board(visit: Visit) -> Callable[..., AppTest]:
    """Page Chart with the illustrative trust and an option of these changes, made one by one."""

    def go(scenario: Scenario | None = MOVED) -> AppTest:
        app = visit("chart")
        opened = library.open_sample("illustrative")
        if scenario is None:
            app.session_state["om.work"] = Work(opened)
        else:
            option = Option.of("k", Scenario(scenario.name))
            for number in range(1, len(scenario.changes) + 1):
                option = option.stepped(scenario.changes[:number])
            app.session_state["om.work"] = Work(opened, (option,), "k")
        app.run()
        assert not app.exception
        return app

    return go


def option_of(app: AppTest) -> Option:
    found = app.session_state["om.work"].option
    assert isinstance(found, Option)
    return found


def unfolded(app: AppTest) -> frozenset[str]:
    """The posts that were unfolded in the whole drawing, or brought into it."""
    if "om.folds" not in app.session_state:
        return frozenset()
    kept = app.session_state["om.folds"]
    return frozenset(
        name for at in kept.values() for one in at.values() for name in one.opened | one.brought
    )


def accept(app: AppTest, review: date = date(2008, 7, 1)) -> None:
    app.button(key="last.accept").click().run()
    app.text_area(key="om.accept.reason").input("One team serves all").run()
    app.text_area(key="om.accept.safeguard").input("Its own report line").run()
    app.selectbox(key="om.accept.owner").select("Chief Executive").run()
    app.date_input(key="om.accept.review").set_value(review).run()
    app.button(key="last.accept.it").click().run()


def back_button(app: AppTest) -> str:
    return next(str(b.key) for b in app.button if str(b.key).startswith("accepted.back."))


def test_what_is_typed_for_one_finding_is_kept_while_another_is_accepted(board) -> None:
    app = board()
    app.button(key="last.accept").click().run()
    app.text_area(key="om.accept.reason").input("One team serves all").run()
    app.button(key="finding.next").click().run()
    app.button(key="last.accept").click().run()
    assert not app.text_area(key="om.accept.reason").value
    app.text_area(key="om.accept.reason").input("Another reason").run()
    app.button(key="finding.next").click().run()
    app.button(key="last.accept").click().run()
    assert app.text_area(key="om.accept.reason").value == "One team serves all"
    app.button(key="last.accept.not").click().run()
    app.button(key="last.accept").click().run()
    assert not app.text_area(key="om.accept.reason").value


def test_the_card_is_about_the_last_change_and_nothing_before(board) -> None:
    app = board()
    assert "Warning: new with change 2" in words(app)
    assert f"**{ABOUT}** is a commissioning function" in words(app)
    assert app.button(key="finding.next").label == "Next, 1 of 2"
    app.button(key="finding.next").click().run()
    assert "**Public involvement** is a commissioning function" in words(app)
    later = board(
        Scenario(
            "x", changes=(*MOVED.changes, *Scenario("y").update_post("dir_fp", band="9").changes)
        )
    )
    assert "Nothing new is broken by change 3" in words(later)
    assert "2 new warnings" in drawn_words(later)


def test_the_words_on_a_card_hold_no_ids_and_no_files(board) -> None:
    app = board()
    app.button(key="last.why").click().run()
    card = "\n".join(element.value for element in app.container(key="finding").markdown)
    assert "The path that proves it" in card
    assert "f14" not in card
    assert "csv" not in card


def lit(app: AppTest) -> dict[str, list[Any]]:
    """What the drawing is told to light."""
    view = json.loads(app.get("bidi_component")[1].proto.json)
    found = view["highlight"]
    assert isinstance(found, dict)
    return found


def test_a_path_that_is_folded_away_is_unfolded_and_lit(board) -> None:
    app = board()
    head = app.session_state["om.work"].organisation.head_of["sc_strategy"]
    app.button(key="last.why").click().run()
    assert unfolded(app)
    assert head in lit(app)["boxes"]
    assert [step["relation"] for step in lit(app)["steps"]] == ["owns", "part_of"]
    assert lit(app)["steps"][1]["from"] == head
    assert lit(app)["steps"][1]["to"] == "dir_comms"


def test_a_path_that_is_folded_again_is_lit_at_the_box_that_it_is_in(board) -> None:
    app = board()
    line = app.session_state["om.work"].organisation.hierarchy
    head = app.session_state["om.work"].organisation.head_of["sc_strategy"]
    app.button(key="last.why").click().run()
    del app.session_state["om.folds"]
    app.run()
    assert head not in lit(app)["boxes"]
    assert lit(app)["boxes"][0] in line.chain(head)


def test_put_right_says_what_it_does_and_is_one_step(board) -> None:
    app = board()
    said = words(app)
    assert "Put right\\: " in said
    app.button(key="last.put_right").click().run()
    assert len(option_of(app).changes) == 3
    assert "1 new warning" in drawn_words(app)
    app.button(key="option.undo").click().run()
    assert option_of(app).changes == MOVED.changes
    assert "2 new warnings" in drawn_words(app)


def test_a_finding_without_a_remedy_offers_none(board) -> None:
    app = board(
        Scenario("x").merge_units(
            ("clig", "med"), into="quality", name="Quality", kind="directorate", side="neutral"
        )
    )
    keys = {button.key for button in app.button}
    assert "last.why" in keys
    assert "last.put_right" not in keys


def test_accepting_counts_at_once_is_undone_and_leaves_with_the_option(board) -> None:
    app = board()
    accept(app)
    assert "1 new warning" in drawn_words(app)
    assert "1 accepted" in drawn_words(app)
    assert "Public involvement" in words(app)
    option = option_of(app)
    assert len(option.changes) == 2
    assert option.accepted[0].review == "2008-07-01"
    assert parse_scenario(to_toml(option.scenario).encode()) == option.scenario
    organisation = app.session_state["om.work"].organisation
    assert b"Its own report line" in folder_files(organisation)["exemptions.toml"]
    assert [one.rule for one in accepted_by(organisation)] == ["SEP-1b"]
    app.button(key="option.undo").click().run()
    assert option_of(app).accepted == ()
    assert "2 new warnings" in drawn_words(app)
    app.button(key="option.redo").click().run()
    assert len(option_of(app).accepted) == 1
    app.button(key=back_button(app)).click().run()
    assert option_of(app).accepted == ()


def test_what_is_missing_stands_under_each_field_and_goes_when_filled_in(board) -> None:
    app = board()
    app.button(key="last.accept").click().run()
    app.button(key="last.accept.it").click().run()
    said = words(app)
    for wanted in (
        "Say why it is right to leave it\\, or cancel\\.",
        "Say what keeps the two sides apart\\, or cancel\\.",
        "Choose the post that answers for it\\, or cancel\\.",
        "Give the day by which somebody looks at it again\\, or cancel\\.",
    ):
        assert wanted in said
    app.text_area(key="om.accept.safeguard").input("Its own line").run()
    assert "Say what keeps the two sides apart" not in words(app)
    assert option_of(app).accepted == ()
    app.button(key="last.accept.not").click().run()
    assert "om.accept.reason" not in {area.key for area in app.text_area}


def test_the_review_lies_after_the_organisations_own_date(board) -> None:
    app = board()
    accept(app, date(2007, 7, 2))
    assert option_of(app).accepted == ()
    assert "is not after 2007\\-07\\-02" in words(app)


def test_accepting_of_what_was_opened_starts_an_option(visit: Visit) -> None:
    app = visit("chart")
    first = next(b.key for b in app.button if (b.key or "").startswith("standing."))
    app.button(key=first).click().run()
    app.button(key="stands.accept").click().run()
    app.text_area(key="om.accept.reason").input("a").run()
    app.text_area(key="om.accept.safeguard").input("b").run()
    app.selectbox(key="om.accept.owner").select("Chief Executive").run()
    app.date_input(key="om.accept.review").set_value(date(2009, 1, 1)).run()
    app.button(key="stands.accept.it").click().run()
    assert not app.exception
    assert len(option_of(app).accepted) == 1
    assert option_of(app).changes == ()


def test_a_target_is_set_in_its_dialog_and_holds_for_every_option(board) -> None:
    app = board()
    app.button(key="figures.target.largest_span").click().run()
    app.text_input(key="om.target.written").input("few").run()
    app.button(key="target.set").click().run()
    assert "Type a figure such as 8" in words(app)
    app.text_input(key="om.target.written").input("8").run()
    app.button(key="target.set").click().run()
    assert "target 8" in drawn_words(app)
    app.session_state["om.work"] = app.session_state["om.work"].showing("")
    app.run()
    assert "target 8" in drawn_words(app)


def test_the_selected_box_in_words(board) -> None:
    app = board()
    app.session_state["om.selected"] = "dir_fp"
    app.run()
    keys = {button.key for button in app.button}
    assert {"panel.move", "panel.change", "panel.more"} <= keys
    assert "panel.unit.fp" in keys
    said = words(app)
    assert "Below it" in said
    assert "Not shown" in said
    names = app.session_state["om.work"].organisation.names
    people = [names[p] for p in app.session_state["om.work"].organisation.holders.get("dir_fp", ())]
    assert not [name for name in people if name in said]


def test_holders_are_named_on_purpose_and_asked_once(board) -> None:
    app = board(None)
    organisation = app.session_state["om.work"].organisation
    post = next(iter(organisation.holders))
    (holder, *_) = organisation.holders[post]
    app.session_state["om.selected"] = post
    app.run()
    assert f"people.{holder}" not in "\n".join(b.key or "" for b in app.button)
    app.button(key="panel.holder.ask").click().run()
    assert "Names are personal data" in words(app)
    app.button(key="panel.holder.shown").click().run()
    assert organisation.names[holder] in words(app)
    other = list(organisation.holders)[1]
    app.session_state["om.selected"] = other
    app.run()
    assert organisation.names[organisation.holders[other][0]] in words(app)


def test_move_and_more_are_told_to_the_drawing_with_a_new_turn_each(board) -> None:
    app = board()
    app.session_state["om.selected"] = "dir_fp"
    app.run()
    app.button(key="panel.move").click().run()
    assert app.session_state["om.open"] == {"what": "move", "ids": ["dir_fp"], "turn": 1}
    app.button(key="panel.more").click().run()
    assert app.session_state["om.open"] == {"what": "menu", "ids": ["dir_fp"], "turn": 2}


def test_what_is_folded_away_is_unfolded_before_its_menu_opens(board) -> None:
    app = board(None)
    app.session_state["om.selected"] = "fp_it_2"
    app.run()
    assert "fp_it_1" not in unfolded(app)
    app.button(key="panel.more").click().run()
    assert "fp_it_1" in unfolded(app)


def test_several_selected_say_what_they_come_to(board) -> None:
    app = board()
    app.session_state["om.selected"] = "dir_hr"
    app.session_state["om.selection"] = ("dir_fp", "dir_hr")
    app.run()
    assert app.header[0].value == "2 selected"
    assert "2 posts\\, 2 FTE\\, cost " in words(app)


def test_steps_have_names() -> None:
    first, both = MOVED.changes[:1], MOVED.changes
    option = Option.of("k", Scenario("x"))
    assert step_in_words(option.stepped(first)) == "change 1"
    assert step_in_words(option.stepped(both)) == "changes 1 and 2"
    assert step_in_words(option.stepped(both).stepped(first)) == "what was taken back"
    assert step_in_words(option.stepped(first).undone()) == "the last step"


@pytest.mark.parametrize(
    ("scenario", "order"), [(None, ["drawn", "checked"]), (MOVED, ["checked", "drawn"])]
)
def test_what_is_opened_is_drawn_before_it_is_checked_and_a_change_with_what_warns_of_it(
    board: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    scenario: Scenario | None,
    order: list[str],
) -> None:
    done: list[str] = []

    def noting(word: str, made: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            done.append(word)
            return made(*given, **named)

        return call

    monkeypatch.setattr(changes, "changed", noting("checked", changes.changed))
    monkeypatch.setattr(stage, "scene_of", noting("drawn", stage.scene_of))
    app = board(scenario)
    done.clear()
    app.run()
    assert list(dict.fromkeys(done)) == order
    assert drawn_words(app).index("Counting") < drawn_words(app).index('<ul class="om-figures"')
