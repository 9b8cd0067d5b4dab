"""Who heads a unit after a merger, a split or the end of a post, and what a removal tells."""

from __future__ import annotations

from typing import Any

import pytest

import orgmodel as om
from orgmodel.changes.python_form import to_python
from orgmodel.files.scenario_file import parse_scenario, to_toml
from tests.builders import function, organisation, post, unit
from tests.changes.small import body, cells, fingerprint

S = om.Scenario("Option")
Heads = dict[str, str]
SPLIT = [{"unit": "fin"}, {"unit": "pay", "posts": ["payroll"]}]

CASES: dict[str, tuple[dict[str, Any], Heads]] = {
    "a merged unit keeps the head of the one that stays": (
        {"do": "merge-units", "units": ["buy", "fin"], "into": "fin"},
        {"fin": "dir_fin"},
    ),
    "a merged unit takes the head that is named": (
        {"do": "merge-units", "units": ["buy", "fin"], "into": "fin", "head": "dir_buy"},
        {"fin": "dir_buy"},
    ),
    "a merged unit can be left without a head": (
        {"do": "merge-units", "units": ["buy", "fin"], "into": "fin", "head": ""},
        {"fin": ""},
    ),
    "a new unit has the head of the first that went into it": (
        {"do": "merge-units", "units": ["buy", "fin"], "into": "both", "name": "Both"},
        {"both": "dir_buy"},
    ),
    "a new unit takes the head that is named": (
        {"do": "merge-units", "units": ["buy", "fin"], "into": "both", "head": "dir_fin"},
        {"both": "dir_fin"},
    ),
    "a receiving unit without a head stays without": (
        {"do": "merge-units", "units": ["it", "fin"], "into": "it"},
        {"it": ""},
    ),
    "the part that keeps the id keeps the head, the other has none": (
        {"do": "split-unit", "unit": "fin", "into": SPLIT},
        {"fin": "dir_fin", "pay": ""},
    ),
    "each part takes the head that it names": (
        {
            "do": "split-unit",
            "unit": "fin",
            "into": [{**SPLIT[0], "head": "it_head"}, {**SPLIT[1], "head": "payroll"}],
        },
        {"fin": "it_head", "pay": "payroll"},
    ),
    "of new parts the first keeps the head": (
        {"do": "split-unit", "unit": "fin", "into": [{"unit": "a"}, {"unit": "b", "head": ""}]},
        {"a": "dir_fin", "b": ""},
    ),
    "one post can head both parts": (
        {"do": "split-unit", "unit": "fin", "into": [SPLIT[0], {**SPLIT[1], "head": "dir_fin"}]},
        {"fin": "dir_fin", "pay": "dir_fin"},
    ),
    "units of a removed post are left without a head": (
        {"do": "remove-post", "post": "dir_buy", "to": "ce"},
        {"buy": ""},
    ),
    "units of a removed post are headed by the one that is named": (
        {"do": "remove-post", "post": "dir_buy", "to": "dir_fin", "head": "dir_fin"},
        {"buy": "dir_fin", "fin": "dir_fin"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_unit_has_the_head_that_the_change_says_else_the_one_it_had(case: str) -> None:
    keys, heads = CASES[case]
    option = body().apply(S.then(**keys))
    assert {name: cells(option, "units", name, "head") for name in heads} == heads
    assert [problem for problem in option.problems if problem.fault] == []


@pytest.mark.parametrize("case", CASES)
def test_its_file_and_its_python_replay_to_the_same(case: str) -> None:
    scenario = S.then(**CASES[case][0])
    result = fingerprint(body().apply(scenario))
    assert parse_scenario(to_toml(scenario).encode()) == scenario
    assert fingerprint(body().apply(parse_scenario(to_toml(scenario).encode()))) == result
    assert fingerprint(body().apply(eval(to_python(scenario), {"om": om}))) == result  # noqa: S307


CITED = unit("u", head="a", head_source="3", head_basis="stated", source="2", basis="stated")
EVIDENCE: dict[str, tuple[om.Scenario, str, tuple[str, str]]] = {
    "another head of the unit that stays": (
        S.merge_units(["u", "v"], into="u", head="b"),
        "u",
        ("scenario “Option”", "conditional"),
    ),
    "the same head": (S.merge_units(["u", "v"], into="u"), "u", ("3", "stated")),
    "the same head, said again": (
        S.merge_units(["u", "v"], into="u", head="a"),
        "u",
        ("3", "stated"),
    ),
    "a head with a source of its own": (
        S.merge_units(["u", "v"], into="u", head="b", head_source="5"),
        "u",
        ("5", "conditional"),
    ),
    "another head of a new unit": (S.merge_units(["u", "v"], into="w", head="b"), "w", ("", "")),
    "another head of a part": (
        S.split_unit("u", into=[{"unit": "u", "head": "b"}, {"unit": "w"}]),
        "u",
        ("scenario “Option”", "conditional"),
    ),
    "another head of a part with a new id": (
        S.split_unit("u", into=[{"unit": "w", "head": "b"}, {"unit": "x"}]),
        "w",
        ("", ""),
    ),
    "a part that names no head": (
        S.split_unit("u", into=[{"unit": "u"}, {"unit": "w"}]),
        "w",
        ("", ""),
    ),
    "an heir of a removed post": (
        S.remove_post("a", head="b"),
        "u",
        ("scenario “Option”", "conditional"),
    ),
}


@pytest.mark.parametrize("case", EVIDENCE)
def test_another_head_has_the_change_as_its_evidence(case: str) -> None:
    scenario, name, wanted = EVIDENCE[case]
    org = organisation(
        posts=[post("ce"), post("a", "ce"), post("b", "ce")], units=[CITED, unit("v", head="b")]
    )
    option = org.apply(scenario)
    assert cells(option, "units", name, "head_source", "head_basis") == wanted


def refusal(scenario: om.Scenario, org: om.Organisation) -> om.Conflict:
    with pytest.raises(om.ScenarioError) as caught:
        org.apply(scenario)
    (conflict,) = caught.value.conflicts
    return conflict


LEADER = organisation(
    posts=[post("ce"), post("lead", "ce"), *(post(f"p{n}", "lead") for n in range(8))],
    units=[unit("u", head="lead"), unit("v", head="lead")],
    functions=[function("F1", "lead"), function("F2", "lead"), function("F3", "u")],
)
REPORTS = (
    "p0, p1, p2, p3, p4, p5, p6 and p7 report to it. Move them first, or say with “to” which "
    "post manages them then."
)
HEADS = "t heads u and v. Say with “head” which post does then; with an empty “head” nobody does."
OWNS = "t owns F1 and F2. Move them first, or say with “owner” who owns them then."

REFUSALS: dict[str, tuple[om.Scenario, str, tuple[str, ...]]] = {
    "everything that a post leaves": (
        S.remove_post("lead"),
        f"{REPORTS} I{HEADS} I{OWNS}",
        (),
    ),
    "what is left when its reports have a manager": (
        S.remove_post("lead", to="ce"),
        f"i{HEADS} I{OWNS}",
        (),
    ),
    "what is left when its units have a head": (
        S.remove_post("lead", to="ce", head="p1"),
        f"i{OWNS}",
        (),
    ),
    "heirs that do not exist, each with what may be meant": (
        S.remove_post("lead", to="cee", owner="uu", head="P1"),
        'there is no post "cee". There is no post "P1". There is no unit or post "uu".',
        ("ce", "p1"),
    ),
    "itself as heir beside what has none": (
        S.remove_post("lead", to="lead", head=""),
        f"i{OWNS} What it leaves cannot go to the post itself.",
        (),
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_removed_post_tells_at_once_all_that_needs_a_new_home(case: str) -> None:
    scenario, why, near = REFUSALS[case]
    conflict = refusal(scenario, LEADER)
    assert conflict.reason == why
    assert set(near) <= set(conflict.near)


def test_units_alone_stop_no_removal() -> None:
    option = body().apply(S.remove_post("dir_buy", to="ce"))
    assert "buy" not in option.head_of


@pytest.mark.parametrize(
    ("scenario", "why", "near"),
    [
        (S.merge_units(["buy", "fin"], into="fin", head="dir_bui"), "no post", "dir_buy"),
        (S.merge_units(["buy", "fin"], into="new", head="dir_bui"), "no post", "dir_buy"),
        (
            S.split_unit("fin", into=[SPLIT[0], {**SPLIT[1], "head": "pairoll"}]),
            "no post",
            "payroll",
        ),
        (S.split_unit("fin", into=[SPLIT[0], {**SPLIT[1], "head": "buy"}]), "no post", ""),
    ],
)
def test_a_head_that_is_no_post_is_refused(scenario: om.Scenario, why: str, near: str) -> None:
    conflict = refusal(scenario, body())
    assert why in conflict.reason
    assert near in (*conflict.near, "")


def test_a_change_that_names_a_head_says_so() -> None:
    scenario = (
        S.remove_post("payroll", owner="fin", head="it_head")
        .split_unit("fin", into=[SPLIT[0], {"unit": "pay", "name": "Pay", "head": "it_head"}])
        .merge_units(["fin", "pay"], into="fin", head="dir_fin")
        .merge_units(["fin", "it"], into="fin", head="")
    )
    assert list(scenario.describe(body().names)) == [
        "Remove the post payroll; its functions go to fin; its units are headed by it_head",
        "Split the unit fin into fin and Pay (pay); it_head heads Pay (pay)",
        "Merge the units fin and Pay (pay) into fin; its head is Treasurer (dir_fin)",
        "Merge the units fin and it into fin; nobody heads it",
    ]


@pytest.mark.parametrize(
    ("own", "others", "home"),
    [
        ({}, [], "fin"),
        ({"unit": "away"}, [], "away"),
        ({}, [unit("press", head="dir_buy")], "press"),
    ],
    ids=["no unit of its own", "a unit of its own", "another unit that it heads"],
)
def test_the_head_of_a_unit_that_goes_belongs_to_the_one_that_takes_over_unless_elsewhere(
    own, others, home
):
    units = [unit("fin", head="dir_fin"), unit("buy", head="dir_buy"), unit("away"), *others]
    posts = [post("ce"), post("dir_fin", "ce"), post("dir_buy", "ce", **own)]
    before = organisation(posts, units=units)
    for scenario in (S.merge_units(["buy", "fin"], into="fin"), S.remove_unit("buy", to="fin")):
        option = before.apply(scenario)
        assert (option.home("dir_buy"), option.home("dir_fin")) == (home, "fin")
