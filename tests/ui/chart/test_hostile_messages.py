"""Messages of any kind from a browser: refused in words, with everything as it was."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgmodel.ui.chart.doing import do
from orgmodel.ui.chart.saying import said
from orgmodel.ui.chart.told import told
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.workspace import editing, state
from tests.builders import organisation, post
from tests.changes.small import body
from tests.depth import at_least
from tests.ui.chart.board import Board, open_board

KINDS = ("place", "foresee", "seek", "go", "rename", "add", "vacate", "undo", "redo", "drop_change")
NAMES = ("ce", "dir_buy", "nurse", "nurses", "it", "buy", "f_plan", "s_care", "ann", "nobody", "")
texts = st.one_of(st.sampled_from(("", "target", "Chief", "n")), st.text(max_size=20))
names = st.one_of(st.sampled_from(NAMES), st.text(max_size=4))
events = st.builds(
    ChartEvent,
    number=st.just(1),
    type=st.sampled_from(KINDS),
    id=st.one_of(names, st.just("target")),
    ids=st.lists(names, max_size=4, unique=True).map(tuple),
    target=names,
    text=texts,
    on=st.booleans(),
    turn=st.integers(-3, 9),
)


small = cache(body)
"""Read once: a body is not changed by what is done to it."""


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    return open_board(monkeypatch, body(), "small")


@settings(
    max_examples=at_least(13),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(done=st.lists(events, max_size=4))
def test_whatever_comes_is_done_or_refused_and_answered(
    monkeypatch: pytest.MonkeyPatch, done: list[ChartEvent]
) -> None:
    board = open_board(monkeypatch, small(), "small")
    for event in done:
        before = board.changes
        do(event)
        answer = told(board.work)
        assert isinstance(said(board.work), str)
        if answer["refused"]:
            assert board.changes == before
        assert not board.work.organisation.problems or small().problems


def test_two_thousand_ids_are_answered(board: Board) -> None:
    many = [f"x{n}" for n in range(2_000)]
    assert len(board.place(many, "ce")["refused"]) == 5
    assert board.work.options == ()
    assert board.send("foresee", ids=many, target="ce")["foreseen"]["refused"]
    assert board.send("seek", id="target", ids=many, text="a")["found"]["cannot"]
    whole = organisation([post("a"), post("b"), *(post(f"p{n}", "a") for n in range(1_998))])
    assert len(whole.hierarchy) == 2_000


def test_two_thousand_posts_move_in_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"p{n}" for n in range(1_998)]
    model = organisation([post("a"), post("b", "a"), *(post(name, "a") for name in names)])
    board = open_board(monkeypatch, model, "wide")
    assert board.place(names, "b")["refused"] == []
    assert board.work.organisation.hierarchy.span("b") == 1_998
    board.send("undo")
    assert board.changes == []


def test_a_message_that_comes_again_is_done_once(board: Board) -> None:
    board.send("add", id="ce", text="Clerk")
    board.numbers["one"] = 0
    board.send("add", id="ce", text="Clerk")
    assert len(board.changes) == 1


def test_a_second_tab_works_on_what_the_first_left(board: Board) -> None:
    board.send("add", client="one", id="ce", text="Clerk")
    board.place(["clerk"], "dir_fin")
    assert board.send("add", client="two", id="clerk", text="Help")["refused"] == []
    assert board.send("undo", client="two")["can"]["redo"]
    assert board.send("place", client="two", ids=["help"], target="ce")["refused"]
    assert len(board.changes) == 2


def test_a_change_that_is_not_there_is_not_taken_back(board: Board) -> None:
    board.send("add", id="ce", text="Clerk")
    for turn in (-1, 0, 2, 99):
        board.send("drop_change", turn=turn)
        assert len(board.changes) == 1
    board.send("drop_change", turn=1)
    assert board.changes == []


def test_what_has_moved_up_in_the_list_is_not_taken_for_what_was_pressed(board: Board) -> None:
    board.send("add", id="ce", text="Clerk")
    board.send("add", id="ce", text="Help")
    first, second = board.send("add", id="ce", text="Porter")["changes"][:2]
    assert len({first["key"], second["key"]}) == 2
    for _ in range(2):  # pressed twice
        told = board.send("drop_change", turn=1, id=first["key"])
    assert "not there any more" in told["refused"][0]
    board.send("reason", turn=2, id=second["key"], text="For cover")
    assert [change["title"] for change in board.changes] == ["Help", "Porter"]
    assert not any(change.get("reason") for change in board.changes)
    board.send("reason", turn=1, id=second["key"], text="For cover")
    assert board.changes[0]["reason"] == "For cover"
    assert board.send("drop_change", turn=1, id=second["key"])["refused"] == []


def test_a_deleted_option_comes_back_under_a_name_of_its_own(board: Board) -> None:
    board.send("add", id="ce", text="Clerk")
    editing.delete()
    board.send("add", id="ce", text="Help")
    editing.bring_back()
    assert [option.name for option in board.work.options] == ["Option 1", "Option 1 (2)"]


@pytest.mark.parametrize(
    "fields",
    [
        {"ids": "ce"},
        {"ids": [1]},
        {"target": None},
        {"text": "x" * 2_000},
        {"ids": [f"p{n}" for n in range(2_001)]},
        {"text": "\ud83d"},
    ],
)
def test_what_has_no_form_is_refused_in_words_and_does_not_come_again(
    board: Board, fields: dict[str, object]
) -> None:
    (refused,) = board.send("place", **{"ids": ["nurse"], "target": "ce", **fields})["refused"]
    assert "nothing was changed" in refused
    assert board.work.options == ()
    assert state.taken() == {"one": 1}
    assert board.send("undo")["refused"] == []
