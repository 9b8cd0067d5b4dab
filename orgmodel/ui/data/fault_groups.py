"""Faults of an import that one answer mends: the same value in the same column."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.files.importers.base import ImportOutcome
from orgmodel.files.importers.table.fields import BY_NAME
from orgmodel.files.importers.table.mapping import TableMapping
from orgmodel.files.importers.table.prepared import Prepared
from orgmodel.model.faults import Problem
from orgmodel.model.words import Spellings, capital, counted

MANAGERS, NUMBERS = ("reports_to", "second_manager"), ("fte", "cost", "count")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FIGURES = re.compile(r"\d+")
_NAMED_ROWS = 3


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """Rows with the same fault: the file, its heading, our column, the value, the likely mend.

    `key` names the group for as long as it is there. `column` is empty where the cell is none
    that can be put right by itself.
    """

    key: str
    code: str
    file: str
    heading: str
    column: str
    value: str
    rows: tuple[int, ...]
    message: str
    likely: str = ""

    @property
    def label(self) -> str:
        """What a form calls the column."""
        field = BY_NAME.get(self.column)
        return field.label if field else self.heading

    @property
    def of_manager(self) -> bool:
        """Whether a manager is asked for."""
        return self.column in MANAGERS

    @property
    def words(self) -> str:
        """What is wrong, in words."""
        if self.column == "reports_to" and self.code == "missing-value":
            one = "It is" if len(self.rows) == 1 else "Each is"
            return f"The manager is not known. {one} drawn under a dashed box that says so."
        if self.of_manager and self.code == "unknown-id":
            meant = f" “{self.likely}” is spelt almost the same." if self.likely else ""
            return f"Nobody in the list is “{self.value}”.{meant}"
        return capital(self.message)

    @property
    def one_by_one(self) -> bool:
        """Whether each row needs an answer of its own, such as ids that rows share."""
        return not self.column or (self.column == "id" and len(self.rows) > 1)


def grouped(
    outcome: ImportOutcome, read: Prepared | None, mapping: TableMapping
) -> tuple[FaultGroup, ...]:
    """The faults by column and value, the one with most rows first."""
    found: dict[tuple[str, str, str, str], list[Problem]] = {}
    cell_of = _cells(read)
    for problem in outcome.problems:
        if problem.fault:
            value = cell_of(problem) if problem.column else problem.value
            place = (problem.file, problem.column or "", problem.code, value)
            found.setdefault(place, []).append(problem)
    known = _known(outcome, read, mapping)
    groups = [_group(*place, problems, mapping, known) for place, problems in found.items()]
    return tuple(sorted(groups, key=lambda group: (-len(group.rows), group.rows[:1])))


def rows_in_words(rows: Sequence[int]) -> str:
    """`12 to 23`; `3, 9 and 14`; `3, 9, 14 and 20 more`."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    said = [str(a) if a == b else f"{a} to {b}" for a, b in runs[:_NAMED_ROWS]]
    named = sum(b - a + 1 for a, b in runs[:_NAMED_ROWS])
    rest = len(rows) - named
    if rest:
        return f"{', '.join(said)} and {rest:,} more"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}" if said else ""


def _cells(read: Prepared | None) -> Callable[[Problem], str]:
    """The cell as it stands in the file, where there is one; else what the fault names."""
    sources = {source.place: source.cells for source in read.lists} if read else {}

    def cell(problem: Problem) -> str:
        cells = sources.get(problem.file)
        if cells is None or problem.column not in cells.columns or problem.row not in cells.index:
            return problem.value
        return problem.value or str(cells.at[problem.row, problem.column])

    return cell


def _known(outcome: ImportOutcome, read: Prepared | None, mapping: TableMapping) -> Spellings:
    """What a manager's cell may hold."""
    if mapping.manager_by == "id" or read is None:
        return Spellings(outcome.model.hierarchy.ids)
    heading = mapping.columns.get(mapping.manager_by)
    if heading is None or heading not in read.cells.columns:
        return Spellings(())
    return Spellings(read.cells[heading].unique().tolist())


def _group(
    file: str,
    heading: str,
    code: str,
    value: str,
    problems: Sequence[Problem],
    mapping: TableMapping,
    known: Spellings,
) -> FaultGroup:
    column = mapping.of(heading) or (heading if heading in BY_NAME else "")
    rows = tuple(sorted(p.row for p in problems if p.row is not None))
    if column not in BY_NAME or not rows:
        column = ""
    key = hashlib.sha256(repr((file, heading, code, value)).encode()).hexdigest()[:12]
    first = problems[0]
    return FaultGroup(
        key, code, file, heading, column, value, rows, first.message, _likely(column, first, known)
    )


def _likely(column: str, problem: Problem, known: Spellings) -> str:
    if column in MANAGERS and problem.code == "unknown-id":
        return next(
            (word for word in known.near(problem.value) if _same_figures(word, problem)), ""
        )
    if column in NUMBERS:
        number = _NUMBER.search(problem.value.replace(",", "."))
        return number[0] if number else ""
    return ""


def _same_figures(word: str, problem: Problem) -> bool:
    """Whether the figures agree, but for zeros: one number is never taken for another."""
    one, other = (
        [figures.lstrip("0") for figures in _FIGURES.findall(text)]
        for text in (word, problem.value)
    )
    return one == other


def managers_to_choose(
    outcome: ImportOutcome, read: Prepared | None, mapping: TableMapping, most: int
) -> Mapping[str, str]:
    """Cells that name a manager, each with its words, those with most reports first."""
    model = outcome.model
    line = model.hierarchy
    if mapping.manager_by == "id" or read is None:
        spans = line.spans
        order = sorted(range(len(line)), key=lambda place: (-int(spans[place]), place))[:most]
        names = model.names
        return {line.ids[p]: f"{line.ids[p]} · {names.get(line.ids[p], '')}" for p in order}
    heading = mapping.columns.get("reports_to", "")
    if heading not in read.cells.columns:
        return {}
    counts = read.cells[heading].value_counts().head(most)
    return {
        str(cell): f"{cell} · manager of {counted(int(number), 'row')}"
        for cell, number in counts.items()
        if cell
    }
