"""Levels 0, 1, 1a, 1b, 2 and 8: services, and whose work is where."""

import pytest

from tests.builders import function, link, post, unit
from tests.rules.levels.trust import FUNCTIONS, LINKS, POSTS, SERVICES, UNITS, level, row

UNDECLARED = [
    *UNITS,
    unit("int", "directorate", parent="trust", head="d_int"),
]
INT = {"units": UNDECLARED, "posts": [*POSTS, post("d_int", "ce")]}
BUY_TEAM = [*UNITS, unit("team", "team", parent="run")]
NEIGHBOUR = {"id": "s9", "provision": "internal"}

PASSES = {
    ("SEP-0", "another unit buys what one provides"): {},
    ("SEP-0", "an outside service needs no buyer"): {
        "services": [*SERVICES, {"id": "acute", "provision": "external"}]
    },
    ("SEP-0", "a mixed service without a provider"): {
        "services": [*SERVICES, {"id": "mix", "provision": "mixed"}]
    },
    ("SEP-0", "the commissioning side leads for others"): {
        "links": [*LINKS, link("buy", "lead_commissions_for", "fin")]
    },
    ("SEP-1", "the trust holds both through its directorates"): {},
    ("SEP-1", "a neutral unit shares work for both"): {
        "functions": [*FUNCTIONS, function("F4", "fin", "shared")]
    },
    ("SEP-1a", "each function is on its own side"): {},
    ("SEP-1b", "a neutral unit has shared work alone"): {},
    ("SEP-2", "every function of a side is one post's"): {},
    ("SEP-8", "shared work sits in a neutral unit"): {},
}
FAILS = {
    ("SEP-0", "nobody buys an internal service"): ({"links": LINKS[1:]}, ("clinic",)),
    ("SEP-0", "its provider buys it"): (
        {"links": [link("run", "commissions", "clinic"), LINKS[1]]},
        ("run", "clinic"),
    ),
    ("SEP-0", "a unit inside its provider buys it"): (
        {"units": BUY_TEAM, "links": [link("team", "commissions", "clinic"), LINKS[1]]},
        ("team", "run", "clinic"),
    ),
    ("SEP-0", "a unit of the provider side leads for others"): (
        {"links": [*LINKS, link("run", "lead_commissions_for", "fin")]},
        ("run", "fin"),
    ),
    ("SEP-0", "a unit of the provider side buys jointly, either way round"): (
        {"links": [*LINKS, link("buy", "joint_commissions_with", "run")]},
        ("run", "buy"),
    ),
    ("SEP-1", "one directorate holds work of both"): (
        {"functions": [*FUNCTIONS, function("F4", "run", "commissioning")]},
        ("run",),
    ),
    ("SEP-1", "so does one whose side is empty"): (
        {
            **INT,
            "functions": [
                *FUNCTIONS,
                function("F4", "int", "commissioning"),
                function("F5", "int", "provider"),
            ],
        },
        ("int",),
    ),
    ("SEP-1a", "commissioning work in the provider arm"): (
        {"functions": [*FUNCTIONS, function("F4", "run", "commissioning")]},
        ("F4", "run"),
    ),
    ("SEP-1b", "commissioning work in a neutral unit"): (
        {"functions": [*FUNCTIONS, function("F4", "fin", "commissioning")]},
        ("F4", "fin"),
    ),
    ("SEP-2", "one post does work of both sides"): (
        {"functions": [*FUNCTIONS, function("F4", "d_buy", "provider")]},
        ("d_buy",),
    ),
}
OPEN = {
    ("SEP-0", "the provider of an internal service is not on record"): (
        {"services": [*SERVICES, NEIGHBOUR], "links": [*LINKS, link("buy", "commissions", "s9")]},
        "who provides s9",
    ),
    ("SEP-0", "a service does not say whether it is provided inside"): (
        {"services": [*SERVICES, {"id": "s9"}]},
        "whether s9 is provided inside",
    ),
    ("SEP-1", "a function is of no kind that is known"): (
        {"functions": [*FUNCTIONS, function("F4", "buy", "")]},
        "of which kind F4 is",
    ),
    ("SEP-1a", "the unit's side is empty, though its parent is the trust"): (
        {**INT, "functions": [*FUNCTIONS, function("F4", "int", "commissioning")]},
        "which side int is on",
    ),
    ("SEP-1b", "the unit's side is empty, though its parent is the trust"): (
        {**INT, "functions": [*FUNCTIONS, function("F4", "int", "commissioning")]},
        "which side int is on",
    ),
    ("SEP-1a", "the unit's side is a word that the pack does not know"): (
        {
            "units": [*UNITS, unit("odd", side="comissioning", parent="trust")],
            "functions": [*FUNCTIONS, function("F4", "odd", "commissioning")],
        },
        "what the side “comissioning” of odd means",
    ),
    ("SEP-2", "a function is a unit's, and nothing says whose work it is"): (
        {"functions": [*FUNCTIONS, function("F4", "buy", "commissioning")]},
        "which post does 1 of the 3 functions of the two sides",
    ),
    ("SEP-2", "no post owns a function"): (
        {"functions": [function("F4", "buy", "commissioning")]},
        "which post owns which function",
    ),
}


