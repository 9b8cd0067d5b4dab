"""What an option costs once is a step like another: kept, undone, and there in a second reading."""

from orgmodel.changes.one_off import OneOffCost
from orgmodel.store import kinds
from orgmodel.store.acts import acts_between
from tests.store.writing import Desk

FIRST, SECOND = OneOffCost("Redundancy", "50000", "HR"), OneOffCost("Fit-out")


def said(desk: Desk, *costs: OneOffCost) -> None:
    option = desk.option("a")
    for act in acts_between(desk.workspace, (option.stepped(option.changes, one_off=costs),)):
        desk.act(act)


def test_costs_are_kept_with_the_changes_and_undone_one_step_at_a_time():
    desk = Desk()
    desk.begin("a")
    changes = desk.option("a").changes
    said(desk, FIRST)
    said(desk, FIRST, SECOND)
    assert desk.option("a").scenario.one_off == (FIRST, SECOND)
    assert desk.option("a").changes == changes
    desk.do(kinds.UNDONE, "a")
    assert desk.option("a").one_off == (FIRST,)
    desk.do(kinds.UNDONE, "a")
    assert desk.option("a").one_off == ()
    desk.do(kinds.REDONE, "a")
    assert desk.option("a").one_off == (FIRST,)


def test_a_change_after_keeps_the_costs():
    desk = Desk()
    desk.begin("a")
    said(desk, FIRST)
    option = desk.option("a")
    for act in acts_between(desk.workspace, (option.stepped(option.changes[:1]),)):
        desk.act(act)
    assert desk.option("a").one_off == (FIRST,)
    assert desk.option("a").before.one_off == (FIRST,)
