"""Things put somewhere in the drawing: the same change as by the forms, and what it would do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from orgmodel.api import Organisation, load
from orgmodel.changes.placing import Placing, place
from orgmodel.changes.scenario import Scenario
from orgmodel.changes.verb_list import VERBS
from orgmodel.files.scenario_file import to_toml
from orgmodel.ui.chart import placed
from orgmodel.ui.chart.saying import said
from orgmodel.ui.options.change_answers import keys_of
from orgmodel.ui.options.change_fields import fields_of, leading_key
from orgmodel.ui.workspace import editing, state
from tests.changes.placed import DATA, placements, plainest
from tests.changes.small import body
from tests.depth import at_least
from tests.ui.chart.board import Board, open_board


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    return open_board(monkeypatch, body(), "small")


def by_the_form(model: Organisation, keys: dict[str, str]) -> dict[str, Any]:
    """The keys that a form makes when it is filled in with this choice, all of it on offer."""
    verb = keys["do"]
    lead = leading_key(verb)
    fields = fields_of(model, verb, keys.get(lead, "") if lead else "")
    chosen = {name: value for name, value in keys.items() if name != "do"}
    offered = {field.name: field.options for field in fields}
    assert set(chosen) <= set(offered)
    assert all(value in offered[name] for name, value in chosen.items() if offered[name])
    as_it_is = {field.name: field.filled for field in fields if field.filled is not None}
    made, missing = keys_of(model, verb, fields, {**as_it_is, **chosen}.get)
    assert not missing
    return made


def new_in(model: Organisation, keys: dict[str, str]) -> dict[str, str]:
    """The keys of a move without a manager or unit that the post has now."""
    now = {"to": "reports_to", "unit": "unit"} if keys["do"] == "move-post" else {}
    cell = model.cells.cell
    return {
        key: value
        for key, value in keys.items()
        if key not in now or cell(keys["post"], now[key]) != value
    }


def test_placements_give_the_same_file_as_the_forms(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Drag and keyboard send the same event. What is unfolded after it is shown elsewhere.
    monkeypatch.setattr(placed, "unfold_to", lambda _box: None)
    done, plain, tried = 0, 0, at_least(1_000)
    names: dict[int, str] = {}  # one name a model, so that what was made of it once is known
    for model, ids, target, on in placements(tried, seed=7, every=10, small=20):
        board = open_board(monkeypatch, model, names.setdefault(id(model), f"random {len(names)}"))
        told = board.place(ids, target, on)
        wanted = place(model, ids, target, on)
        assert bool(told["refused"]) is not bool(wanted)
        if not wanted:
            assert board.work.options == ()
            continue
        done += 1
        naive = plainest(model, ids[0], target) if len(ids) == 1 else None
        if naive is not None and ids[0] not in model.headed and "reports_to" not in naive:
            # Where no unit goes along, one says by hand what is filled in.
            plain += 1
            (only,) = board.changes
            assert new_in(model, naive).items() <= only.items()
        scenario = Scenario("Option 1")
        for keys in wanted:
            after = model.apply(scenario) if scenario.changes else model
            made = by_the_form(after, keys)
            scenario = scenario.then(made.pop("do"), **made)
        option = board.work.option
        assert option is not None
        assert to_toml(option.scenario) == to_toml(scenario)
        assert option.can_undo
        editing.undo()
        assert board.changes == []
    assert done > 0.3 * tried
    assert plain > 0.1 * tried


def test_a_placement_is_one_step_selects_the_box_and_is_said(board: Board) -> None:
    told = board.place(["dir_sell"], "dir_buy")
    assert board.changes == [
        {"do": "move-unit", "unit": "sell", "to": "buy", "reports_to": "dir_buy"}
    ]
    assert told["refused"] == []
    assert state.selected() == "dir_sell"
    assert said(board.work).startswith("Moved under Buyer. ")
    board.send("undo")
    assert board.changes == []
    assert not said(board.work).startswith("Moved")


def test_a_refused_placement_leaves_everything_and_says_why(board: Board) -> None:
    told = board.place(["dir_sell"], "nurse")
    assert told["refused"] == ["Nurse is below Seller."]
    assert board.work.options == ()
    assert board.place(["nurse"], "dir_fin")["refused"] == []


def test_what_is_foreseen_is_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    board = open_board(monkeypatch, load(DATA / "illustrative"), "illustrative")
    before = board.work
    told = board.send("foresee", ids=["sc_acute_1"], target="dir_pde", on=True, turn=3)
    foreseen = told["foreseen"]
    assert (foreseen["turn"], foreseen["ids"], foreseen["target"]) == (
        3,
        ["sc_acute_1"],
        "dir_pde",
    )
    assert foreseen["refused"] == ""
    span = before.organisation.hierarchy.span("dir_pde")
    assert foreseen["words"].startswith(f"reports {span} → {span + 1} · cost the same. ")
    assert board.work.options == ()
    board.place(["sc_acute_1"], "dir_pde")
    assert board.work.organisation.hierarchy.span("dir_pde") == span + 1
    had = {finding.id for finding in before.organisation.check().findings if finding.stands}
    has = [f for f in board.work.organisation.check().findings if f.stands and f.id not in had]
    notes = sum(finding.severity == "info" for finding in has)
    assert has
    assert (f"{notes} note" in foreseen["words"]) is bool(notes)
    assert "Adds" in foreseen["words"]


def test_findings_that_an_option_had_cleared_return(monkeypatch: pytest.MonkeyPatch) -> None:
    across = body().apply(Scenario("x").move_post("nurse", to="dir_buy", unit="buy"))
    board = open_board(monkeypatch, replace(across, packs=("separation",)), "across")
    away = board.send("foresee", ids=["nurse"], target="dir_sell", turn=1)["foreseen"]
    assert "Clears 2 errors" in away["words"]
    board.place(["nurse"], "dir_sell", on=False)
    assert "2 errors cleared" in said(board.work)
    back = board.send("foresee", ids=["nurse"], target="dir_buy", turn=2)["foreseen"]
    assert "2 errors return" in back["words"]


def test_what_cannot_be_is_foreseen_as_that(board: Board) -> None:
    foreseen = board.send("foresee", ids=["dir_sell"], target="nurse", turn=1)["foreseen"]
    assert foreseen["refused"] == "Nurse is below Seller."
    assert foreseen["words"] == ""


def test_an_answer_is_gone_once_the_organisation_is_another(board: Board) -> None:
    assert board.send("foresee", ids=["nurse"], target="dir_fin", turn=1)["foreseen"]
    assert board.place(["analyst"], "dir_fin")["foreseen"] is None
    assert board.send("undo")["foreseen"]["turn"] == 1


def test_of_functions_it_is_told_how_many_there_are_then(board: Board) -> None:
    told = board.send("foresee", ids=["f_plan"], target="sell", turn=1)
    assert told["foreseen"]["words"].startswith("functions 1 → 2")


def test_every_table_that_can_be_placed_has_its_verb_in_the_forms() -> None:
    assert {"move-post", "move-unit", "move-function", "appoint"} <= set(VERBS)


def test_reports_are_counted_as_they_are_after() -> None:
    for model, ids, target, on in placements(at_least(100), seed=3):
        placing = Placing(model, ids)
        changes = placing.changes(target, with_units=on)
        reports = placing.reports(target)
        if not changes or reports is None:
            continue
        scenario = Scenario("x")
        for keys in placing.changes(target, with_units=True):
            scenario = scenario.then(keys["do"], **{k: v for k, v in keys.items() if k != "do"})
        manager = placing.manager(target)
        assert model.hierarchy.span(manager) == reports[0]
        assert model.apply(scenario).hierarchy.span(manager) == reports[1]


def test_of_a_very_large_organisation_it_is_said_that_findings_come_after(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placed, "_CHECKED_AT_ONCE", 3)
    told = board.send("foresee", ids=["it_one"], target="payroll", turn=1)
    assert told["foreseen"]["words"].endswith("The findings are told after the move")