def names(cases):
    return [f"{rule} {words}" for rule, words in cases]


@pytest.mark.parametrize(("key", "case"), PASSES.items(), ids=names(PASSES))
def test_it_passes_where(key, case):
    assert level(key[0], **case).outcome == "pass"


@pytest.mark.parametrize(("key", "case"), FAILS.items(), ids=names(FAILS))
def test_it_fails_where(key, case):
    tables, subjects = case
    result = level(key[0], **tables)
    assert result.outcome == "fail"
    assert [f.subjects for f in result.findings] == [subjects]


@pytest.mark.parametrize(("key", "case"), OPEN.items(), ids=names(OPEN))
def test_it_is_not_assessable_where(key, case):
    tables, missing = case
    result = level(key[0], **tables)
    assert result.outcome == "not_assessable"
    assert missing in result.missing


def test_where_every_service_is_outside_there_is_nothing_to_pair():
    result = level("SEP-0", services=[{"id": "acute", "provision": "external"}], links=[])
    assert result.outcome == "not_assessable"
    assert result.silence == "There is nothing to look at: every service is provided outside."


def test_a_recorded_safeguard_makes_a_straddling_function_exempt():
    guarded = {**function("F4", "fin", "commissioning"), "safeguard": "a named team"}
    assert level("SEP-1b", functions=[*FUNCTIONS, guarded]).outcome == "exempt"


def test_work_of_both_is_proved_by_one_function_of_each():
    more = [function(f"F{n}", "run", "commissioning") for n in (4, 5, 6)]
    (finding,) = level("SEP-1", functions=[*FUNCTIONS, *more]).findings
    assert [step.end for step in finding.path] == ["F4", "F2", "run"]
    assert "3 commissioning (F4, F5, F6)" in finding.message


def test_moving_the_row_of_a_side_from_the_parent_to_the_unit_changes_nothing():
    inner = [*row("units", "buy"), unit("team", "team", parent="buy")]
    functions = [*FUNCTIONS, function("F4", "team", "provider")]
    said = [*row("units", "buy"), unit("team", "team", parent="buy", side="commissioning")]
    for units in (inner, said):
        result = level("SEP-1a", units=units, functions=functions)
        assert [f.subjects for f in result.findings] == [("F4", "team")]


def test_a_mixed_service_bought_by_its_provider_is_told_and_no_breach():
    mixed = [*SERVICES, {"id": "mix", "provision": "mixed"}]
    own = [link("run", "commissions", "mix"), link("run", "provides", "mix")]
    found = level("SEP-0", services=mixed, links=[*LINKS, *own])
    assert found.outcome == "pass"
    assert [(of.severity, of.message) for of in found.findings] == [
        ("info", "run both commissions and provides mix, which is provided partly inside.")
    ]
    apart = [link("buy", "commissions", "mix"), link("run", "provides", "mix")]
    assert not level("SEP-0", services=mixed, links=[*LINKS, *apart]).findings


@pytest.mark.parametrize("rule", ["SEP-1", "SEP-1a", "SEP-1b", "SEP-2"])
@pytest.mark.parametrize("owner", ["", "gone"])
def test_a_function_without_a_known_owner_leaves_it_open(rule, owner):
    open_ = level(rule, functions=[*FUNCTIONS, function("F4", owner, "provider")])
    assert open_.outcome == "not_assessable"
    assert open_.missing == "which unit or post owns F4 (functions.csv, column owner)"
    shared = level(rule, functions=[*FUNCTIONS, function("F4", owner, "shared")])
    assert shared.outcome == "pass"


@pytest.mark.parametrize(("owner", "word"), [("buyer", "post"), ("buy", "unit")])
def test_the_owner_of_a_misplaced_function_is_called_what_it_is(owner, word):
    (found,) = level("SEP-1a", functions=[*FUNCTIONS, function("F4", owner, "provider")]).findings
    assert f"of {owner}, a commissioning {word} which is on the other side" in found.message
