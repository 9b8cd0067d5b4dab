"""What is said aloud after each step of an option, whichever way it was made."""

from __future__ import annotations

import pytest

from orgmodel.ui.chart.saying import said
from orgmodel.ui.workspace import editing, state
from tests.changes.small import body
from tests.ui.chart.board import Board, open_board

MOVED = {"do": "move-post", "post": "dir_sell", "to": "dir_buy"}


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    return open_board(monkeypatch, body(), "small")


def test_a_change_by_a_form_is_said_and_so_are_undo_and_redo(board: Board) -> None:
    assert editing.make(MOVED)
    words = said(board.work)
    assert words.startswith("Done: Move the post Seller to report to Buyer. ")
    editing.undo()
    undone = said(board.work)
    assert undone.startswith("Undone: Move the post Seller to report to Buyer. ")
    editing.redo()
    assert said(board.work) == words.replace("Done", "Redone")
    board.send("drop_change", turn=1)
    assert said(board.work) == undone


def test_what_is_new_in_the_findings_is_said_with_the_step(board: Board) -> None:
    assert editing.make(MOVED)
    assert "finding" in said(board.work) or "new" in said(board.work)


def test_several_changes_are_counted(board: Board) -> None:
    assert editing.make_all((MOVED, {"do": "update-post", "post": "dir_buy", "title": "Purchaser"}))
    assert said(board.work).startswith("Done: 2 changes. ")


def test_another_selection_is_said_in_place_of_the_step(board: Board) -> None:
    assert editing.make(MOVED)
    state.select("dir_sell")
    assert said(board.work).startswith("Done: ")
    state.select_all(("dir_buy",))
    assert said(board.work).startswith("Selected: Buyer")


def test_another_option_says_nothing_of_the_steps_of_this(board: Board) -> None:
    assert editing.make(MOVED)
    editing.show("")
    assert said(board.work) == ""


def test_undo_of_what_came_after_a_placement_is_said_and_not_the_placement(board: Board) -> None:
    board.place(["dir_sell"], "dir_buy")
    assert said(board.work).startswith("Moved under Buyer. ")
    assert editing.make({"do": "update-post", "post": "dir_buy", "title": "Purchaser"})
    editing.undo()
    assert said(board.work).startswith("Undone: ")


def test_words_have_no_ids_also_of_what_is_gone_again(board: Board) -> None:
    assert editing.make({"do": "add-post", "post": "new_one", "title": "New", "reports_to": "ce"})
    editing.undo()
    assert "new_one" not in said(board.work)
