"""Directive 2012/34/EU, articles 7 to 7d: each rule's breach and its lawful neighbours.

The cases were written from the clauses before the pack was run.
"""

import pytest

from orgmodel.rules.check import packs_of
from tests.builders import function, link, organisation, post, seat, unit
from tests.law.whole import FAIL, NA, PASS, Case, Whole, agrees, holds

UNITS = [
    unit("group", "company", head="g_ceo"),
    unit("im", "company", parent="group", head="im_ceo"),
    unit("ru", "company", parent="group", head="ru_ceo"),
    unit("paths", "department", parent="im", head="paths_head"),
    unit("control", "department", parent="im", head="control_head"),
    unit("tracks", "department", parent="im"),
    unit("g_sb", "board", parent="group", roster="complete"),
    unit("im_mb", "board", parent="im", roster="complete"),
    unit("im_sb", "board", parent="im", roster="complete"),
    unit("ru_mb", "board", parent="ru", roster="complete"),
    unit("ru_sb", "board", parent="ru", roster="complete"),
]
POSTS = [
    post("g_ceo", unit="group"),
    post("im_ceo", unit="im"),
    post("im_cfo", "im_ceo", unit="im"),
    post("ru_ceo", unit="ru"),
    post("ru_cfo", "ru_ceo", unit="ru"),
    post("driver", "ru_cfo", unit="ru"),
    post("paths_head", "im_ceo", unit="paths"),
    post("planner", "paths_head", unit="paths"),
    post("control_head", "im_ceo", unit="control"),
    post("engineer", "im_cfo", unit="tracks"),
    *(post(name) for name in ("g_lay", "im_lay", "im_lay2", "ru_lay")),
]
PERSON = {row["id"]: f"p_{row['id']}" for row in POSTS}
RAIL = Whole(
    "eu-rail-2012-34",
    {
        "infrastructure_manager": "im",
        "railway_undertaking": "ru",
        "parent_undertaking": "group",
        "essential_functions": "paths",
        "traffic_management": "control",
        "im_management_board": "im_mb",
        "im_supervisory_board": "im_sb",
        "ru_management_board": "ru_mb",
        "ru_supervisory_board": "ru_sb",
        "parent_supervisory_board": "g_sb",
    },
    {
        "posts": POSTS,
        "units": UNITS,
        "people": [{"id": name} for name in (*PERSON.values(), "guest")],
        "appointments": [holds(person, name, "2020-01-01") for name, person in PERSON.items()],
        "memberships": [
            seat("im_mb", "im_ceo", "chairs"),
            seat("im_mb", "im_cfo"),
            seat("ru_mb", "ru_ceo", "chairs"),
            seat("ru_mb", "ru_cfo"),
            seat("im_sb", "im_lay", "chairs"),
            seat("im_sb", "im_lay2"),
            seat("ru_sb", "ru_lay", "chairs"),
            seat("g_sb", "g_lay", "chairs"),
        ],
        "functions": [
            function("F1", "paths", "essential"),
            function("F2", "ru", "operations"),
            function("F3", "tracks", "works"),
        ],
        "links": [link("im_sb", "appoints", "paths_head")],
    },
)


def sits(body, member, role="member_of", **cells):
    return {"memberships": [seat(body, member, role, **cells)]}


def also(*rows):
    return {"appointments": [holds(*row) for row in rows]}


def moved(row, **cells):
    return {"units": {row: cells}}


def open_roster(body):
    return {"cells": {"units": {body: {"roster": "partial"}}}}


def nobody_in(name):
    return {"without": {"appointments": [PERSON[name]]}}


