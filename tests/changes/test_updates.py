"""Units, functions and services whose cells change, and services that come and go.

Each verb as a table: what it does, what it refuses and why, and that its file replays.
"""

from __future__ import annotations

from typing import Any

import pytest

import orgmodel as om
from orgmodel.changes.python_form import to_python
from orgmodel.changes.verb_list import read_change
from orgmodel.files.scenario_file import parse_scenario, to_toml
from orgmodel.model.evidence import Origin
from tests.builders import organisation, post, unit
from tests.changes.small import body, cells, fingerprint

CITED = om.Scenario("Option", source="004:44")
Keys = dict[str, Any]
Cell = tuple[str, str, str]

DOES: dict[str, tuple[Keys, dict[Cell, str]]] = {
    "a unit takes another name, side and kind": (
        {"do": "update-unit", "unit": "it", "name": "IT", "side": "provider", "kind": "group"},
        {
            ("units", "it", "name"): "IT",
            ("units", "it", "side"): "provider",
            ("units", "it", "kind"): "group",
            ("units", "it", "parent"): "fin",
            ("units", "it", "parent_source"): "7",
        },
    ),
    "a unit loses its side, and says that its roster is complete": (
        {"do": "update-unit", "unit": "buy", "side": "", "roster": "complete"},
        {("units", "buy", "side"): "", ("units", "buy", "roster"): "complete"},
    ),
    "a unit takes a head, on the scenario's source": (
        {"do": "update-unit", "unit": "it", "head": "it_head"},
        {("units", "it", "head"): "it_head", ("units", "it", "head_source"): "004:44"},
    ),
    "a unit takes another head, on a source of its own": (
        {"do": "update-unit", "unit": "buy", "head": "analyst", "head_source": "5"},
        {("units", "buy", "head"): "analyst", ("units", "buy", "head_source"): "5"},
    ),
    "a unit is left without a head": (
        {"do": "update-unit", "unit": "fin", "head": ""},
        {("units", "fin", "head"): "", ("units", "fin", "head_source"): ""},
    ),
    "the source alone of who heads a unit is put right": (
        {"do": "update-unit", "unit": "fin", "head": "dir_fin", "head_source": "6"},
        {("units", "fin", "head"): "dir_fin", ("units", "fin", "head_source"): "6"},
    ),
    "a function takes another name, kind and safeguard, and keeps its owner and source": (
        {
            "do": "update-function",
            "function": "f_it",
            "name": "IT",
            "kind": "provider",
            "safeguard": "a log",
        },
        {
            ("functions", "f_it", "name"): "IT",
            ("functions", "f_it", "kind"): "provider",
            ("functions", "f_it", "safeguard"): "a log",
            ("functions", "f_it", "owner"): "it",
            ("functions", "f_it", "source"): "9",
        },
    ),
    "a service is added, on the scenario's source": (
        {"do": "add-service", "service": "s_new", "name": "Podiatry", "provision": "external"},
        {
            ("services", "s_new", "name"): "Podiatry",
            ("services", "s_new", "provision"): "external",
            ("services", "s_new", "source"): "004:44",
        },
    ),
    "a service is provided by both, and keeps its name": (
        {"do": "update-service", "service": "s_care", "provision": "mixed"},
        {("services", "s_care", "provision"): "mixed", ("services", "s_care", "name"): "Care"},
    ),
}

REFUSES: dict[str, tuple[Keys, str, tuple[str, ...]]] = {
    "a unit that is not there": (
        {"do": "update-unit", "unit": "buyy", "name": "x"},
        'there is no unit "buyy".',
        ("buy",),
    ),
    "a unit's update that says nothing": (
        {"do": "update-unit", "unit": "buy"},
        "it names no column to change.",
        (),
    ),
    "a head that is not there": (
        {"do": "update-unit", "unit": "buy", "head": "analist"},
        'there is no post "analist".',
        ("analyst",),
    ),
    "a unit as head of a unit": (
        {"do": "update-unit", "unit": "buy", "head": "fin"},
        'there is no post "fin".',
        (),
    ),
    "a unit without a name": (
        {"do": "update-unit", "unit": "buy", "name": ""},
        "name of units.csv may not be empty.",
        (),
    ),
    "a roster of another word": (
        {"do": "update-unit", "unit": "buy", "roster": "whole"},
        'roster: "whole" is not allowed. Allowed: complete, partial.',
        (),
    ),
    "a function that is not there": (
        {"do": "update-function", "function": "f_itt", "kind": "shared"},
        'there is no function "f_itt".',
        ("f_it",),
    ),
    "a function without a kind": (
        {"do": "update-function", "function": "f_it", "kind": ""},
        "kind of functions.csv may not be empty.",
        (),
    ),
    "a service of an id that is taken": (
        {"do": "add-service", "service": "buy", "name": "x", "provision": "mixed"},
        'the id "buy" is taken already. Give another.',
        (),
    ),
    "a service provided otherwise": (
        {"do": "add-service", "service": "s2", "name": "x", "provision": "abroad"},
        'provision: "abroad" is not allowed. Allowed: internal, external, mixed.',
        (),
    ),
    "an update of a service that is not there": (
        {"do": "update-service", "service": "s_car", "name": "x"},
        'there is no service "s_car".',
        ("s_care",),
    ),
    "a service to end that is not there": (
        {"do": "remove-service", "service": "s_cares"},
        'there is no service "s_cares".',
        ("s_care",),
    ),
}

