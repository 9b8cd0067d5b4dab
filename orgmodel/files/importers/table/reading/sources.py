"""The bytes of any number of files to sources: what is read, and all that is not, told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from orgmodel.errors import DataError
from orgmodel.extras import needed
from orgmodel.files.folder.departed import FILE as DEPARTED
from orgmodel.files.importers.base import Contents
from orgmodel.files.importers.opened import unzipped
from orgmodel.files.importers.table.reading.below_heading import HeadedGrid, headed, source_of
from orgmodel.files.importers.table.reading.choosing import LIST, chosen, why_apart
from orgmodel.files.importers.table.reading.content_kind import Kind, kind_of
from orgmodel.files.importers.table.reading.grid import Grid
from orgmodel.files.importers.table.reading.heading import Known
from orgmodel.files.importers.table.reading.text_grid import read_text
from orgmodel.files.importers.table.source import Source
from orgmodel.model.faults import Problem
from orgmodel.model.words import counted

_GIVE = "Give the list, as Excel or CSV."
_NOTHING = f"No file was given. {_GIVE}"


@dataclass(frozen=True)
class Read:
    """What files hold: the sources, files handed on untouched, and what is wrong with files.

    The first source of kind "list" is the list; others of that kind are further parts of it.
    `files` are settings (organisation.toml and the like), by name.
    """

    sources: tuple[Source, ...]
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Opened:
    grids: tuple[Grid, ...]
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def read_sources(
    contents: Contents,
    *,
    sheet: str = "",
    header: int | None = None,
    known_heading: Callable[[str], bool],
) -> Read:
    """The lists in files, each row read or told.

    `sheet` names the sheet to read, `header` the spreadsheet row of its headings; without them
    the likeliest are found. `known_heading` says whether a heading is one of the trade.
    Raises `DataError` where nothing at all can be read, `UnknownNameError` for a sheet that is
    not there.
    """
    known = lru_cache(maxsize=100_000)(known_heading)
    opened = _opened(contents, known)
    grids = [grid for grid in opened.grids if len(grid.rows)]
    if not grids:
        raise _nothing(opened)
    found = [headed(grid, known) for grid in grids]
    kinds = chosen(found, sheet)
    if header is not None:
        found, kinds = _headed_in(header, found, kinds, known)
    sources, unread = _sources(found, kinds)
    return Read(sources, opened.files, (*opened.problems, *unread))


def _headed_in(
    header: int, found: Sequence[HeadedGrid], kinds: Mapping[int, str], known: Known
) -> tuple[list[HeadedGrid], dict[int, str]]:
    """The list with its headings in the row `header`, and which sheets are read then.

    A further part may have the same headings in another row; one that has others is no part.
    """
    lists = [place for place, kind in kinds.items() if kind == LIST]
    told = {place: headed(found[place].grid, known, header) for place in lists[:1]}
    for place in lists[1:]:
        first, grid = told[lists[0]], found[place].grid
        there = headed(grid, known, header) if header in grid.rows else found[place]
        for one in (there, found[place]):
            if one.heading.names == first.heading.names:
                told[place] = one
                break
    kept = {place: kind for place, kind in kinds.items() if kind != LIST or place in told}
    return [told.get(place, one) for place, one in enumerate(found)], kept


def _opened(contents: Contents, known: Callable[[str], bool]) -> _Opened:
    grids: list[Grid] = []
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    queue = list(contents)
    for name, content in queue:
        if name.lower().endswith(".toml") or name == DEPARTED:
            files[name] = content
            continue
        kind = kind_of(content)
        if kind.kind is Kind.REFUSED:
            problems.append(_problem(name, kind.refusal))
        elif kind.kind is Kind.ZIP:
            try:
                queue += unzipped(name, content)
            except DataError as error:
                problems += [fault for fault in error.problems if isinstance(fault, Problem)]
        elif kind.kind is Kind.WORKBOOK:
            read, wrong = _workbook(content, name)
            grids += read
            problems += wrong
        else:
            grids.append(read_text(content, name, known))
    return _Opened(tuple(grids), MappingProxyType(files), tuple(problems))


def _workbook(content: bytes, name: str) -> tuple[list[Grid], list[Problem]]:
    with needed("office", f"{name}, an Excel or OpenDocument workbook,"):
        from orgmodel.files.importers.table.reading.workbook import UnreadableError, read_workbook
    try:
        sheets = read_workbook(content, name)
    except UnreadableError as error:
        return [], [_problem(name, str(error))]
    grids = [sheet.grid for sheet in sheets if sheet.grid is not None]
    problems = [
        _problem(name, f"sheet “{sheet.name}”: {sheet.wrong}") for sheet in sheets if sheet.wrong
    ]
    if not any(len(grid.rows) for grid in grids) and not problems:
        problems.append(_problem(name, "The workbook is empty. Give the list itself."))
    return grids, problems


def _sources(
    found: list[HeadedGrid], kinds: Mapping[int, str]
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    left = [one for place, one in enumerate(found) if place not in kinds]
    read_files = {found[place].grid.file for place in kinds}
    best = next((found[place] for place, kind in kinds.items() if kind == "list"), None)
    sources: list[Source] = []
    done: set[str] = set()
    for place, kind in kinds.items():
        grid = found[place].grid
        first = grid.file not in done
        beside = [one for one in left if one.grid.file == grid.file] if first else []
        done.add(grid.file)
        notes = [_unread(one, best) for one in beside]
        others = [one.grid.sheet for one in left if one.grid.file == grid.file]
        sources.append(source_of(found[place], kind, notes, others))
    strangers = [_unread(one, best) for one in left if one.grid.file not in read_files]
    return tuple(sources), tuple(strangers)


def _unread(one: HeadedGrid, best: HeadedGrid | None) -> Problem:
    grid = one.grid
    count = counted(len(grid.rows), "row")
    if grid.hidden:
        words = f"the hidden sheet “{grid.sheet}” ({count}) was not read."
    else:
        what = f"the sheet “{grid.sheet}” ({count})" if grid.sheet else f"the file ({count})"
        reason = None if best is None else why_apart(best, one)
        words = f"{what} was not read{f': {reason}' if reason else ''}."
    return Problem("unreadable", grid.file, None, None, grid.sheet, words, fault=False)


def _problem(file: str, words: str) -> Problem:
    return Problem("unreadable", file, None, None, "", words)


def _nothing(opened: _Opened) -> DataError:
    if opened.problems:
        return DataError("\n".join(map(str, opened.problems)), opened.problems)
    message = _NOTHING
    if opened.grids:
        message = "The file is empty: no cell holds anything. Give the list itself."
    elif opened.files:
        message = f"There is no list among the files ({', '.join(opened.files)}). {_GIVE}"
    return DataError(message, (_problem(opened.grids[0].file if opened.grids else "", message),))
