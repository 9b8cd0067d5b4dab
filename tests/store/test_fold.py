"""What events make of a workspace, and which events are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgmodel.store import kinds
from orgmodel.store.event import Act, Event, RecordError
from orgmodel.store.fold import after, folded
from orgmodel.store.kinds import KINDS
from orgmodel.store.saying import items
from tests.store.writing import BASELINE, START, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_all_events_again_give_the_same_workspace(desk):
    desk.begin("a")
    desk.do(kinds.UNDONE, "a")
    desk.do(kinds.COMMENT, "a", about="post", id="p1", words="Is this right?")
    desk.do(kinds.TARGET, figure="span", most=8, words="8")
    assert folded("w", desk.events) == desk.workspace
    assert desk.workspace.targets["span"].most == 8
    assert desk.workspace.comments[0].words == "Is this right?"


@pytest.mark.parametrize("name", ["at", "who", "kind", "option", "what"])
def test_an_event_that_was_changed_is_refused(desk, name):
    desk.begin("a")
    desk.do(kinds.RENAMED, "a", name="Better")
    other = {"what": {"name": "Worse"}}.get(name, "other")
    forged = replace(desk.events[-1], **{name: other})
    with pytest.raises(RecordError, match="event 3"):
        folded("w", [*desk.events[:-1], forged])


def test_an_event_that_is_left_out_is_missed(desk):
    desk.begin("a")
    desk.begin("b")
    with pytest.raises(RecordError, match="does not follow"):
        folded("w", [desk.events[0], desk.events[2]])


@pytest.mark.parametrize(
    "act",
    [
        Act(kinds.BEGUN, "", {"name": "Again", "baseline": BASELINE.to_dict()}),
        Act(kinds.OPTION_BEGUN, "a", {"scenario": {"name": "Twice"}}),
        Act(kinds.OPTION_BEGUN, "", {"scenario": {"name": "No key"}}),
        Act(kinds.CHANGED, "none", {"keep": 0, "changes": []}),
        Act(kinds.CHANGED, "a", {"keep": 9, "changes": []}),
        Act(kinds.CHANGED, "a", {"keep": 0, "changes": [{"do": "fly"}]}),
        Act(kinds.COMMENT, "a", {"about": "moon", "id": "", "words": "x"}),
        Act(kinds.COMMENT, "a", {"about": "post", "id": "p", "words": "  "}),
        Act(kinds.WITHDRAWN, "", {"comment": 77}),
        Act(kinds.DECIDED, "a", {"item": "x.1", "accepted": True, "reason": ""}),
        Act(kinds.BROUGHT_BACK, "a", {}),
        Act(kinds.TARGET, "", {"figure": "span", "most": "many", "words": ""}),
        Act(kinds.TARGET, "", {"figure": "span", "most": "nan", "words": ""}),
        Act(kinds.TARGET, "", {"figure": "span", "most": 10**400, "words": ""}),
    ],
    ids=lambda act: f"{act.kind} {sorted(act.what)}",
)
def test_what_cannot_be_is_refused_in_words(desk, act):
    desk.begin("a")
    before = desk.workspace
    with pytest.raises(RecordError):
        desk.act(act)
    assert desk.workspace == before


def test_a_kind_that_is_not_known_is_refused(desk):
    event = Event.following(desk.workspace.number, desk.workspace.seal, Act("x"), "ann", START)
    with pytest.raises(RecordError, match="kind that is not known"):
        after(desk.workspace, event)


def test_a_comment_is_withdrawn_by_its_author_alone(desk):
    desk.do(kinds.COMMENT, about="workspace", id="", words="Mine")
    with pytest.raises(RecordError, match="somebody else"):
        desk.do(kinds.WITHDRAWN, who="bob", comment=2)
    desk.do(kinds.WITHDRAWN, comment=2)
    assert desk.workspace.comments[0].withdrawn
    assert desk.workspace.comments[0].words == ""


def test_a_change_is_rejected_only_with_a_reason(desk):
    option = desk.begin("a")
    desk.submit("a")
    item = items(option.scenario)[0]
    with pytest.raises(RecordError, match="reason"):
        desk.do(kinds.DECIDED, "a", item=item, accepted=False, reason=" ")
    desk.do(kinds.DECIDED, "a", item=item, accepted=False, reason="Too many posts")
    assert desk.workspace.decisions[0].reason == "Too many posts"


@pytest.mark.parametrize(
    ("kind", "clashes"),
    [
        (kinds.CHANGED, True),
        (kinds.BASELINE, True),
        (kinds.COMMENT, False),
        (kinds.MAPPING, False),
    ],
)
def test_an_act_is_out_of_date_where_its_option_was_changed_since(desk, kind, clashes):
    desk.begin("a")
    seen = desk.workspace.number
    desk.do(kinds.RENAMED, "a", who="bob", name="Better")
    assert desk.workspace.changed_since(Act(kind, "a"), seen) is clashes
    assert not desk.workspace.changed_since(Act(kinds.CHANGED, "b"), seen)


def test_what_clashes_is_told(desk):
    desk.begin("a")
    desk.begin("b")
    desk.do(kinds.RENAMED, "a", who="bob", name="Better")
    desk.do(kinds.RENAMED, "b", who="bob", name="Other")
    act = Act(kinds.UNDONE, "a")
    assert desk.workspace.clashes(act, tuple(desk.events[3:])) == (desk.events[3],)


def test_every_kind_is_said_to_need_a_right():
    assert {kind.name for kind in KINDS.values()} == set(KINDS)
