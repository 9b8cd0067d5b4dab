"""A prepared staff list to an organisation, by a mapping that somebody has agreed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
import pandas as pd

from orgmodel.files.folder.departed import FILE as DEPARTED
from orgmodel.files.folder.departed import read_departed
from orgmodel.files.importers.base import Correction, ImportOutcome
from orgmodel.files.importers.placing import Place, in_order, placed
from orgmodel.files.importers.repaired import CellChanges, RepairedCells
from orgmodel.files.importers.table.days import plain_day
from orgmodel.files.importers.table.folder_tables import folder_table, mended_columns
from orgmodel.files.importers.table.ids import made_ids
from orgmodel.files.importers.table.levels import from_levels
from orgmodel.files.importers.table.lines import lines
from orgmodel.files.importers.table.mapping import FILE, TableMapping
from orgmodel.files.importers.table.people import Holders, holders, vacant_rows
from orgmodel.files.importers.table.posts import Posts, posts
from orgmodel.files.importers.table.prepared import Prepared, column_uses
from orgmodel.files.importers.table.repairs.every import Repaired, repaired
from orgmodel.files.importers.table.repairs.named import naming
from orgmodel.files.importers.table.repairs.split_names import names_left
from orgmodel.files.importers.table.staff import PART_OF, TOP, StaffList, staff_list
from orgmodel.files.importers.table.units import units
from orgmodel.model import faults
from orgmodel.model.faults import Problem
from orgmodel.model.numbers import day
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import POSTS
from orgmodel.model.tables import carried_columns, complete_tables
from orgmodel.model.words import plain

_SOUND = frozenset(("units", "people", "appointments"))
"""Tables whose ids are made of the list's own rows, so that none is unknown or there twice."""


@dataclass(frozen=True, eq=False)
class _List:
    """What a list became; `made` is the number of posts that no row was there for.

    `rows` has for each table made of the list the row of the list behind each of its rows.
    """

    tables: Mapping[str, pd.DataFrame]
    staff: StaffList
    posts: Posts
    tops: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    made: int
    rows: Mapping[str, Sequence[int]]
    problems: tuple[Problem, ...]


def built(
    prepared: Prepared, mapping: TableMapping, corrections: Sequence[Correction] = ()
) -> ImportOutcome:
    """The organisation of a prepared list, with every fault and repair at the file's own rows."""
    dated = _dated(prepared, mapping)
    staff = staff_list(prepared.lists, dated)
    mended = repaired(staff, dated.repairs)
    staff = _corrected(mended.staff, corrections)
    names = tuple(names_left(staff))
    of_list = _built_list(staff, prepared)
    tables, changes = _with_folder_tables(of_list.tables, prepared, dated)
    given = frozenset(tables)
    whole = complete_tables(tables)
    date, told = _date(prepared, dated)
    tops = _tops(of_list, prepared)
    sound = _SOUND - {source.kind for source in prepared.tables}
    checked = faults.check(whole, given=given, tops=tops, sound=sound, departed=_departed(prepared))
    kept = tuple(p for p in (*prepared.problems, *of_list.posts.problems) if p.fault)
    model = OrganisationModel(
        tables=whole,
        name=prepared.name,
        date=date,
        status=prepared.settings.status,
        source=prepared.settings.source or "; ".join(_files(prepared)),
        target=prepared.settings.target,
        packs=prepared.settings.packs,
        roles=prepared.settings.roles,
        own_columns=carried_columns(whole),
        attachments=prepared.files,
        tops=tops,
        problems=(*checked, *kept),
    )
    found = [*prepared.problems, *told, *names, *of_list.problems]
    found += _placed(checked, of_list)
    cells = RepairedCells((*mended.cells.changes, *changes))
    return ImportOutcome(
        model=model,
        problems=in_order(found, _files(prepared)),
        repairs=mended.offers,
        counts=of_list.counts,
        repaired=cells,
        kept=kept,
        extra={FILE: mapping.to_toml().encode()},
        columns=column_uses(
            prepared, mapping, (*naming(mended.offers), *(one.column or "" for one in names))
        ),
        rows=_rows(prepared, mended, of_list),
    )


