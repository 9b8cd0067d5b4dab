"""When the panel and the selection alone are drawn anew, and when all of the page is."""

import hypothesis.strategies as st
import pytest
import streamlit
from hypothesis import given

from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.alike import alike
from tests.builders import organisation, post
from tests.ui.chart.board import open_board

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.text("ab", max_size=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
        | st.tuples(inner, inner)
    ),
)


@pytest.fixture
def drawn(monkeypatch):
    """A board that a page shows as it is."""
    board = open_board(monkeypatch, organisation(posts=[post("a"), post("b", "a")]))
    state.choose("a.button", False)
    state.choose("a.choice", ["one"])
    state.note_drawn(True, "the.chart")
    return board


def test_a_selection_alone_is_shown_by_itself(drawn):
    state.select_all(("a", "b"))
    assert not state.is_drawn()
    assert state.only_selected()
    assert state.is_drawn()
    state.select_all(())
    assert state.only_selected()


def test_what_the_chart_sends_and_the_count_of_it_are_no_more_to_show(drawn):
    state.select("b")
    state.take("client", 3)
    state.choose("the.chart", {"event": {"client": "client"}})
    assert state.only_selected()


@pytest.mark.parametrize(
    "happens",
    [
        lambda: state.choose("a.button", True),
        lambda: state.choose("another.button", True),
        lambda: state.choose("a.choice", ["two"]),
        lambda: state.open_finding("f"),
        lambda: state.select("b", into_view=True),
        lambda: state.put_room(900.0, 700.0),
        lambda: state.note_drawn(False),
    ],
    ids=["pressed", "pressed, new", "chosen", "finding", "into view", "room", "being drawn"],
)
def test_anything_else_draws_the_page(drawn, happens):
    state.select("b")
    happens()
    assert not state.only_selected()
    assert not state.is_drawn()


def test_a_change_draws_the_page(drawn):
    drawn.send("rename", id="b", text="Another title")
    state.select("b")
    assert drawn.changes
    assert not state.only_selected()


def test_a_button_that_is_gone_or_new_is_not_pressed(drawn):
    state.select("b")
    del streamlit.session_state["a.button"]
    streamlit.session_state["another.button"] = False
    state.choose("a.choice", ["one"])
    assert state.only_selected()


def test_a_second_selection_is_not_shown_by_the_first(drawn):
    state.select("b")
    assert state.only_selected()
    state.select("a")
    assert not state.is_drawn()


@given(VALUES, VALUES)
def test_plain_values_are_alike_where_they_are_equal_and_of_one_kind(one, other):
    assert alike(one, other) == (repr(one) == repr(other) or _same_keys(one, other))
    assert alike(one, one)


def _same_keys(one, other):
    """Mappings of the same in another order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple) and type(one) is type(other) and len(one) == len(other):
        return all(map(_same_keys_or_equal, one, other))
    return False


def _same_keys_or_equal(one, other):
    return repr(one) == repr(other) or _same_keys(one, other)


def test_objects_are_alike_where_they_are_the_same():
    work = object()
    assert alike((work, 1), (work, 1))
    assert not alike((work, 1), (object(), 1))
