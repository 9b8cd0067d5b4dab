"""UK government organograms to an organisation: senior posts, junior groups, holders, units.

The rules are those of the published schema and of what files really hold. Nothing is fatal
but a file without an organogram's columns; every fault is reported, and mended only when asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from orgmodel.files.importers.base import Contents, Importer, ImportOutcome, Options, RepairOffer
from orgmodel.files.importers.organogram.groups import junior_posts
from orgmodel.files.importers.organogram.headings import (
    FIRST_CELLS,
    JUNIOR,
    NEEDED,
    OF,
    SENIOR,
    every_title,
    lookup,
)
from orgmodel.files.importers.organogram.posts import SeniorPosts
from orgmodel.files.importers.organogram.repairs import REPAIRS, OrganogramRow, repaired
from orgmodel.files.importers.organogram.units import Units
from orgmodel.files.importers.sheet import Sheet, Titles, read_sheet
from orgmodel.model.faults import Problem
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.tables import complete_tables

_DATE = re.compile(r"(?<!\d)(20\d\d|19\d\d)-(\d\d)(?:-(\d\d))?(?!\d)")


class Organogram(Importer):
    """Organograms of UK public bodies: for each body its senior file, then its junior file."""

    files = "SENIOR [JUNIOR] …"
    about = (
        "UK government organograms; for several bodies give each one's senior file, then its "
        "junior file"
    )

    @property
    def repairs(self) -> Mapping[str, str]:
        """The repairs of `repairs.REPAIRS`."""
        return {name: repair.meaning for name, repair in REPAIRS.items()}

    def _read(self, contents: Contents, options: Options) -> ImportOutcome:
        problems: list[Problem] = []
        rows: list[OrganogramRow] = []
        body = -1
        for file, content in contents:
            sheet, senior = _sheet(file, content)
            if senior or body < 0:
                body += 1
            problems += [*sheet.problems, *_missing(sheet, senior)]
            rows += [
                OrganogramRow(body, senior, file, number, cells) for number, cells in sheet.rows
            ]
        mended, offers = repaired(tuple(rows), options.repairs)
        return _built(mended, tuple(problems), offers, [file for file, _ in contents])


IMPORTER = Organogram()


def _sheet(file: str, content: bytes) -> tuple[Sheet, bool]:
    found = read_sheet(content, file, Titles(every_title(), OF, FIRST_CELLS))
    titles = set(found.header.values())
    senior = "ref" in found.header or not any("reporting" in title.casefold() for title in titles)
    known = lookup(SENIOR if senior else JUNIOR)
    return read_sheet(content, file, Titles(known, OF, FIRST_CELLS)), senior


def _missing(sheet: Sheet, senior: bool) -> Iterator[Problem]:
    kind = "senior" if senior else "junior"
    titles = SENIOR if senior else JUNIOR
    for column in NEEDED[kind]:
        if column not in sheet.header:
            yield Problem(
                "missing-column",
                sheet.file,
                None,
                column,
                "",
                f"there is no column “{titles[column][0]}”, which a {kind} file needs.",
            )


def _built(
    rows: Sequence[OrganogramRow],
    problems: tuple[Problem, ...],
    offers: tuple[RepairOffer, ...],
    files: Sequence[str],
) -> ImportOutcome:
    units = Units(rows)
    senior = SeniorPosts([row for row in rows if row.senior], units)
    groups, group_faults = junior_posts([row for row in rows if not row.senior], senior, units)
    tables = {
        "posts": _frame([*senior.posts, *groups]),
        "units": _frame(units.rows()),
        "people": _frame(senior.people),
        "appointments": _frame(senior.appointments),
    }
    model = OrganisationModel(
        tables=complete_tables({name: frame for name, frame in tables.items() if len(frame)}),
        name=units.title(),
        date=_date(files),
        source="; ".join(files),
        departed=tuple(senior.departed),
        tops=tuple(senior.tops),
    )
    counts = (
        ("posts", len(senior.posts)),
        ("groups of junior posts", len(groups)),
        ("people in posts", len({row["person"] for row in senior.appointments})),
        ("people out of post", senior.out_of_post),
        ("posts shared by several people", senior.shared),
        ("vacant posts", senior.vacant),
        ("eliminated posts, left out", len(senior.departed)),
        ("units", len(tables["units"])),
    )
    found = (*problems, *units.problems, *senior.problems, *group_faults)
    order = {file: place for place, file in enumerate(files)}
    in_order = sorted(found, key=lambda p: (order.get(p.file, -1), p.row or 0))
    return ImportOutcome(model, tuple(in_order), offers, counts)


def _frame(rows: Sequence[dict[str, str]]) -> pd.DataFrame:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[row.get(name, "") for name in columns] for row in rows]
    labels = pd.RangeIndex(2, len(rows) + 2, name="row")
    return pd.DataFrame(cells, columns=columns, index=labels, dtype="str")


def _date(files: Sequence[str]) -> str:
    """The date in the files' names, where they agree; month alone is no date."""
    dates = {match.group(0) for file in files if (match := _DATE.search(file))}
    whole = {date for date in dates if len(date) == 10}
    return whole.pop() if len(whole) == 1 and len(dates) == 1 else ", ".join(sorted(dates))
