"""What a column of a staff list can be for us, each with the words it is offered by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Field:
    """A use for a column: its name in a mapping, what a form calls it, and what it means."""

    name: str
    label: str
    meaning: str


FIELDS: tuple[Field, ...] = (
    Field("id", "Post's own number", "the post's id, or that of the one who holds it"),
    Field("title", "Title", "the post's title"),
    Field("reports_to", "Reports to", "the manager: by id, name, e-mail or title"),
    Field("second_manager", "Second manager", "a further manager: becomes a dotted line"),
    Field("holder", "Holder's name", "who is in post; words for nobody mean vacant"),
    Field("first_name", "First name", "the holder's first name, beside a last name"),
    Field("last_name", "Last name", "the holder's last name"),
    Field("holder_id", "Holder's number", "the person's own number, such as a payroll number"),
    Field("email", "Holder's e-mail", "read to find managers by e-mail, and then left out"),
    Field("unit", "Unit", "the unit's name, or a path of units in one cell"),
    Field("unit_id", "Unit's code", "a code of the unit beside its name"),
    Field("fte", "FTE", "whole-time equivalents of the row"),
    Field("count", "Number of posts", "how many posts the row stands for"),
    Field("band", "Band", "pay band or grade"),
    Field("cost", "Cost a year", "yearly cost of the row"),
    Field("status", "Filled or vacant", "whether anybody is in post"),
    Field("kind", "Kind of row", "post or post_group"),
    Field("clinical", "Clinical", "whether the post is clinical"),
    Field("basis", "Footing", "substantive, acting, interim, secondment …"),
    Field("start", "Holder since", "first day of the holder in the post"),
    Field("end", "Holder until", "last day of the holder in the post"),
    Field("row_start", "Row holds from", "first day on which the whole row holds"),
    Field("row_end", "Row holds until", "last day on which the whole row holds"),
    Field("profession", "Profession", "the holder's profession or staff group"),
    Field("source", "Source", "where this is written"),
    Field("note", "Note", "a remark"),
)
"""Uses that one column each may have; `levels`, `unit_levels`, `keep` and `leave_out` take many."""

BY_NAME: Mapping[str, Field] = MappingProxyType({field.name: field for field in FIELDS})
LEVEL, UNIT_LEVEL, KEEP, LEAVE_OUT = "levels", "unit_levels", "keep", "leave_out"
MANY: Mapping[str, Field] = MappingProxyType(
    {
        field.name: field
        for field in (
            Field(LEVEL, "Level of the line", "titles from the top down, in place of a manager"),
            Field(UNIT_LEVEL, "Level of units", "units from the outermost in, one a column"),
            Field(KEEP, "Kept beside", "carried along under its own heading"),
            Field(LEAVE_OUT, "Left out", "not read"),
        )
    }
)
PERSONAL = frozenset(
    {"holder", "first_name", "last_name", "holder_id", "email", "note", KEEP, LEAVE_OUT}
)
"""Uses of columns whose cells name persons or, being anything, may do so."""

MANAGERS = ("reports_to", "second_manager")
PERSONS = ("holder_id", "name", "email")
MANAGER_BY = ("id", *PERSONS, "title")
"""What a manager's cell holds: the post's id, the holder's number, name or e-mail, or a title."""