NOT_TAKEN: dict[str, tuple[Keys, str]] = {
    "a parent": (
        {"do": "update-unit", "unit": "it", "parent": "buy"},
        'it takes no "parent". Use move-unit.',
    ),
    "an owner": (
        {"do": "update-function", "function": "f_it", "owner": "buy"},
        'it takes no "owner". Use move-function.',
    ),
    "a manager": (
        {"do": "update-post", "post": "nurse", "reports_to": "ce"},
        'it takes no "reports_to". Use move-post.',
    ),
    "a misspelt key": (
        {"do": "update-service", "servise": "s_care", "name": "x"},
        'it needs "service": The service. Is it what you wrote as "servise"?',
    ),
}


def scenario_of(keys: Keys) -> om.Scenario:
    return CITED.then(**keys)


@pytest.mark.parametrize("case", DOES)
def test_the_cells_are_changed_and_the_change_is_their_evidence(case: str) -> None:
    keys, wanted = DOES[case]
    option = body().apply(scenario_of(keys))
    assert {at: cells(option, *at) for at in wanted} == wanted
    for table, identifier, column in wanted:
        if column in keys:
            (label,) = option.tables[table].index[option.tables[table]["id"] == identifier]
            assert option.origins.of(table, int(label), column) == Origin(change=1)
    assert [problem for problem in option.problems if problem.fault] == []


@pytest.mark.parametrize("case", REFUSES)
def test_what_cannot_be_changed_is_refused_with_why_and_what_may_be_meant(case: str) -> None:
    keys, why, near = REFUSES[case]
    base = body()
    before = fingerprint(base)
    with pytest.raises(om.ScenarioError) as caught:
        base.apply(scenario_of(keys))
    (conflict,) = caught.value.conflicts
    assert (conflict.reason, conflict.near) == (why, near)
    assert fingerprint(base) == before


@pytest.mark.parametrize("case", NOT_TAKEN)
def test_a_key_that_a_verb_does_not_take_says_which_verb_does(case: str) -> None:
    keys, why = NOT_TAKEN[case]
    faults: list[str] = []
    assert read_change(keys, faults) is None
    assert why in faults


@pytest.mark.parametrize("case", DOES)
def test_its_file_and_its_python_replay_to_the_same(case: str) -> None:
    scenario = scenario_of(DOES[case][0])
    result = fingerprint(body().apply(scenario))
    assert fingerprint(body().apply(parse_scenario(to_toml(scenario).encode()))) == result
    assert fingerprint(body().apply(eval(to_python(scenario), {"om": om}))) == result  # noqa: S307


def test_a_changed_head_keeps_no_evidence_of_the_one_before() -> None:
    org = organisation(
        posts=[post("ce"), post("a", "ce")],
        units=[unit("u", head="ce", head_source="3", head_basis="stated", head_note="as voted")],
    )
    option = org.apply(om.Scenario("S").update_unit("u", head="a"))
    said = [f"head_{part}" for part in ("source", "basis", "note")]
    assert cells(option, "units", "u", *said) == ("", "", "")
    assert option.head_of == {"u": "a"}


def test_a_service_that_ends_takes_its_links_and_interests_along_but_no_decision() -> None:
    base = body(
        interests=[{"person": "ann", "in": "s_care"}, {"person": "ann", "in": "buy"}],
        decisions=[{"id": "d1", "body": "board", "beneficiary": "s_care"}],
    )
    option = base.apply(om.Scenario("S").remove_service("s_care"))
    assert "s_care" not in option.table_of
    assert "s_care" not in {*option.links["to"], *option.links["from"]}
    assert option.tables["interests"]["in"].tolist() == ["buy"]
    assert cells(option, "decisions", "d1", "beneficiary") == ""


def test_a_service_that_a_change_brings_in_can_be_linked_by_the_next() -> None:
    scenario = (
        om.Scenario("S")
        .add_service("s_new", name="Podiatry", provision="external", note="tendered")
        .add_link("buy", "commissions", "s_new")
        .update_service("s_new", name="Foot care")
    )
    option = body().apply(scenario)
    assert cells(option, "services", "s_new", "name", "note") == ("Foot care", "tendered")
    assert option.edges.find("buy", "commissions", "s_new") is not None
    assert list(scenario.describe(body().names))[1] == (
        "Add the link: buy commissions Podiatry (s_new)"
    )


def test_a_rule_reads_what_an_update_says() -> None:
    option = body().apply(om.Scenario("S").update_function("f_care", kind="commissioning"))
    base, after = (org.check(["separation"]).rule("SEP-1a") for org in (body(), option))
    assert (base.outcome, after.outcome) == ("pass", "fail")
