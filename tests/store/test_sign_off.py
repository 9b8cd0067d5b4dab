"""Where the sign-off of an option stands, and what a change after it does to it."""

from __future__ import annotations

import pytest

from orgmodel.store import kinds
from orgmodel.store.acts import acts_between
from orgmodel.store.saying import items
from orgmodel.store.sign_off import State, sign_off
from tests.store.writing import TWO, Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.begin("a")
    desk.submit("a")
    return desk


def _decide(desk: Desk, place: int, *, accepted: bool) -> None:
    item = items(desk.option("a").scenario)[place]
    desk.do(kinds.DECIDED, "a", "bob", item=item, accepted=accepted, reason="because")


def _state(desk: Desk) -> State:
    return sign_off(desk.workspace, desk.option("a")).state


def test_an_option_is_a_draft_until_it_is_submitted():
    desk = Desk()
    assert sign_off(desk.workspace, desk.begin("a")).state is State.DRAFT


def test_it_is_approved_once_every_change_is_accepted(desk):
    assert _state(desk) is State.SUBMITTED
    _decide(desk, 0, accepted=True)
    assert _state(desk) is State.SUBMITTED
    _decide(desk, 1, accepted=True)
    assert _state(desk) is State.APPROVED


def test_it_is_rejected_where_one_of_all_is(desk):
    _decide(desk, 0, accepted=True)
    _decide(desk, 1, accepted=False)
    assert _state(desk) is State.REJECTED


def test_what_is_changed_after_is_asked_for_again_and_the_rest_holds(desk):
    _decide(desk, 0, accepted=True)
    _decide(desk, 1, accepted=True)
    option = desk.option("a")
    other = TWO.move_function("f3", to="u1").changes[-1]
    for act in acts_between(desk.workspace, (option.stepped((option.changes[0], other)),)):
        desk.act(act)
    found = sign_off(desk.workspace, desk.option("a"))
    assert found.state is State.DRAFT
    assert (len(found.added), len(found.gone)) == (1, 1)
    assert [one is None for one in found.decisions] == [False, True]
    desk.submit("a")
    assert _state(desk) is State.SUBMITTED
    _decide(desk, 1, accepted=True)
    assert _state(desk) is State.APPROVED


def test_an_approved_option_that_is_changed_and_changed_back_is_approved(desk):
    _decide(desk, 0, accepted=True)
    _decide(desk, 1, accepted=True)
    option = desk.option("a")
    for act in acts_between(desk.workspace, (option.stepped(option.changes[:1]),)):
        desk.act(act)
    assert _state(desk) is State.DRAFT
    desk.do(kinds.UNDONE, "a")
    assert _state(desk) is State.APPROVED


def test_what_is_taken_back_is_a_draft(desk):
    desk.do(kinds.TAKEN_BACK, "a")
    assert _state(desk) is State.DRAFT


def test_two_changes_that_say_the_same_are_decided_one_by_one():
    twice = TWO + TWO
    assert len(set(items(twice))) == 4


def test_an_accepted_finding_is_decided_on_too():
    accepting = TWO.accept(
        "R1", subject="f1", reason="small", safeguard="a wall", owner="ce", review="2027-01-31"
    )
    assert len(items(accepting)) == 3
