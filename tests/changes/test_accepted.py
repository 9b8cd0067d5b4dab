"""What an option accepts on purpose: read, written, applied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.changes.accepted import EXEMPTIONS
from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.python_form import to_python
from orgmodel.files.exporters import folder_files
from orgmodel.files.scenario_file import parse_scenario, to_toml
from orgmodel.rules.check import accepted_by
from tests.builders import function, link, organisation, unit

KEYS = {
    "subject": ["head"],
    "reason": "The teams are small",
    "safeguard": "A deputy is appointed in spring",
    "owner": "Chief Executive",
    "review": "2030-01-01",
}
TEXT = st.text(min_size=1).filter(str.strip)


def overlapping() -> om.Organisation:
    return organisation(
        units=[unit("a", head="ce"), unit("b")],
        functions=[function("F1", "a"), function("F2", "b")],
        links=[link("F1", "overlaps", "F2")],
    )


def standing(organisation: om.Organisation) -> set[str]:
    return {f.rule for f in organisation.check(["structure"]).findings if f.stands}


def test_an_accepted_finding_is_exempt_and_nothing_else_is_changed() -> None:
    before = overlapping()
    finding = next(f for f in before.check(["structure"]).findings if f.rule == "R60")
    keys = {**KEYS, "subject": list(finding.subjects)}
    after = before.apply(om.Scenario("As it is").accept(finding.rule, **keys))
    now = next(f for f in after.check(["structure"]).findings if f.id == finding.id)
    assert now.exemption is not None
    assert now.exemption.safeguard == KEYS["safeguard"]
    assert after.tables["posts"] is before.tables["posts"]
    assert standing(after) == standing(before) - {finding.rule}


def test_the_folder_of_the_option_holds_it_after_what_was_accepted_before() -> None:
    first = overlapping().apply(om.Scenario("A").accept("SPAN", **KEYS))
    second = first.apply(om.Scenario("B").accept("DEPTH", **KEYS))
    written = folder_files(second)[EXEMPTIONS].decode()
    assert written.count("[[exemption]]") == 2
    assert [one.rule for one in accepted_by(second)] == ["SPAN", "DEPTH"]


@given(
    reason=TEXT, safeguard=TEXT, owner=TEXT, subject=st.lists(st.sampled_from("abc"), min_size=1)
)
def test_what_is_accepted_reads_back_the_same(
    reason: str, safeguard: str, owner: str, subject: list[str]
) -> None:
    keys = {"reason": reason, "safeguard": safeguard, "owner": owner, "subject": subject}
    made = om.Scenario("A").move_post("x", to="y").accept("SPAN", review="2030-01-01", **keys)
    assert parse_scenario(to_toml(made).encode()) == made
    applied = overlapping().apply(om.Scenario("A", accepted=made.accepted))
    (found,) = accepted_by(applied)
    assert (found.rule, found.subjects) == ("SPAN", frozenset(subject))
    assert found.exemption.review == "2030-01-01"


def test_accepting_again_takes_the_place_of_the_first() -> None:
    made = om.Scenario("A").accept("SPAN", **KEYS).accept("SPAN", **{**KEYS, "reason": "Other"})
    assert [one.reason for one in made.accepted] == ["Other"]


def test_two_scenarios_together_accept_what_each_accepts_once() -> None:
    one = om.Scenario("A").accept("SPAN", **KEYS)
    other = om.Scenario("B").accept("DEPTH", **KEYS).accept("SPAN", **KEYS)
    assert [found.rule for found in (one + other).accepted] == ["SPAN", "DEPTH"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": ""}, '"reason"'),
        ({"owner": None}, '"owner"'),
        ({"review": "next year"}, "must be a day"),
        ({"subject": []}, "an id or a list of ids"),
        ({"subject": ["a\x07"]}, "U+0007"),
        ({"colour": "red"}, '"colour"'),
    ],
)
def test_every_fault_is_said(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        om.Scenario("A").accept("SPAN", **{**KEYS, **wrong})
    assert said in str(caught.value)


def test_a_file_names_the_block_at_fault() -> None:
    text = 'name = "A"\n[[exemption]]\nrule = "SPAN"\nsubject = "head"\n'
    with pytest.raises(ScenarioError) as caught:
        parse_scenario(text.encode())
    for part in ("exemption 1", "reason", "safeguard", "owner", "review"):
        assert part in str(caught.value)


def test_the_python_form_makes_the_same() -> None:
    made = om.Scenario("A").move_post("x", to="y").accept("SPAN", **KEYS)
    assert eval(to_python(made), {"om": om}) == made  # noqa: S307
