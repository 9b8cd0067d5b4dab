"""What the import says of a trial, held against what was written: nothing lost, nothing untold."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb

import pandas as pd

from bench.random_tables.trial import Trial, trial
from bench.random_tables.written import WrittenSheet
from orgmodel.errors import OrgmodelError
from orgmodel.files.importers.base import ImportOutcome
from orgmodel.files.importers.found import importer
from orgmodel.files.importers.table.guessing.vocabulary import known_heading
from orgmodel.files.importers.table.reading.sources import read_sources
from orgmodel.importing import Imported
from orgmodel.model.faults import Problem

_RANGES = re.compile(r"\(rows ([\d, to]+)\)")
_SOURCE = re.compile(r"(.+) row (\d+)", re.DOTALL)
TRACEBACK = "traceback"
"""How the words of a verdict on one begin."""
_OF_A_ROW = ("left out", "a further row of ", "a second manager of ")


@dataclass(frozen=True)
class Verdict:
    """What a trial came to: rows written and posts made, or in which words it was refused.

    `wrong` is everything that must not be.
    """

    rows: int = 0
    posts: int = 0
    refused: str = ""
    wrong: tuple[str, ...] = ()


def verdict(seed: int, *, drawn: bool = False, longest: int = 100_000) -> Verdict:
    """Import the trial of a seed and judge what comes out; `drawn` draws its chart too."""
    given = trial(seed, longest=longest)
    try:
        outcome = importer("table").read(given.contents, given.options)
    except OrgmodelError as error:
        words = str(error)
        return Verdict(refused=words, wrong=() if words.strip() else ("refused without words",))
    except Exception as error:  # that none comes out is what is judged
        return Verdict(wrong=(_traceback("import", error),))
    rows = sum(len(sheet.rows) for sheet in given.sheets)
    wrong = [*_sums(outcome), *_unaccounted(given, outcome), *_marks_lost(given)]
    try:
        wrong += _loaded(outcome, drawn=drawn)
    except Exception as error:  # as above
        wrong.append(_traceback("save, load or draw", error))
    return Verdict(rows, len(outcome.model.tables["posts"]), "", tuple(wrong))


def _traceback(of: str, error: Exception) -> str:
    ours = [frame for frame in extract_tb(error.__traceback__) if "orgmodel" in frame.filename]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    return f"{TRACEBACK} of {of}: {type(error).__name__} in {place}: {str(error)[:200]}"


def _sums(outcome: ImportOutcome) -> list[str]:
    if not outcome.rows:
        return ["no rows are told"]
    (_, total), *others = outcome.rows
    found = sum(number for _, number in others)
    wrong = [] if total == found else [f"{total} rows in, {found} told: {outcome.rows}"]
    return wrong + [f"{words}: {number}" for words, number in others if number < 0]


def _unaccounted(given: Trial, outcome: ImportOutcome) -> list[str]:
    """Rows that were written and are neither a post nor told."""
    wrong: list[str] = []
    accounted = _rows_told(outcome)
    posts = _rows_of_posts(outcome)
    says_source = any(column.use == "source" for column in outcome.columns)
    read = faint = 0
    for sheet in given.sheets:
        if not sheet.sure or _is_unread(sheet, outcome.problems) or says_source:
            read = -1
            continue
        places = (sheet.file, f"{sheet.file}, sheet {sheet.sheet}")
        known = {row for place in places for row in accounted.get(place, ())}
        known |= {row for place in places for row in posts.get(place, ())}
        lost = sorted(set(sheet.rows) - known)
        if lost and (
            _is_heading(sheet.rows[lost[0]], outcome)
            or _has_a_second(sheet, lost[0], places, outcome.problems)
        ):
            lost = lost[1:]
        if lost:
            cells = [cell[:20] for cell in sheet.rows[lost[0]][:8]]
            wrong.append(f"rows {lost} of {places[1]} are neither posts nor told: {cells}")
        strange = sorted(known - set(sheet.rows))
        strange = [row for row in strange if not _is_blank_told(places, row, outcome)]
        if strange:
            wrong.append(f"rows {strange} of {places[1]} were never written")
        read += len(sheet.rows) if read >= 0 else 0
        faint += sheet.faint
    if read > 0 and not read <= outcome.rows[0][1] <= read + faint:
        wrong.append(f"{read} rows were written, {outcome.rows[0]}")
    return wrong


def _is_blank_told(places: tuple[str, str], row: int, outcome: ImportOutcome) -> bool:
    return any(p.file in places and p.row == row for p in outcome.problems)


def _is_heading(row: tuple[str, ...], outcome: ImportOutcome) -> bool:
    names = {" ".join(cell.split()) for cell in row if cell.strip()}
    headings = {column.heading for column in outcome.columns}
    bare = {re.sub(r" ?\(?\d+\)?$", "", heading) for heading in headings}
    return len(names & (headings | bare)) * 2 >= min(len(names), len(headings))


def _has_a_second(
    sheet: WrittenSheet, row: int, places: tuple[str, str], problems: tuple[Problem, ...]
) -> bool:
    """Whether the next row is told as a second row of headings, whose words stand for both."""
    after = min((number for number in sheet.rows if number > row), default=0)
    return any(
        p.file in places and p.row == after and "second row of headings" in p.message
        for p in problems
    )


def _is_unread(sheet: WrittenSheet, problems: tuple[Problem, ...]) -> bool:
    return any(
        p.row is None
        and p.file == sheet.file
        and (not p.value or p.value == sheet.sheet)
        and ("was not read" in p.message or p.fault)
        and p.code == "unreadable"
        for p in problems
    )


def _rows_told(outcome: ImportOutcome) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for problem in outcome.problems:
        if problem.row is None or "passed over" in problem.message:
            continue
        rows = found.setdefault(problem.file, set())
        if problem.code == "unreadable" and "not read" in problem.message:
            rows.add(problem.row)
        for ranges in _RANGES.findall(problem.message):
            for run in ranges.split(", "):
                first, _, last = run.partition(" to ")
                rows |= set(range(int(first), int(last or first) + 1))
        if "not a post" in problem.message:
            rows.add(problem.row)
    frame = outcome.repaired.frame
    gone = frame[frame["after"].str.startswith(_OF_A_ROW)]
    for file, row in zip(gone["file"], gone["row"], strict=True):
        found.setdefault(file, set()).add(int(row))
    return found


def _rows_of_posts(outcome: ImportOutcome) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for source in outcome.model.tables["posts"]["source"].tolist():
        match = _SOURCE.fullmatch(source)
        if match:
            found.setdefault(match.group(1), set()).add(int(match.group(2)))
    return found


def _marks_lost(given: Trial) -> list[str]:
    """Words that stood in a text of broken quotation marks and are nowhere in what was read."""
    marks = [mark for sheet in given.sheets for mark in sheet.marks]
    if not marks or given.options.mapping is not None:
        return []
    read = read_sources(given.contents, sheet=given.options.sheet, known_heading=known_heading)
    held = "\n".join(
        "\n".join(map(str, [*source.cells.columns, *source.cells.to_numpy().ravel()]))
        for source in read.sources
    )
    told = "\n".join(str(note) for source in read.sources for note in source.notes)
    unread = {p.file for p in read.problems if p.row is None}
    unread |= {
        p.file for source in read.sources for p in source.notes if "was not read" in p.message
    }
    lost = [
        mark
        for sheet in given.sheets
        for mark in sheet.marks
        if sheet.file not in unread and mark not in held and mark not in told
    ]
    counted_only = sum("more." in str(note) for source in read.sources for note in source.notes)
    return [f"marks {lost} are lost"] if lost and not counted_only else []


def _loaded(outcome: ImportOutcome, *, drawn: bool) -> list[str]:
    """What the folder of the import says, beside what the import said."""
    organisation = Imported(outcome).organisation
    wrong = []
    for name, frame in outcome.model.tables.items():
        other = organisation.tables[name]
        if not frame.equals(other):
            if name == "units" and not len(frame):
                continue
            wrong.append(f"{name} is not the same when loaded: {_difference(frame, other)}")
    told = Counter(p.code for p in outcome.problems if p.fault)
    again = Counter(p.code for p in organisation.problems if p.fault)
    if set(told) - set(again):
        wrong.append(f"the import told {dict(told)}, validate {dict(again)}")
    if drawn and len(outcome.model.tables["posts"]) < 200:
        svg = organisation.chart().svg
        if not svg.startswith("<svg"):
            wrong.append("no chart")
    return wrong


def _difference(frame: pd.DataFrame, other: pd.DataFrame) -> str:
    if list(frame.columns) != list(other.columns):
        return f"{list(frame.columns)} and {list(other.columns)}"[:300]
    if len(frame) != len(other):
        return f"{len(frame)} and {len(other)} rows"
    for name in frame.columns:
        differ = frame[name].to_numpy() != other[name].to_numpy()
        if differ.any():
            at = int(differ.argmax())
            return f"{name}: {frame[name].iloc[at][:80]!r} and {other[name].iloc[at][:80]!r}"
    return "labels or types"