ENDED, LATER = ("2015-01-01", "2026-11-24"), ("2026-11-26", "")
TWO_BOARDS = {
    "RAIL-7-3-a": ("im_mb", "ru_mb", "ru_cfo", "im_cfo", "im_management_board"),
    "RAIL-7-3-c": ("im_sb", "ru_sb", "ru_lay", "im_lay2", "ru_supervisory_board"),
    "RAIL-7-3-d": ("im_mb", "g_sb", "g_lay", "im_cfo", "parent_supervisory_board"),
}
CASES = [
    case
    for rule, (first, second, theirs, ours, role) in TWO_BOARDS.items()
    for case in (
        Case(rule, PASS, "the boards are apart"),
        Case(rule, FAIL, "one post on both", sits(first, theirs), about=(PERSON[theirs],)),
        Case(rule, FAIL, "one person, two posts", also((PERSON[theirs], ours)), about=(first,)),
        Case(
            rule,
            FAIL,
            "an interim holder of one",
            {"appointments": [holds(PERSON[theirs], ours, "2026-11-25", basis="interim")]},
            about=(PERSON[theirs],),
        ),
        Case(rule, FAIL, "a person by a seat of their own", sits(first, PERSON[theirs])),
        Case(
            rule,
            FAIL,
            "the last day counts",
            also((PERSON[theirs], ours, "2020-01-01", "2026-11-25")),
        ),
        Case(rule, PASS, "a former member", also((PERSON[theirs], ours, *ENDED))),
        Case(rule, PASS, "a member to come", also((PERSON[theirs], ours, *LATER))),
        Case(rule, PASS, "an observer", sits(first, theirs, "attends")),
        Case(rule, PASS, "co-opted, without a seat", sits(first, theirs, "coopted_to")),
        Case(
            rule,
            PASS,
            "a vacant seat",
            cells={"posts": {ours: {"status": "vacant"}}},
            **nobody_in(ours),
        ),
        Case(rule, NA, "a holder not recorded", **nobody_in(ours)),
        Case(rule, NA, "a roster not whole", **open_roster(first)),
        Case(rule, NA, "the other roster not whole", **open_roster(second)),
        Case(
            rule, FAIL, "a breach on a partial roster", sits(first, theirs), **open_roster(second)
        ),
        Case(rule, NA, "a role not set", roles={role: ""}),
    )
] + [
    Case("RAIL-7-3-d", PASS, "on both supervisory boards", sits("im_sb", "g_lay")),
    Case("RAIL-7-3-c", PASS, "the parent's on the undertaking's", sits("ru_sb", "g_lay")),
    Case("RAIL-7-2", PASS, "two companies of one holding"),
    Case(
        "RAIL-7a-2-b",
        FAIL,
        "the undertaking's chief, by name",
        {"links": [link("p_ru_ceo", "appoints", "paths_head")]},
    ),
    Case(
        "RAIL-7a-2-b",
        FAIL,
        "a planner, by name",
        {"links": [link("ru", "appoints", "p_planner")]},
        about=("ru",),
    ),
    Case(
        "RAIL-7a-2-b",
        PASS,
        "who was the undertaking's chief",
        {
            "links": [link("guest", "appoints", "paths_head")],
            "appointments": [holds("guest", "ru_ceo", *ENDED)],
        },
    ),
    Case(
        "RAIL-7c-1-a",
        FAIL,
        "an essential function written large",
        {"functions": [function("F9", "ru", "Essential")]},
    ),
    Case("RAIL-7-2", FAIL, "inside the undertaking", cells=moved("im", parent="ru"), about=("im",)),
    Case("RAIL-7-2", FAIL, "the undertaking inside it", cells=moved("ru", parent="im")),
    Case(
        "RAIL-7-2",
        FAIL,
        "inside a division of the undertaking",
        {"units": [unit("division", parent="ru")]},
        cells=moved("im", parent="division"),
    ),
    Case(
        "RAIL-7-2",
        PASS,
        "a company between it and the holding",
        {"units": [unit("networks", "company", parent="group")]},
        cells=moved("im", parent="networks"),
    ),
    Case(
        "RAIL-7-2",
        PASS,
        "a company of the state's own",
        {"units": [unit("ministry", "external")]},
        cells=moved("im", parent="ministry"),
    ),
    Case("RAIL-7-2", NA, "of what it is part is not said", cells=moved("im", parent="")),
    Case("RAIL-7-2", NA, "no undertaking named", roles={"railway_undertaking": ""}),
    Case("RAIL-7-3-b", PASS, "the deciders run no trains"),
    Case("RAIL-7-3-b", FAIL, "a decider on the board", sits("ru_mb", "planner")),
    Case("RAIL-7-3-b", FAIL, "one person decides and manages", also(("p_ru_cfo", "planner"))),
    Case(
        "RAIL-7-3-b", PASS, "a decider answers questions there", sits("ru_mb", "planner", "attends")
    ),
    Case("RAIL-7-3-b", PASS, "decided until yesterday", also(("p_ru_cfo", "planner", *ENDED))),
    Case("RAIL-7-3-b", PASS, "a decider on the manager's own board", sits("im_mb", "paths_head")),
    Case("RAIL-7-3-b", NA, "who decides is not recorded", **nobody_in("planner")),
    Case("RAIL-7-3-b", NA, "the unit not named", roles={"essential_functions": ""}),
    Case("RAIL-7-3-b", NA, "the board's roster not whole", **open_roster("ru_mb")),
    Case("RAIL-7-3-b", NA, "nobody sits in the unit", without={"posts": ["paths_head", "planner"]}),
    Case("RAIL-7-1", PASS, "the line stays in the manager"),
    Case(
        "RAIL-7-1",
        FAIL,
        "an undertaking's director above",
        cells={"posts": {"paths_head": {"reports_to": "ru_cfo"}}},
        about=("paths_head",),
    ),
    Case(
        "RAIL-7-1",
        FAIL,
        "higher up the line",
        cells={"posts": {"im_ceo": {"reports_to": "ru_ceo"}}},
        about=("planner",),
    ),
    Case(
        "RAIL-7-1",
        PASS,
        "the chief executive under the parent's",
        cells={"posts": {"im_ceo": {"reports_to": "g_ceo"}, "ru_ceo": {"reports_to": "g_ceo"}}},
    ),
    Case(
        "RAIL-7-1",
        PASS,
        "works under the undertaking",
        cells={"posts": {"engineer": {"reports_to": "ru_cfo"}}},
    ),
    Case("RAIL-7-1", PASS, "advice", {"links": [link("ru_cfo", "advises", "paths_head")]}),
    Case(
        "RAIL-7-1",
        NA,
        "a manager not in the data",
        cells={"posts": {"paths_head": {"reports_to": "somebody"}}},
    ),
    Case("RAIL-7-1", NA, "no undertaking named", roles={"railway_undertaking": ""}),
    Case("RAIL-7-1", NA, "no manager named", roles={"infrastructure_manager": ""}),
    Case("RAIL-7a-2-b", PASS, "its own board appoints"),
    *(
        Case("RAIL-7a-2-b", FAIL, f"{who} appoints", {"links": [link(who, "appoints", "planner")]})
        for who in ("ru", "ru_mb", "ru_ceo", "group", "g_sb", "g_ceo")
    ),
    Case(
        "RAIL-7a-2-b",
        PASS,
        "the undertaking appoints its own",
        {"links": [link("ru", "appoints", "ru_cfo")]},
    ),
    Case(
        "RAIL-7a-2-b",
        PASS,
        "the parent appoints the manager's board",
        {"links": [link("g_sb", "appoints", "im_cfo")]},
    ),
    Case(
        "RAIL-7a-2-b",
        PASS,
        "its chief executive appoints",
        {"links": [link("im_ceo", "appoints", "planner")]},
    ),
    Case("RAIL-7a-2-b", NA, "who appoints is not said", without={"links": ["im_sb>paths_head"]}),
    Case("RAIL-7a-2-b", NA, "no parent named", roles={"parent_undertaking": ""}),
    Case("RAIL-7b-1", PASS, "traffic managers have no other post"),
    Case(
        "RAIL-7b-1",
        FAIL,
        "one drives trains too",
        also(("p_control_head", "driver")),
        about=("p_control_head",),
    ),
    Case("RAIL-7b-1", FAIL, "one sits on the undertaking's board", sits("ru_sb", "control_head")),
    Case(
        "RAIL-7b-1",
        PASS,
        "drove trains until last year",
        also(("p_control_head", "driver", "2010-01-01", "2025-11-25")),
    ),
    Case(
        "RAIL-7b-1",
        PASS,
        "listens at the undertaking's board",
        sits("ru_mb", "control_head", "attends"),
    ),
    Case("RAIL-7b-1", PASS, "an engineer of the tracks has one", also(("p_engineer", "driver"))),
    Case("RAIL-7b-1", NA, "who drives is not recorded", **nobody_in("driver")),
    Case("RAIL-7b-1", NA, "no unit named", roles={"traffic_management": ""}),
    Case("RAIL-7c-1-a", PASS, "the manager has it"),
    *(
        Case(
            "RAIL-7c-1-a",
            FAIL,
            f"{who} has it",
            cells={"functions": {"F1": {"owner": who}}},
            about=("F1", who),
        )
        for who in ("ru", "ru_cfo", "group", "g_ceo")
    ),
    Case(
        "RAIL-7c-1-a",
        PASS,
        "works let to an undertaking",
        cells={"functions": {"F3": {"owner": "ru"}}},
    ),
    Case(
        "RAIL-7c-1-a",
        PASS,
        "agreement to cooperate",
        {"links": [link("im", "works_jointly_with", "ru")]},
    ),
    Case(
        "RAIL-7c-1-a",
        PASS,
        "an entity of the group that does nothing else",
        cells=moved("paths", parent="group"),
    ),
    Case(
        "RAIL-7c-1-a",
        NA,
        "no function is called essential",
        cells={"functions": {"F1": {"kind": "shared"}}},
    ),
    Case(
        "RAIL-7c-1-a",
        NA,
        "an owner not in the data",
        cells={"functions": {"F1": {"owner": "outside"}}},
    ),
    Case("RAIL-7c-1-a", NA, "no parent named", roles={"parent_undertaking": ""}),
    *(Case(rule, NA, "no data shows it") for rule in ("RAIL-7-4", "RAIL-7-5", "RAIL-7d")),
]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_rule_says_what_the_clause_does(case):
    agrees(RAIL, case)


def test_every_rule_has_a_breach_and_two_lawful_neighbours():
    (pack,) = packs_of(organisation(), ["eu-rail-2012-34"])
    for rule in (rule for rule in pack.rules if rule.kind != "outside_the_data"):
        outcomes = [case.outcome for case in CASES if case.rule == rule.id]
        assert outcomes.count(FAIL) >= 1, rule.id
        assert outcomes.count(PASS) >= 3, rule.id
        assert outcomes.count(NA) >= 2, rule.id
