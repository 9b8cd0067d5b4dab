"""A lawful electricity group: a distribution operator and an independent transmission operator."""

from tests.builders import link, post, seat, unit
from tests.law.whole import FAIL, NA, PASS, Case, Whole, holds

ENDED, LATER = ("2010-01-01", "2026-11-24"), ("2026-11-26", "")
POSTS = [
    post("g_ceo", unit="group"),
    post("g_hr", "g_ceo", unit="group"),
    post("s_ceo", unit="supply"),
    post("s_trader", "s_ceo", unit="supply"),
    post("d_ceo", unit="grid"),
    post("d_tech", "d_ceo", unit="grid"),
    post("d_compliance", "d_ceo", unit="grid"),
    *(post(name, unit="trans") for name in ("i_ceo", "i_cfo", "i_cto")),
    post("i_engineer", "i_cto", unit="trans"),
    post("i_compliance", unit="trans"),
    *(post(name) for name in ("sb_chair", "sb_group", "sb_lay")),
]
PERSON = {row["id"]: f"p_{row['id']}" for row in POSTS}
SERVED = [holds(person, name, "2020-01-01") for name, person in PERSON.items()]
GROUP = Whole(
    "eu-electricity-2019-944",
    {
        "integrated_undertaking": "group",
        "generation_supply": "supply",
        "dso": "grid",
        "dso_management": "d_mb",
        "dso_compliance_officer": "d_compliance",
        "ito": "trans",
        "ito_management": "i_mb",
        "ito_supervisory_body": "i_sb",
        "ito_compliance_officer": "i_compliance",
    },
    {
        "posts": POSTS,
        "units": [
            unit("group", "company", head="g_ceo"),
            unit("supply", "company", parent="group", head="s_ceo"),
            unit("grid", "company", parent="group", head="d_ceo"),
            unit("trans", "company", parent="group", head="i_ceo"),
            unit("s_mb", "board", parent="supply", roster="complete"),
            unit("d_mb", "board", parent="grid", roster="complete"),
            unit("i_mb", "board", parent="trans", roster="complete"),
            unit("i_sb", "board", parent="trans", roster="complete"),
        ],
        "people": [{"id": name} for name in (*PERSON.values(), "old")],
        "appointments": [*SERVED, holds("old", "i_engineer", "2000-01-01", "2005-12-31")],
        "memberships": [
            seat("s_mb", "s_ceo", "chairs"),
            seat("d_mb", "d_ceo", "chairs"),
            seat("i_mb", "i_ceo", "chairs"),
            seat("i_mb", "i_cfo"),
            seat("i_mb", "i_cto"),
            seat("i_sb", "sb_chair", "chairs"),
            seat("i_sb", "sb_group"),
            seat("i_sb", "sb_lay"),
        ],
        "links": [
            link("i_sb", "appoints", "i_mb"),
            link("i_sb", "appoints", "i_compliance"),
        ],
    },
)


def sits(body, member, role="member_of"):
    return {"memberships": [seat(body, member, role)]}


def also(*rows):
    return {"appointments": [holds(*row) for row in rows]}


def links(*rows):
    return {"links": [link(*row) for row in rows]}


def served(person, post_, *days):
    """The cell changes that date one appointment: the row is taken out and another put in."""
    return {
        "rows": {"appointments": [holds(person, post_, *days)]},
        "without": {"appointments": [f"{person}>{post_}"]},
    }


def not_set(rule, *roles):
    return [Case(rule, NA, f"{role} not set", roles={role: ""}) for role in roles]


def open_roster(rule, *bodies):
    return [
        Case(rule, NA, f"{body} not whole", cells={"units": {body: {"roster": "partial"}}})
        for body in bodies
    ]


def apart(rule, ours, theirs, their_body, *roles):
    """Nobody of `ours` has a post in `theirs`: what the exclusive rules have in common."""
    who = PERSON[ours]
    return [
        Case(rule, PASS, "no other post"),
        Case(rule, FAIL, "another post", also((who, theirs)), about=(who, theirs)),
        Case(
            rule,
            FAIL,
            "the other in the interim",
            {"appointments": [holds(who, theirs, basis="interim")]},
        ),
        Case(
            rule, FAIL, "seconded there", {"appointments": [holds(who, theirs, basis="secondment")]}
        ),
        Case(rule, FAIL, "a seat on its board", sits(their_body, ours), about=(who,)),
        Case(rule, FAIL, "to the end of the day", also((who, theirs, "2020-01-01", "2026-11-25"))),
        Case(rule, PASS, "a guest of its board", sits(their_body, ours, "attends")),
        Case(rule, PASS, "a former post", also((who, theirs, *ENDED))),
        Case(rule, PASS, "a post to come", also((who, theirs, *LATER))),
        Case(rule, NA, "the other holder not recorded", without={"appointments": [PERSON[theirs]]}),
        *open_roster(rule, their_body),
        *not_set(rule, *roles),
    ]
