"""What was done to options is told by acts that make the same of them again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.changes.scenario import Scenario
from orgmodel.store import kinds
from orgmodel.store.acts import acts_between
from orgmodel.store.option import Option
from tests.store.writing import TWO, Desk

ACCEPTED = TWO.accept(
    "R1", subject="f1", reason="small", safeguard="a wall", owner="ce", review="2027-01-31"
).accepted
CHANGES = tuple(
    Scenario("x").move_function(f"f{number}", to=f"u{number}").changes[0] for number in range(4)
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.lists(st.sampled_from(CHANGES), max_size=4)),
        st.tuples(st.just("accept"), st.booleans()),
        st.tuples(st.sampled_from(["undo", "redo", "delete", "back"]), st.just(0)),
        st.tuples(st.just("name"), st.text(min_size=1, max_size=20)),
    ),
    max_size=12,
)


def _stepped(option: Option, what: str, given: object) -> Option:
    if what == "step":
        return option.stepped(tuple(given))
    if what == "accept":
        return option.stepped(option.changes, ACCEPTED if given else ())
    return {
        "undo": option.undone,
        "redo": option.redone,
        "name": lambda: option.renamed(str(given)),
    }[what]()


@given(STEPS)
def test_acts_make_the_same_of_the_options_again(steps):
    desk = Desk()
    desk.begin("a")
    for what, given_ in steps:
        now = desk.workspace.options
        gone = desk.workspace.deleted
        if what == "delete":
            wanted = ()
        elif what == "back":
            wanted = (*now, *gone[-1:])
        else:
            wanted = tuple(_stepped(one, what, given_) for one in now)
        for act in acts_between(desk.workspace, wanted):
            desk.act(act)
        assert desk.workspace.options == wanted


def test_a_new_option_comes_with_its_steps():
    desk = Desk()
    new = Option.of("b", Scenario("Option 1")).stepped(TWO.changes)
    acts = acts_between(desk.workspace, (new,))
    assert [act.kind for act in acts] == [kinds.OPTION_BEGUN, kinds.CHANGED]
    for act in acts:
        desk.act(act)
    assert desk.workspace.options == (new,)


def test_a_step_says_only_what_is_new():
    desk = Desk()
    option = desk.begin("a")
    more = option.stepped((*option.changes, CHANGES[0]))
    (act,) = acts_between(desk.workspace, (more,))
    assert act.what["keep"] == 2
    assert len(act.what["changes"]) == 1


def test_steps_past_the_oldest_kept_are_told_too():
    desk = Desk()
    option = desk.begin("a")
    for number in range(205):
        option = option.stepped(CHANGES[: number % 4])
        for act in acts_between(desk.workspace, (option,)):
            desk.act(act)
        assert desk.option("a") == option


def test_an_unchanged_option_needs_no_act():
    desk = Desk()
    option = desk.begin("a")
    assert acts_between(desk.workspace, (option,)) == ()
    assert acts_between(desk.workspace, (replace(option),)) == ()
