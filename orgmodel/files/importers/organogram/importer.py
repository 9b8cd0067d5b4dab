"""UK government organograms to an organisation: senior posts, junior groups, holders, units.

The rules are those of the published schema and of what files really hold. Nothing is fatal
but a file without an organogram's columns; every fault is reported, and mended only when asked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import pandas as pd

from orgmodel.files.importers.base import Contents, Importer, ImportOutcome, Options, RepairOffer
from orgmodel.files.importers.organogram.groups import junior_posts
from orgmodel.files.importers.organogram.headings import (
    FIRST_CELLS,
    JUNIOR,
    NEEDED,
    NOT_IN_POST,
    OF,
    SENIOR,
    every_title,
    lookup,
    title_of,
)
from orgmodel.files.importers.organogram.posts import SeniorPosts
from orgmodel.files.importers.organogram.repairs import REPAIRS, OrganogramRow, repaired
from orgmodel.files.importers.organogram.units import Units
from orgmodel.files.importers.placing import HeadingOf, by_rows, faults_of, in_order, placed
from orgmodel.files.importers.sheet import Sheet, Titles, read_sheet
from orgmodel.model.faults import Problem
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.tables import carried_columns, complete_tables

_KIND = re.compile("senior|junior")
_MADE_OF = {"id": "ref", "reports_to": "manager", "band": "grade", "person": "name", "post": "ref"}
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
        sheets = [_sheet(file, content) for file, content in contents if not _is_toml(file)]
        told: list[Problem] = []
        rows: list[OrganogramRow] = []
        for (sheet, senior), body in zip(sheets, _bodies(sheets), strict=True):
            told += [*sheet.problems, *_missing(sheet, senior)]
            rows += [
                OrganogramRow(body, senior, sheet.file, number, cells)
                for number, cells in sheet.rows
            ]
        mended, offers = repaired(tuple(rows), options.repairs)
        return _built(mended, tuple(told), offers, [sheet for sheet, _ in sheets])


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


def _is_toml(file: str) -> bool:
    return file.lower().endswith(".toml")


def _bodies(sheets: Sequence[tuple[Sheet, bool]]) -> list[int]:
    """The number of each sheet's body: a senior file begins one, a junior one joins it.

    It joins the senior file before it or, where another's name is the same but for senior and
    junior, that one; before every senior file the first.
    """
    numbers = itertools.count()
    begun = [next(numbers) if senior else None for _, senior in sheets]
    names = [_bare(sheet.file) for sheet, _ in sheets]
    named = {
        name: body
        for name, body in reversed(list(zip(names, begun, strict=True)))
        if body is not None
    }
    found, last, last_name = [], 0, ""
    for name, body in zip(names, begun, strict=True):
        if body is not None:
            last, last_name = body, name
        found.append(last if body is not None or name == last_name else named.get(name, last))
    return found


def _bare(file: str) -> str:
    return _KIND.sub("", file.casefold())


def _built(
    rows: Sequence[OrganogramRow],
    told: tuple[Problem, ...],
    offers: tuple[RepairOffer, ...],
    sheets: Sequence[Sheet],
) -> ImportOutcome:
    units = Units(rows)
    senior = SeniorPosts([row for row in rows if row.senior], units)
    junior_rows = [row for row in rows if not row.senior]
    groups, group_faults = junior_posts(junior_rows, senior, units)
    tables = {
        "posts": _frame([*senior.posts, *groups]),
        "units": _frame(units.rows()),
        "people": _frame(senior.people),
        "appointments": _frame(senior.appointments),
    }
    files = [sheet.file for sheet in sheets]
    model = OrganisationModel(
        tables=complete_tables({name: frame for name, frame in tables.items() if len(frame)}),
        name=units.title(),
        date=_date(files),
        source="; ".join(files),
        departed=tuple(senior.departed),
        tops=tuple(senior.tops),
        own_columns=carried_columns(tables),
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
    seen = (*told, *units.problems, *senior.problems, *group_faults)
    sources = {
        "posts": [*senior.post_rows, *junior_rows],
        "units": units.source_rows(),
        "appointments": senior.appointment_rows,
    }
    place_of = by_rows(
        {table: [(row.file, row.row) for row in made] for table, made in sources.items()}
    )
    junior_files = {row.file for row in junior_rows}
    shown = placed(faults_of(model), place_of, _headings(junior_files), files[0])
    return ImportOutcome(
        model,
        in_order((*seen, *shown), files),
        offers,
        counts,
        kept=tuple(problem for problem in seen if problem.fault),
        rows=_rows(rows, sheets),
    )


def _headings(junior_files: Collection[str]) -> HeadingOf:
    def heading(table: str, column: str, file: str) -> str:
        made_of = "unit" if table == "units" else _MADE_OF.get(column, column)
        return title_of(made_of, senior=file not in junior_files)

    return heading


def _rows(rows: Sequence[OrganogramRow], sheets: Sequence[Sheet]) -> tuple[tuple[str, int], ...]:
    """How many rows hold anything, and what became of each."""
    senior = [row for row in rows if row.senior]
    out = sum(bool(NOT_IN_POST.fullmatch(row.cell("ref"))) for row in senior)
    held = sum(row.counts for row in senior)
    parts = (
        ("of senior posts", held),
        ("of junior posts", len(rows) - len(senior)),
        ("eliminated", len(senior) - held - out),
        ("of people out of post", out),
        ("of column titles", len(sheets)),
        ("above them", sum(sheet.above for sheet in sheets)),
        ("of totals", sum(sheet.totals for sheet in sheets)),
    )
    return (("rows in", sum(number for _, number in parts)), *parts)


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
