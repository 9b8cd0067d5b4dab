"""The tables of an organisation, declared once.

Loading, checking, templates, grid editors and the data-format documentation all read
this declaration; a column exists nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from orgmodel.model.columns import Column, Kind, Table
from orgmodel.model.relations import LINK_RELATIONS, MEMBERSHIP_RELATIONS

BASES = ("stated", "inferred", "conditional", "template", "fixture")


def _id(meaning: str, example: str) -> Column:
    return Column("id", meaning, "id", needed=True, filled=True, example=example)


def _must(
    name: str,
    meaning: str,
    kind: Kind = "text",
    *,
    allowed: tuple[str, ...] = (),
    refers_to: tuple[str, ...] = (),
    example: str = "",
) -> Column:
    return Column(name, meaning, kind, True, True, allowed, refers_to, example)


def _source_of(relation: str, words: str) -> tuple[Column, ...]:
    return (
        Column(f"{relation}_source", f"Source of {words}, where it is not the row's"),
        Column(
            f"{relation}_basis",
            f"Basis of {words}, where it is not the row's",
            "choice",
            allowed=BASES,
        ),
        Column(f"{relation}_note", f"A remark on {words}"),
    )


_SOURCE = Column(
    "source", "Where this is written, down to the paragraph", example="Board paper, paragraph 26"
)
_BASIS = Column(
    "basis",
    "How sure it is: stated in the source, inferred, conditional (proposed or undecided), "
    "template (said of any such body), fixture (for tests)",
    "choice",
    allowed=BASES,
    example="stated",
)
_NOTE = Column("note", "A remark of your own")
_FROM_THE_PAPER = (_SOURCE, _BASIS, _NOTE)
_YES_NO = ("yes", "no")
_IN_FORCE = (
    Column("start", "First day it is in force; empty: always was", "date"),
    Column("end", "Last day it is in force; empty: still is", "date"),
)
ANYTHING = ("posts", "units", "people", "functions", "services", "decisions")

POSTS = Table(
    "posts",
    "One row a post (a position, whoever holds it), or a group of like posts with its count",
    (
        _id("The post's id, unique among all ids of the folder", "dir_fin"),
        _must("title", "The post's title, as it should be drawn", example="Director of Finance"),
        Column(
            "reports_to",
            "The id of the post that manages it; empty for a top post",
            "id",
            needed=True,
            refers_to=("posts",),
            example="",
        ),
        *_source_of("reports_to", "the reporting line"),
        Column("unit", "The unit it sits in", "id", refers_to=("units",), example="finance"),
        Column(
            "kind",
            "post (when empty), post_group (several like posts), role_class (whoever fits a "
            "description), role (a duty that a post also carries)",
            "choice",
            allowed=("post", "post_group", "role_class", "role"),
        ),
        Column(
            "count",
            "How many posts the row stands for; empty: one post, or a group of unknown size",
            "whole",
            example="1",
        ),
        Column("fte", "Funded whole-time equivalents of the row", "number", example="1.0"),
        Column("band", "Pay band or grade"),
        Column("cost", "Yearly cost of the row, in the folder's currency", "number"),
        Column("clinical", "Whether the post is clinical", "choice", allowed=_YES_NO),
        Column(
            "status",
            "filled, acting, vacant … in your own words; vacancy, unfilled, being recruited and "
            "their like are read as vacant too",
        ),
        *_IN_FORCE,
        *_FROM_THE_PAPER,
    ),
)

UNITS = Table(
    "units",
    "One row a unit: body, board, committee, directorate, team, group, panel or partner",
    (
        _id("The unit's id", "finance"),
        _must("name", "The unit's name, as it should be drawn", example="Finance"),
        _must(
            "kind",
            "body, board, committee, directorate, team, external …: an open list",
            example="directorate",
        ),
        Column("parent", "The unit it is part of", "id", refers_to=("units",)),
        *_source_of("parent", "being part of the parent"),
        Column(
            "side",
            "The side it is declared to be on; `trust` for the level where both sides rightly meet",
            example="neutral",
        ),
        Column(
            "head",
            "The post that leads it",
            "id",
            refers_to=("posts",),
            example="dir_fin",
        ),
        *_source_of("head", "leading it"),
        Column(
            "roster",
            "Whether all its memberships are in the data",
            "choice",
            allowed=("complete", "partial"),
        ),
        *_IN_FORCE,
        *_FROM_THE_PAPER,
    ),
)

PEOPLE = Table(
    "people",
    "One row a person; a pseudonym serves as well",
    (
        _id("The person's id", "p1"),
        Column("name", "Name or pseudonym; never drawn unless asked for", example="Holder 1"),
        Column("profession", "Profession"),
        *_FROM_THE_PAPER,
    ),
)

APPOINTMENTS = Table(
    "appointments",
    "One row a person in a post",
    (
        _must("person", "The person", "id", refers_to=("people",), example="p1"),
        _must("post", "The post", "id", refers_to=("posts",), example="dir_fin"),
        Column("fte", "Whole-time equivalents of this appointment", "number", example="1.0"),
        Column(
            "basis",
            "On what footing the person holds it",
            "choice",
            allowed=("substantive", "acting", "interim", "secondment", "joint", "honorary", *BASES),
            example="substantive",
        ),
        Column("start", "First day", "date"),
        Column("end", "Last day", "date"),
        Column("source", _SOURCE.meaning),
        _NOTE,
    ),
)

FUNCTIONS = Table(
    "functions",
    "One row a piece of the organisation's work, owned by one unit or post",
    (
        _id("The function's id", "F1"),
        _must("name", "What the work is", example="Financial planning"),
        _must(
            "owner",
            "The unit or post that owns it",
            "id",
            refers_to=("units", "posts"),
            example="finance",
        ),
        _must(
            "kind", "the side it is work for, shared, governance …: an open list", example="shared"
        ),
        Column("safeguard", "What keeps the sides apart where it touches both"),
        *_FROM_THE_PAPER,
    ),
)

SERVICES = Table(
    "services",
    "One row a service that is commissioned and provided",
    (
        _id("The service's id", "s1"),
        _must("name", "The service's name", example="Community nursing"),
        _must(
            "provision",
            "Who provides it",
            "choice",
            allowed=("internal", "external", "mixed"),
            example="internal",
        ),
        *_FROM_THE_PAPER,
    ),
)

LINKS = Table(
    "links",
    "One row a relation other than line management",
    (
        _must("from", "The subject: any id", "id", refers_to=ANYTHING, example="finance"),
        _must(
            "relation",
            "The relation, of the closed list",
            "choice",
            allowed=LINK_RELATIONS,
            example="supports",
        ),
        _must("to", "The object: any id", "id", refers_to=ANYTHING, example="s1"),
        Column("safeguard", "What keeps the sides apart where it joins both"),
        *_FROM_THE_PAPER,
    ),
)

MEMBERSHIPS = Table(
    "memberships",
    "One row a seat on a body",
    (
        _must("body", "The body: a unit", "id", refers_to=("units",), example="finance"),
        _must(
            "member",
            "Who sits: a post or a person",
            "id",
            refers_to=("posts", "people"),
            example="dir_fin",
        ),
        _must(
            "role",
            "chairs, member_of (voting), coopted_to, attends (in attendance)",
            "choice",
            allowed=MEMBERSHIP_RELATIONS,
            example="member_of",
        ),
        Column("profession", "The profession the seat is held in"),
        Column(
            "capacity",
            "In what capacity the seat is held",
            "choice",
            allowed=("own right", "representative", "ex officio"),
        ),
        Column(
            "caseload",
            "Whether the member still sees patients or clients",
            "choice",
            allowed=_YES_NO,
        ),
        Column("voting", "Whether the seat votes", "choice", allowed=_YES_NO),
        *_FROM_THE_PAPER,
    ),
)

INTERESTS = Table(
    "interests",
    "One row an interest a person has in something",
    (
        _must("person", "The person", "id", refers_to=("people",), example="p1"),
        _must("in", "In what: any id", "id", refers_to=ANYTHING, example="s1"),
        Column(
            "kind",
            "financial, family, professional, position (employee, director, partner or other "
            "position in it) …",
            example="financial",
        ),
        _NOTE,
    ),
)

DECISIONS = Table(
    "decisions",
    "One row a decision of a body",
    (
        _id("The decision's id", "dec1"),
        _must("body", "The deciding body", "id", refers_to=("units",), example="finance"),
        Column(
            "beneficiary", "Who or what gains by it: any id", "id", refers_to=ANYTHING, example="s1"
        ),
        Column("date", "The day it was made", "date", example="2007-07-02"),
        Column(
            "process",
            "By which process it was made, in your own words: competitive, framework, direct "
            "award a …",
            example="competitive",
        ),
    ),
)

VOTES = Table(
    "votes",
    "One row a person's part in a decision",
    (
        _must("decision", "The decision", "id", refers_to=("decisions",), example="dec1"),
        _must("person", "The person", "id", refers_to=("people",), example="p1"),
        _must(
            "capacity",
            "What the person did",
            "choice",
            allowed=("voted", "advised", "recused"),
            example="recused",
        ),
    ),
)

COMPETENCIES = Table(
    "competencies",
    "One row a competency that a post requires or a post or person has",
    (
        _must(
            "holder", "The post or person", "id", refers_to=("posts", "people"), example="dir_fin"
        ),
        _must("competency", "The competency", example="Chairing meetings"),
        Column("level", "Level, 1 to 5", "number", example="3"),
        Column(
            "need",
            "required of the holder, or held by it",
            "choice",
            allowed=("required", "held"),
            example="required",
        ),
        *_FROM_THE_PAPER,
    ),
)

PAY = Table(
    "pay",
    "One row a pay band in a year: what posts without a cost of their own are computed from",
    (
        _must("band", "The band, as posts.csv has it; capitals do not count", example="Band 7"),
        _must(
            "year",
            "The year its points hold for: 2026 from January, 2026/27 from 1 April",
            "year",
            example="2026/27",
        ),
        _must(
            "points",
            "Pay of one whole-time post a year at each point of the scale, ; between them",
            "points",
            example="46148; 48526; 52809",
        ),
        Column("body", "The body of a combined organisation that it holds for; empty: all"),
        Column("source", _SOURCE.meaning),
        _NOTE,
    ),
)

TABLES: tuple[Table, ...] = (
    POSTS,
    UNITS,
    PEOPLE,
    APPOINTMENTS,
    FUNCTIONS,
    SERVICES,
    LINKS,
    MEMBERSHIPS,
    INTERESTS,
    DECISIONS,
    VOTES,
    COMPETENCIES,
    PAY,
)
BY_NAME: Mapping[str, Table] = MappingProxyType({table.name: table for table in TABLES})
ID_TABLES = tuple(table.name for table in TABLES if table.has_ids)