def _tops(of_list: _List, prepared: Prepared) -> tuple[str, ...] | None:
    """The declared tops; a posts.csv of orgmodel's own says by itself which posts are."""
    if not prepared.lists or (prepared.own and prepared.lists[0].file == POSTS.file):
        return prepared.settings.tops
    return of_list.tops


def _departed(prepared: Prepared) -> frozenset[str]:
    """The ids of a departed.csv among the files."""
    content = prepared.files.get(DEPARTED)
    return frozenset(row["id"] for row in read_departed(content)) if content else frozenset()


def _files(prepared: Prepared) -> list[str]:
    return list(dict.fromkeys(s.place for s in (*prepared.lists, *prepared.tables)))


def _dated(prepared: Prepared, mapping: TableMapping) -> TableMapping:
    """The mapping with a day where rows have periods: the list's own, else today."""
    on = plain_day(mapping.on) if mapping.on else ""
    periods = {"row_start", "row_end", "start", "end"} & set(mapping.columns)
    if not on and periods and prepared.lists:
        on = str(datetime.now(UTC).date())
    return replace(mapping, on=on)


def _date(prepared: Prepared, mapping: TableMapping) -> tuple[str, tuple[Problem, ...]]:
    """The organisation's date, and where it was mended, that it was."""
    said = prepared.settings.date
    meant = plain_day(said) if said else ""
    if said and meant != said and day(meant):
        words = f'the date "{said}" was read as {meant}.'
        problem = Problem(
            "not-allowed", "organisation.toml", None, "date", said, words, fault=False
        )
        return mapping.on or meant, (problem,)
    return mapping.on or said, ()


def _corrected(staff: StaffList, corrections: Sequence[Correction]) -> StaffList:
    """The list with the cells that were put right by hand."""
    place_of = (
        {(staff.file_of(place), int(row)): place for place, row in enumerate(staff.rows.tolist())}
        if corrections
        else {}
    )
    columns: dict[str, pd.Series] = {}
    for correction in corrections:
        place = place_of.get((correction.file, correction.row))
        if place is None:
            continue
        if correction.column == "reports_to":
            columns.setdefault(TOP, staff.column(TOP).copy()).iloc[place] = ""
        cells = columns.setdefault(correction.column, staff.column(correction.column).copy())
        cells.iloc[place] = correction.value.replace("\0", "")
        if correction.column == TOP and correction.value:
            columns.setdefault("reports_to", staff.column("reports_to").copy()).iloc[place] = ""
    if "id" in columns and PART_OF in staff:
        titles = columns.get("title", staff.column("title"))
        columns[PART_OF] = _parts(columns["id"], titles, staff.column(PART_OF))
    return staff.putting(**columns) if columns else staff


def _parts(ids: pd.Series, titles: pd.Series, marks: pd.Series) -> pd.Series:
    """The marks of rows that are part of a post; the first of those that have none is a post.

    The post of a row has its number and its title, or its number where the row has no title.
    """
    kept = marks.tolist()
    named = list(zip(ids.tolist(), map(plain, titles.tolist()), strict=True))
    posts = {pair for pair, mark in zip(named, kept, strict=True) if not mark}
    numbers = {number for number, _ in posts}
    for row, ((number, title), mark) in enumerate(zip(named, kept, strict=True)):
        found = (number, title) in posts if title else number in numbers
        if mark and not found:
            kept[row] = ""
            posts.add((number, title))
            numbers.add(number)
    return pd.Series(kept, index=marks.index, dtype="str")


