"""The junior file of an organogram: groups of like posts under a senior post."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.files.importers.organogram.headings import title_of
from orgmodel.files.importers.organogram.posts import SeniorPosts
from orgmodel.files.importers.organogram.repairs import OrganogramRow
from orgmodel.files.importers.organogram.units import Units, slug
from orgmodel.model.faults import Problem
from orgmodel.model.numbers import amount
from orgmodel.model.words import plain

_NOT_KNOWN = "how many posts is not known: the return gives their FTE"


def junior_posts(
    rows: Sequence[OrganogramRow], senior: SeniorPosts, units: Units
) -> tuple[list[dict[str, str]], tuple[Problem, ...]]:
    """A post group for each row, and the faults of the rows that the table cannot show.

    A junior row has no reference of its own. Its id is made of manager, title and grade, so
    that it is likely the same in the next return. The file gives FTE, not heads: `count` is a
    whole FTE, and empty for any other, since nobody knows how many part-time posts are in it.
    """
    taken = {post["id"] for post in senior.posts}
    posts: list[dict[str, str]] = []
    before = len(senior.problems)
    found: list[Problem] = []
    for row in rows:
        fte = row.cell("fte")
        size = amount(fte)
        if not fte.strip():
            column = title_of("fte", senior=False)
            words = "empty: how many posts the row stands for, in FTE."
            found.append(Problem("missing-value", row.file, row.row, column, "", words))
        is_whole = size is not None and size == int(size)
        identifier = _new_id(row, taken)
        if row.is_top and identifier:
            senior.tops.append(identifier)
        posts.append(
            {
                "id": identifier,
                "title": row.cell("title"),
                "reports_to": senior.manager(row),
                "unit": units.of(row),
                "kind": "post_group",
                "count": str(int(size)) if size is not None and is_whole else "",
                "fte": fte,
                "band": row.cell("grade"),
                "source": f"{row.file} row {row.row}",
                "basis": "stated",
                "note": "" if size is None or is_whole else _NOT_KNOWN,
                "profession": row.cell("profession"),
                "office_region": row.cell("region"),
                "pay_floor": row.cell("pay_floor"),
                "pay_ceiling": row.cell("pay_ceiling"),
            }
        )
    found += senior.problems[before:]
    del senior.problems[before:]
    return posts, tuple(found)


def _new_id(row: OrganogramRow, taken: set[str]) -> str:
    parts = (
        row.cell("manager").strip(),
        slug(plain(row.cell("title"))),
        slug(plain(row.cell("grade"))),
    )
    start = "j_" + "_".join(part for part in parts if part)[:100]
    found, number_of_it = start, 1
    while found in taken:
        number_of_it += 1
        found = f"{start}_{number_of_it}"
    taken.add(found)
    return found
