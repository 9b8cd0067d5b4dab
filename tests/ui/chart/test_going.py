"""Going to a thing: its own box, or the one that stands for it, and it is said which."""

from __future__ import annotations

import pytest

from orgmodel.ui.chart.saying import said
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.workspace import state
from tests.builders import organisation, post, unit
from tests.changes.small import body
from tests.ui.chart.board import Board, open_board


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    return open_board(monkeypatch, body(), "small")


def test_a_post_is_selected_and_brought_into_view(board: Board) -> None:
    board.send("go", id="nurse")
    target = state.view_target()
    assert state.selected() == "nurse"
    assert target is not None
    assert target.id == "nurse"
    assert said(board.work).startswith("Selected: nurse")


@pytest.mark.parametrize(
    ("name", "box"),
    [("buy", "dir_buy"), ("it", "it_head"), ("f_pay", "payroll"), ("f_it", "it_head")],
)
def test_without_a_box_what_stands_for_it_is_selected_and_said(
    board: Board, name: str, box: str
) -> None:
    told = board.send("go", id=name)
    assert told["refused"] == []
    assert state.selected() == box
    assert f"has no box of its own: {board.work.organisation.names[box]} is shown." in said(
        board.work
    )


def test_a_service_is_shown_by_who_provides_it() -> None:
    assert stands_for(body(), "s_care") == "dir_sell"


def test_a_unit_that_nobody_is_in_is_selected_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    board = open_board(monkeypatch, organisation([post("a")], units=[unit("out")]), "out")
    board.send("go", id="out")
    assert state.selected() == "out"
    assert "no post stands for it" in said(board.work)


@pytest.mark.parametrize("name", ["nobody", "", "ann"])
def test_what_is_nowhere_is_refused(board: Board, name: str) -> None:
    assert board.send("go", id=name)["refused"]
    assert state.selected() is None
