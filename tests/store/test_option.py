"""An option under work: its steps, its name."""

from __future__ import annotations

from orgmodel.changes.scenario import Scenario
from orgmodel.store.option import Option, free_name, hash_of

FIRST = Scenario("A").move_post("fin", to="ops").changes
SECOND = Scenario("A").move_post("fin", to="ops").remove_post("it").changes


def option(*steps: tuple[object, ...]) -> Option:
    made = Option.of("k", Scenario("A", option="O1", source="7"))
    for step in steps:
        made = made.stepped(step)  # type: ignore[arg-type]
    return made


def test_undo_and_redo_go_along_the_steps() -> None:
    made = option(FIRST, SECOND)
    assert made.undone().changes == FIRST
    assert made.undone().undone().changes == ()
    assert made.undone().redone().changes == SECOND
    assert not option().can_undo
    assert option().undone().changes == ()


def test_a_new_step_forgets_what_was_undone() -> None:
    made = option(FIRST, SECOND).undone().stepped(())
    assert not made.can_redo
    assert made.undone().changes == FIRST


def test_a_removed_change_comes_back_with_undo() -> None:
    assert option(SECOND, SECOND[1:]).undone().changes == SECOND


def test_steps_are_bounded() -> None:
    made = option(*([FIRST, SECOND] * 150))
    assert len(made.steps) == 200
    assert made.changes == SECOND


def test_the_scenario_keeps_what_it_says_of_itself() -> None:
    made = option(FIRST).renamed("  New   name ").scenario
    assert (made.name, made.option, made.source, made.changes) == ("New name", "O1", "7", FIRST)


def test_an_empty_name_changes_nothing() -> None:
    assert option().renamed("  ").name == "A"


def test_what_is_kept_reads_back_the_same() -> None:
    made = option(SECOND)
    assert Option.read(made.to_dict()).scenario == made.scenario


def test_the_hash_tells_scenarios_apart() -> None:
    assert hash_of(option(FIRST).scenario) != hash_of(option(SECOND).scenario)
    assert hash_of(option(FIRST).scenario) == hash_of(option(SECOND, FIRST).scenario)


def test_a_taken_name_gets_a_number() -> None:
    assert free_name("A", ("A", "A (2)")) == "A (3)"


ACCEPTED = (
    Scenario("A")
    .accept("R1", subject=["fin"], reason="a", safeguard="b", owner="c", review="2030-01-01")
    .accepted
)


def test_what_is_accepted_is_undone_and_redone_like_a_change() -> None:
    made = option(FIRST).stepped(FIRST, ACCEPTED)
    assert made.scenario.accepted == ACCEPTED
    assert made.undone().accepted == ()
    assert made.undone().redone().accepted == ACCEPTED
    assert made.stepped(SECOND).accepted == ACCEPTED
    assert Option.read(made.to_dict()).scenario == made.scenario


def test_the_step_before_is_the_last_with_other_changes() -> None:
    made = option(FIRST, SECOND)
    assert made.before.changes == FIRST
    assert made.stepped(SECOND, ACCEPTED).before.changes == FIRST
    assert made.undone().before.changes == ()
    assert option(SECOND, FIRST).before.changes == SECOND
    assert Option.of("k", Scenario("A", changes=SECOND)).before.changes == SECOND[:1]
