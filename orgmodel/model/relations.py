"""The relations between the things of an organisation: one row each, declared once.

A relation is read from its subject to its object: "finance supports s1". Sentences, rules,
lines in a drawing and the checking of links.csv all come from these rows; a rule pack may add
relations of its own, which are lateral and one-way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Family = Literal["line", "belonging", "governance", "seat", "lateral"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a relation is written: a table, and its columns for subject, object and cell.

    `column` is the cell that is the relation; empty where the whole row is.
    """

    table: str
    subject: str
    object: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation: its name in the data, and the verb between subject and object.

    `family` is line (only `reports_to` is line management), belonging (what is part of,
    heads, owns or holds what), governance (accountability that is not line management), seat
    (on a body) or lateral (everything else). `symmetric` ones read the same both ways round.
    `places` says where one is written that is not a row of links.csv or memberships.csv, and
    `written` says it in words. `passive` says it of the object: "s1 is supported by finance".
    """

    name: str
    verb: str
    family: Family = "lateral"
    symmetric: bool = False
    written: str = ""
    passive: str = ""
    places: tuple[Place, ...] = ()


RELATIONS: tuple[Relation, ...] = (
    Relation(
        "reports_to",
        "reports to",
        "line",
        written="posts.csv, column reports_to",
        places=(Place("posts", "id", "reports_to", "reports_to"),),
    ),
    Relation(
        "part_of",
        "is part of",
        "belonging",
        written="units.csv, column parent (or posts.csv, column unit)",
        places=(Place("posts", "id", "unit", "unit"), Place("units", "id", "parent", "parent")),
    ),
    Relation(
        "heads",
        "heads",
        "belonging",
        written="units.csv, column head",
        places=(Place("units", "head", "id", "head"),),
    ),
    Relation(
        "owns",
        "is responsible for",
        "belonging",
        written="functions.csv, column owner",
        places=(Place("functions", "owner", "id", "owner"),),
    ),
    Relation(
        "holds",
        "holds the post of",
        "belonging",
        written="appointments.csv",
        places=(Place("appointments", "person", "post"),),
    ),
    Relation("accountable_to", "is accountable to", "governance", passive="holds accountable"),
    Relation("committee_of", "is a committee of", "governance", passive="has as its committee"),
    Relation("delegates_to", "delegates powers to", "governance", passive="is given powers by"),
    Relation("chairs", "chairs", "seat", passive="is chaired by"),
    Relation("member_of", "is a member of", "seat", passive="has as a member"),
    Relation("coopted_to", "is co-opted to", "seat", passive="has co-opted"),
    Relation("attends", "attends", "seat", passive="is attended by"),
    Relation("dotted_line_to", "has a dotted line to", passive="has a dotted line from"),
    Relation("works_closely_with", "works closely with", symmetric=True),
    Relation("works_jointly_with", "works jointly with", symmetric=True),
    Relation("works_in_partnership_with", "works in partnership with", symmetric=True),
    Relation("supports", "supports", passive="is supported by"),
    Relation("advises", "advises", passive="is advised by"),
    Relation("clinical_lead_for", "is clinical lead for", passive="has as its clinical lead"),
    Relation(
        "coordinates_clinical_input_to",
        "co-ordinates clinical input to",
        passive="gets clinical input co-ordinated by",
    ),
    Relation("commissions", "commissions", passive="is commissioned by"),
    Relation(
        "lead_commissions_for", "is lead commissioner for", passive="has as its lead commissioner"
    ),
    Relation("joint_commissions_with", "commissions jointly with", symmetric=True),
    Relation("provides", "provides", passive="is provided by"),
    Relation(
        "performance_manages",
        "manages the performance of",
        passive="has its performance managed by",
    ),
    Relation("holds_to_account", "holds to account", passive="is held to account by"),
    Relation("assures", "assures", passive="is assured by"),
    Relation("regulates", "regulates", passive="is regulated by"),
    Relation("oversees", "oversees", passive="is overseen by"),
    Relation("approves_plans_of", "approves the plans of", passive="has its plans approved by"),
    Relation(
        "approves_cases_of",
        "approves the business cases of",
        passive="has its business cases approved by",
    ),
    Relation(
        "reports_conflicts_to",
        "reports conflicts of interest to",
        passive="is told conflicts of interest by",
    ),
    Relation("client_of", "is the client of", passive="has as its client"),
    Relation("shared_service_with", "shares a service with", symmetric=True),
    Relation("employed_by", "is employed by", passive="employs"),
    Relation("joint_appointment_with", "is a joint appointment with", symmetric=True),
    Relation(
        "honorary_contract_with",
        "has an honorary contract with",
        passive="gives an honorary contract to",
    ),
    Relation("aligned_with", "is aligned with", passive="has aligned with it"),
    Relation(
        "represents_on",
        "is the organisation's representative on",
        passive="has as the organisation's representative",
    ),
    Relation("liaises_with", "liaises with", symmetric=True),
    Relation("links_to", "links to", passive="is linked to by"),
    Relation("meets_with", "meets with", symmetric=True),
    Relation("leads", "leads", passive="is led by"),
    Relation("involves", "involves", passive="is involved by"),
    Relation("appoints", "appoints", passive="is appointed by"),
    Relation("appraises", "appraises", passive="is appraised by"),
    Relation("holds_role", "carries the role of", passive="is a role carried by"),
    Relation("administers", "administers", passive="is administered by"),
    Relation("succeeds", "succeeds", passive="is succeeded by"),
    Relation("co_terminous_with", "has the same boundary as", symmetric=True),
    Relation("consulted_by", "is consulted by", passive="consults"),
    Relation("interdependent_with", "is interdependent with", symmetric=True),
    Relation("aligns_plans_of", "aligns the plans of", passive="has its plans aligned by"),
    Relation(
        "leads_estates_strategy_for",
        "leads estates strategy for",
        passive="has its estates strategy led by",
    ),
    Relation("overlaps", "overlaps with", symmetric=True),
)
BY_NAME: Mapping[str, Relation] = MappingProxyType({row.name: row for row in RELATIONS})

COLUMN_RELATIONS: Mapping[str, str] = MappingProxyType(
    {row.name: row.written for row in RELATIONS if row.places}
)
"""Relations that are columns of another table, or a table: where each is written, in words."""

LINK_RELATIONS = tuple(row.name for row in RELATIONS if not row.places)
"""The closed list of what links.csv may say."""

MEMBERSHIP_RELATIONS = tuple(row.name for row in RELATIONS if row.family == "seat")
"""What memberships.csv may say."""

SEATS = ("chairs", "member_of")
"""Relations that are a voting seat on a body."""

GOVERNANCE = tuple(row.name for row in RELATIONS if row.family == "governance")
LATERAL = tuple(row.name for row in RELATIONS if row.family == "lateral")
SYMMETRIC_RELATIONS = frozenset(row.name for row in RELATIONS if row.symmetric)
WORKING = tuple(
    name
    for name in LATERAL
    if name
    not in {
        "employed_by",
        "joint_appointment_with",
        "honorary_contract_with",
        "aligned_with",
        "appoints",
        "appraises",
        "holds_role",
        "administers",
        "succeeds",
        "co_terminous_with",
        "overlaps",
    }
)
"""Lateral relations that are work of the two together: no employment, appointment or succession."""


def verb(relation: str) -> str:
    """The relation in words; one that a pack adds reads as it is written."""
    known = BY_NAME.get(relation)
    return known.verb if known else relation.replace("_", " ")


def passive(relation: str) -> str:
    """The relation as its object has it: "is supported by"; a symmetric one reads as it is.

    One that a pack adds is said of those at its other end.
    """
    known = BY_NAME.get(relation)
    if known is None:
        return f"those of whom it is said: {verb(relation)}"
    return known.passive or known.verb
