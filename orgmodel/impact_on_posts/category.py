"""The categories of what becomes of a post, and which come first where several hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UNCHANGED = "unchanged"
LINE = "line changed"
UNIT = "unit or employer changed"
LIFT = "lift and shift"
SLOT = "slot in"
RING = "ring-fence"
GRADE = "grade change"
DUTIES = "duties change"
NEW = "new"
AT_RISK = "deleted and at risk"
VACANT = "vacant deleted"
CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        UNCHANGED: "The same unit, manager, band and functions",
        LINE: "Another manager; usually affected, not at risk",
        UNIT: "Another unit, or another employer, which is a transfer",
        LIFT: "A whole function or unit and its posts move together",
        GRADE: "Another band; protection of pay is a local rule",
        DUTIES: "The same post with other functions; its holder stays",
        SLOT: "A successor matches, and no more claim it than there are posts",
        RING: "A successor matches, and more claim it than there are posts",
        NEW: "No post before matches it",
        AT_RISK: "No successor matches, and somebody holds the post",
        VACANT: "The post goes, and nobody holds it: a saving without a person",
    }
)
"""Each category once, in the order of a schedule, with its test in words."""

EMPLOYER = "employer changed"
HOURS = "hours changed"
ALTERNATIVE = "suitable alternative"
SIZE = "number of posts changed"

# What holds first is the category; what else holds stands in `also`. A transfer comes before
# other duties, a move within one employer after them.
FIRST = (GRADE, DUTIES, LIFT, UNIT, SLOT, LINE)
FIRST_OF_TRANSFERS = (GRADE, LIFT, UNIT, DUTIES, SLOT, LINE)

ALSO = "; "
"""What stands between the names of what else holds; none of them has it in it."""
