"""Sums over the schedule of posts that must agree with both establishments."""

from __future__ import annotations

import numpy as np
import pandas as pd

from orgmodel.errors import UnknownNameError
from orgmodel.impact_on_posts.category import (
    ALSO,
    CATEGORIES,
    DUTIES,
    EMPLOYER,
    GRADE,
    HOURS,
    LIFT,
    LINE,
    SIZE,
    UNCHANGED,
    UNIT,
)
from orgmodel.model.words import did_you_mean, listed, near

FIGURES = ("posts", "fte", "cost")
PLACES = ("unit", "band", "employer")


def by_category(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a category in use, in the order of `CATEGORIES`: rows, people, sums, changes.

    `…_before` and `…_after` are sums of what is stated (missing where nothing is), `…_change`
    the difference; `…_unknown` how many rows state none on a side where they are.
    """
    order = [name for name in CATEGORIES if (rows["category"] == name).any()]
    parts = [_summed(rows[rows["category"] == name]) for name in order]
    return pd.DataFrame(
        [{"category": n, **p} for n, p in zip(order, parts, strict=True)],
        columns=["category", *_columns()],
    )


def establishment(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a value of `by` (unit, band or employer): sums before and after of its posts.

    A post that changes unit counts before in the one and after in the other.
    `UnknownNameError` for another `by`.
    """
    if by not in PLACES:
        advice = did_you_mean(near(str(by), PLACES)) or f" There is: {listed(PLACES)}."
        raise UnknownNameError(f'an establishment is by a place, and "{by}" is none.{advice}')
    columns = [by, *(f"{name}_{end}" for name in FIGURES for end in ("before", "after", "change"))]
    parts = {}
    for end in ("before", "after"):
        groups = rows[_there(rows, end)].groupby(f"{by}_{end}", sort=False)
        for name in FIGURES:
            # A group of which nothing is stated has no sum; one without rows comes to 0.
            parts[f"{name}_{end}"] = groups[f"{name}_{end}"].sum(min_count=1).round(6)
    named = {str(value) for part in parts.values() for value in part.index}
    values = sorted(named, key=lambda value: (not value, value))
    table = pd.DataFrame({by: values})
    for column, part in parts.items():
        there = table[by].isin(part.index)
        table[column] = table[by].map(part).where(there, 0.0).astype(float)
    for name in FIGURES:
        table[f"{name}_change"] = (table[f"{name}_after"] - table[f"{name}_before"]).round(6)
    filled = table[list(parts)].fillna(1.0) != 0
    return table.loc[filled.any(axis=1), columns].reset_index(drop=True)


def whole(rows: pd.DataFrame) -> dict[str, float | int | None]:
    """The same sums over every row."""
    return _summed(rows)


def _columns() -> list[str]:
    ends = ("before", "after", "change", "unknown")
    return ["rows", "persons", *(f"{name}_{end}" for name in FIGURES for end in ends)]


def _summed(rows: pd.DataFrame) -> dict[str, float | int | None]:
    persons = rows["persons"]
    out: dict[str, float | int | None] = {
        "rows": len(rows),
        "persons": None if persons.isna().any() else float(persons.sum()),
    }
    there = {end: _there(rows, end) for end in ("before", "after")}
    for name in FIGURES:
        sums, unknown = {}, {}
        for end in there:
            values = rows[f"{name}_{end}"]
            sums[end] = _sum(values[there[end]])
            unknown[end] = values.isna() & there[end]
        was, now = sums["before"], sums["after"]
        # A row that states one side only has moved by an unknown amount, and so has the sum.
        known = (
            was is not None and now is not None and not (unknown["before"] ^ unknown["after"]).any()
        )
        out[f"{name}_before"], out[f"{name}_after"] = was, now
        out[f"{name}_change"] = round((now or 0) - (was or 0), 6) if known else None
        out[f"{name}_unknown"] = int((unknown["before"] | unknown["after"]).sum())
    return out


def _there(rows: pd.DataFrame, end: str) -> pd.Series:
    """The rows that are posts before or after: not those gone or yet to come, and no roles."""
    return rows[f"posts_{end}"] != 0


def _sum(values: pd.Series) -> float | None:
    """The sum of what is stated; None where there are rows and none of them states it."""
    stated = values.to_numpy(dtype=np.float64)
    stated = stated[~np.isnan(stated)]
    return round(float(stated.sum()), 6) if len(stated) or not len(values) else None


def change_size(rows: pd.DataFrame, added: int, removed: int) -> dict[str, int | float | None]:
    """How large a change is: posts added, removed, moved or altered; people and money affected.

    People are those with a claim on the posts affected; None where of one of these nothing
    says who holds it.
    """
    affected_rows = rows[(rows["category"] != UNCHANGED) | (rows["also"] != "")]
    found = [
        {name, *also.split(ALSO)}
        for name, also in zip(
            affected_rows["category"].tolist(), affected_rows["also"].tolist(), strict=True
        )
    ]
    affected = (rows["category"] != UNCHANGED).to_numpy(dtype=bool)
    persons = rows.loc[affected, "persons"]
    sums = whole(rows)

    def count(*names: str) -> int:
        return sum(not found_in.isdisjoint(names) for found_in in found)

    return {
        "posts_added": added,
        "posts_removed": removed,
        "line_changed": count(LINE),
        "unit_changed": count(UNIT, LIFT),
        "employer_changed": count(EMPLOYER),
        "regraded": count(GRADE),
        "duties_changed": count(DUTIES),
        "number_changed": count(SIZE),
        "hours_changed": count(HOURS),
        "rows_affected": int(affected.sum()),
        "people_affected": None if persons.isna().any() else int(persons.sum()),
        "posts": sums["posts_change"],
        "fte": sums["fte_change"],
        "cost": sums["cost_change"],
    }