def _built_list(staff: StaffList, prepared: Prepared) -> _List:
    staff, made = from_levels(staff)
    ids = staff.column("id")
    if "id" not in staff:
        ids = made_ids(staff.column("title"), (), "post")
    sources = _sources(staff)
    of_lines = lines(staff, ids)
    known = {s.kind: s.cells for s in prepared.tables}.get("units", pd.DataFrame())
    of_units = units(staff, ids, known)
    of_posts = posts(staff, ids, of_lines, of_units.of_rows, sources, own=prepared.own)
    given = {s.kind for s in prepared.tables}
    of_holders = (
        Holders(pd.DataFrame(), pd.DataFrame(), np.array([], dtype=np.int64))
        if "appointments" in given
        else holders(staff, ids, sources)
    )
    tables = {
        "posts": of_posts.posts,
        "units": _labelled(of_units.units),
        "people": _labelled(of_holders.people),
        "appointments": _labelled(of_holders.appointments),
        "links": _labelled(of_posts.links),
    }
    filled = {name: frame for name, frame in tables.items() if len(frame) or name == "posts"}
    counts = (
        ("posts", len(of_posts.posts)),
        ("people in posts", len(of_holders.people)),
        ("vacant posts", int(vacant_rows(staff)[of_posts.rows].sum()) if len(staff) else 0),
        ("posts that no row was there for", made),
        ("units", len(of_units.units)),
        ("dotted lines", len(of_posts.links)),
    )
    problems = (*of_lines.problems, *of_posts.problems)
    rows = {
        "posts": of_posts.rows,
        "appointments": () if "appointments" in given else of_holders.rows.tolist(),
        "links": () if "links" in given else of_posts.link_rows,
    }
    return _List(filled, staff, of_posts, of_lines.tops, counts, made, rows, problems)


def _labelled(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_axis(pd.RangeIndex(2, len(frame) + 2, name="row"), axis=0)


def _sources(staff: StaffList) -> pd.Series:
    """`list.csv row 12` for each row, unless the list says where it is written."""
    rows = pd.Series(staff.rows, index=staff.cells.index).astype("str")
    if len(staff.files) == 1:
        made = f"{staff.files[0]} row " + rows
    else:
        files = pd.Series([staff.file_of(place) for place in range(len(staff))], dtype="str")
        made = files + " row " + rows
    said = staff.column("source")
    return made.where(said == "", said).astype("str")


def _with_folder_tables(
    tables: Mapping[str, pd.DataFrame], prepared: Prepared, mapping: TableMapping
) -> tuple[dict[str, pd.DataFrame], tuple[CellChanges, ...]]:
    """The tables that came among the files beside those made of the list."""
    whole = dict(tables)
    changes: list[CellChanges] = []
    if prepared.own:
        extra = mended_columns(whole["posts"], POSTS, prepared.lists[0].place, mapping.repairs)
        whole["posts"] = extra.frame
        changes += extra.changes
    for source in prepared.tables:
        read = folder_table(source, mapping.repairs)
        changes += read.changes
        before = whole.get(source.kind)
        frames = [frame for frame in (read.frame, before) if frame is not None and len(frame)]
        if frames:
            whole[source.kind] = (
                frames[0]
                if len(frames) == 1
                else _labelled(pd.concat(frames, ignore_index=True).fillna(""))
            )
    return whole, tuple(changes)


def _placed(found: Sequence[Problem], of_list: _List) -> tuple[Problem, ...]:
    """Faults of the tables that the list became, at its rows and under its headings."""
    staff = of_list.staff
    if not len(staff):
        return tuple(found)

    def place_of(table: str, label: int) -> Place | None:
        rows = of_list.rows.get(table, ())
        if not 2 <= label < 2 + len(rows):
            return None
        row = rows[label - 2]
        return staff.file_of(row), int(staff.rows[row])

    def heading(table: str, column: str, _: str) -> str:
        ours = "second_manager" if table == "links" and column == "to" else column
        return staff.heading(ours) if table in of_list.rows else column

    return placed(found, place_of, heading, staff.files[0])


def _rows(prepared: Prepared, mended: Repaired, of_list: _List) -> tuple[tuple[str, int], ...]:
    """What became of every row of the lists; the first is the sum of the others."""
    total = sum(source.rows_in for source in prepared.lists)
    headings = sum(source.heading_row > 0 for source in prepared.lists)
    told = total - headings - sum(len(source.cells) for source in prepared.lists)
    parts = int(of_list.staff.filled(PART_OF).sum())
    posts_of_rows = len(of_list.posts.posts) - of_list.made
    found = [("rows in", total), (_many("post", posts_of_rows), posts_of_rows)]
    found += [(f"further {_many('row', parts)} of a post", parts)]
    found += [(f"{_many('row', headings)} of headings", headings)]
    found += [(f"{_many('row', told)} above, below or between", told)]
    found += [(f"left out by {name}", number) for name, number in mended.left_out]
    return tuple((words, number) for words, number in found if number or words == "rows in")


def _many(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"
