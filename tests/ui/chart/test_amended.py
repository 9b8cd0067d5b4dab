"""Renaming, adding and making vacant in the drawing: one step each, as the forms make them."""

from __future__ import annotations

from typing import Any

import pytest

from orgmodel.ui.chart.saying import said
from orgmodel.ui.workspace import editing, state
from tests.builders import organisation, post
from tests.changes.small import body
from tests.ui.chart.board import Board, open_board
from tests.ui.chart.test_placed import by_the_form


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    return open_board(monkeypatch, body(), "small")


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("nurse", {"do": "update-post", "post": "nurse", "title": "Matron of all"}),
        ("it", {"do": "update-unit", "unit": "it", "name": "Matron of all"}),
        ("f_it", {"do": "update-function", "function": "f_it", "name": "Matron of all"}),
        ("s_care", {"do": "update-service", "service": "s_care", "name": "Matron of all"}),
    ],
)
def test_a_thing_is_renamed_as_by_its_form(board: Board, name: str, keys: dict[str, Any]) -> None:
    told = board.send("rename", id=name, text="  Matron  of all ")
    assert told["refused"] == []
    assert board.changes == [keys]
    assert by_the_form(board.work.baseline, keys) == keys
    assert state.selected()


@pytest.mark.parametrize("text", ["", "   ", "nurse", " nurse "])
def test_nothing_or_the_same_title_changes_nothing(board: Board, text: str) -> None:
    told = board.send("rename", id="nurse", text=text)
    assert (board.work.options, told["refused"]) == ((), [])


def test_a_post_is_added_in_the_home_of_its_manager_with_an_id_of_its_own(board: Board) -> None:
    told = board.send("add", id="dir_fin", text="Payroll")
    keys = {
        "do": "add-post",
        "post": "payroll_2",
        "title": "Payroll",
        "reports_to": "dir_fin",
        "unit": "fin",
    }
    assert board.changes == [keys]
    assert by_the_form(board.work.baseline, {k: v for k, v in keys.items() if k != "post"}) == keys
    assert state.selected() == "payroll_2"
    assert said(board.work).startswith("Added Payroll under Treasurer. ")
    assert told["changes"][0]["ids"] == ["payroll_2", "dir_fin", "fin"]


def test_a_post_is_added_in_a_unit_under_its_head(board: Board) -> None:
    board.send("add", id="sell", text="Driver")
    assert board.changes[0]["reports_to"] == "dir_sell"
    assert board.changes[0]["unit"] == "sell"


def test_a_post_without_a_title_is_refused(board: Board) -> None:
    assert board.send("add", id="ce", text=" ")["refused"] == ["Say what the new post is called."]
    assert board.work.options == ()


def test_a_post_is_made_vacant_in_one_step(board: Board) -> None:
    board.send("vacate", id="nurse")
    assert board.changes == [
        {"do": "end-appointment", "person": "ann", "post": "nurse"},
        {"do": "end-appointment", "person": "bob", "post": "nurse"},
        {"do": "update-post", "post": "nurse", "status": "vacant"},
    ]
    assert "nurse" in board.work.organisation.vacant
    assert said(board.work).startswith("nurse is vacant now. ")
    assert board.send("vacate", id="nurse")["refused"] == ["nurse is vacant already."]
    editing.undo()
    assert board.changes == []


def test_a_post_of_which_nobody_is_recorded_is_made_vacant_by_its_status(board: Board) -> None:
    board.send("vacate", id="analyst")
    assert [keys["do"] for keys in board.changes] == ["end-appointment", "update-post"]
    board.send("vacate", id="it_one")
    assert board.changes[-1] == {"do": "update-post", "post": "it_one", "status": "vacant"}
    assert {"analyst", "it_one"} <= board.work.organisation.vacant


def test_a_group_or_a_role_is_not_made_vacant(monkeypatch: pytest.MonkeyPatch) -> None:
    posts = [post("a"), post("g", "a", kind="post_group", count="12"), post("r", "a", kind="role")]
    board = open_board(monkeypatch, organisation(posts), "group")
    assert "stands for 12 posts" in board.send("vacate", id="g")["refused"][0]
    assert "is a role" in board.send("vacate", id="r")["refused"][0]
    assert "nobody can report" in board.send("add", id="r", text="X")["refused"][0]
