"""The posts as every measure counts them: aligned arrays, unknown numbers as NaN."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.measures.measure import SILENT
from orgmodel.model.hierarchy import Hierarchy, Ints, nearest
from orgmodel.model.kept import OfObject
from orgmodel.model.numbers import amounts
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pay.costs import Costs
from orgmodel.model.words import counted

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# A duty or a description that other posts carry; counting it would count a post twice.
ROLE_KINDS = ("role", "role_class")
GROUP_KIND = "post_group"


@dataclass(frozen=True, eq=False)
class CountedPosts:
    """The first row of each post id, in the order of `line.ids`, and its numbers.

    `is_post` is False for rows of kind role or role_class. `count`, `fte` and `cost` are NaN
    where the data does not say, or says something that is not a number; `costs` say of each cost
    whether it is computed from pay.csv.

    `is_top` holds for who is known to report to nobody, `is_whole` for whose line is known up
    to such a top. The layer of any other post is not known, its manager neither counted nor
    given a span; the spans of others are then at least as wide as they are counted.
    """

    rows: pd.DataFrame
    line: Hierarchy
    is_post: Flags
    count: Numbers
    fte: Numbers
    costs: Costs
    is_top: Flags
    is_whole: Flags

    @property
    def cost(self) -> Numbers:
        """What each row costs a year, given or computed."""
        return self.costs.values

    @cached_property
    def fewest(self) -> Numbers:
        """How many posts each row stands for at least, as `OrganisationModel.stands_for` says."""
        by_time = np.fmax(1.0, np.ceil(self.fte))
        return np.asarray(np.where(np.isnan(self.count), by_time, self.count), dtype=np.float64)

    @property
    def open_ends(self) -> int:
        """How many posts have a manager who is not known, or not in the data."""
        return int((self.is_post & ~self.is_whole & (self.line.parent < 0)).sum())

    @property
    def left_out(self) -> str:
        """The same in words, to follow what a figure is based on; empty for none."""
        if not self.open_ends:
            return ""
        of = counted(self.open_ends, "post")
        return f"; the manager of {of} is not known, or not in the data, and left out"

    @cached_property
    def spans(self) -> Ints:
        """Direct reports of each row; a role that reports to a post is no report."""
        reporting = self.line.parent[self.is_post & (self.line.parent >= 0)]
        return np.bincount(reporting, minlength=len(self.line)).astype(np.int64)

    @cached_property
    def is_manager(self) -> Flags:
        """Rows with at least one direct report, whatever their title."""
        return self.spans > 0

    @cached_property
    def top(self) -> int | None:
        """Position of the head of the largest line; None where nobody is known to be at a top.

        Of equals the first id, so that the order of rows does not decide.
        """
        if not (self.is_post.any() and self.is_top.any()):
            return None
        sizes = np.where(self.is_top, self.line.total(self.is_post.astype(np.int64)), -1)
        largest = np.flatnonzero(sizes == sizes.max()).tolist()
        return min(largest, key=self.line.ids.__getitem__)

    @cached_property
    def in_line(self) -> Flags:
        """The posts of the largest line."""
        if self.top is None:
            return np.zeros(len(self.line), dtype=np.bool_)
        top_of = nearest(self.line.parent, self.line.parent < 0)
        return np.asarray(self.is_post & (top_of == self.top), dtype=bool)


def _counted_posts(model: OrganisationModel) -> CountedPosts:
    line = model.hierarchy
    rows, costs = model.tables["posts"], model.costs
    if len(rows) != len(line):
        first = ((rows["id"] != "") & ~rows["id"].duplicated()).to_numpy(dtype=bool)
        rows, costs = rows[first], costs.of_rows(first)
    count = amounts(rows["count"])
    is_group = (rows["kind"] == GROUP_KIND).to_numpy(dtype=bool)
    is_top = np.zeros(len(line), dtype=np.bool_)
    is_top[[line.index[post] for post in model.line_tops.tops]] = True
    stands_for_one = (rows["count"] == "").to_numpy(dtype=bool) & ~is_group
    return CountedPosts(
        rows=rows,
        line=line,
        is_post=~rows["kind"].isin(ROLE_KINDS).to_numpy(dtype=bool),
        count=np.where(stands_for_one, 1.0, count),
        fte=amounts(rows["fte"]),
        costs=costs,
        is_top=is_top,
        is_whole=model.line_tops.is_whole,
    )


counted_posts = OfObject(_counted_posts)
"""The posts of a model. A repeated id counts once, at its first row."""


def sum_known(values: Numbers) -> float | int | None:
    """Sum of the known values; None where none is. A whole sum is given as a whole number."""
    known = values[~np.isnan(values)]
    return tidy(float(known.sum())) if len(known) else None


def tidy(value: float) -> float | int:
    """Rounded to six decimals, and whole where it is whole: sums of decimals leave dust."""
    rounded = round(value, 6)
    return int(rounded) if rounded.is_integer() else rounded


def known_of(values: Numbers, what: str = "rows") -> str:
    """How many of the values are known, in words."""
    known = int((~np.isnan(values)).sum())
    if not known:
        return SILENT
    return (
        f"all {len(values):,} {what}"
        if known == len(values)
        else (f"{known:,} of {len(values):,} {what}; the rest is not stated")
    )
