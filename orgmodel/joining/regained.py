"""What joined the bodies of a set, where these stand among others and under other names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.changes.scenario import Scenario
from orgmodel.joining.between import BetweenCell
from orgmodel.joining.options import Options, ids_in, option_changed
from orgmodel.joining.own_files import (
    exemption_bytes,
    exemption_with,
    exemptions_in,
    subjects_of,
)
from orgmodel.joining.parted import rows_told
from orgmodel.joining.prefixes import BODY, PAY, TEXTS_THAT_MAY_BE_IDS, id_columns, ids_of
from orgmodel.model.bodies import BETWEEN, Bodies, body_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.exemptions import FILE as EXEMPTIONS

_ROW = "row"
_FURTHER = 10**8
"""What is added to the rows of each further set, so that they come after all rows before them."""


@dataclass(frozen=True, eq=False)
class SetOfBodies:
    """A set of several bodies that is apart: its bodies, every id that it had, what was between."""

    bodies: tuple[str, ...]
    ids: frozenset[str]
    between: tuple[BetweenCell, ...]

    @classmethod
    def of(
        cls, whole: OrganisationModel, bodies: Iterable[str], between: Iterable[BetweenCell]
    ) -> SetOfBodies:
        """The set that this organisation was."""
        ids = ids_of(whole.set_aside.joined(whole.tables))
        return cls(tuple(bodies), ids, tuple(between))

    def regained(self, names: Mapping[str, str], place: int = 0) -> Regained:
        """What is between the bodies that are still there, each under its name of now.

        `names` are these, by the body as it was called in the set; `place` counts the set among
        those that are put together, from 0.
        """
        known: Bodies = {body: {} for body in self.bodies}
        gone = frozenset(self.bodies) - frozenset(names)
        rows = _rows(self.between)
        left, lost = _left_out(rows, lambda one: body_of(one, known) in gone)
        called = _Called(names, known, self.ids)
        cells: list[BetweenCell] = []
        away: list[BetweenCell] = []
        for number, row in enumerate(rows):
            if number in left:
                away += row
            else:
                cells += (_renamed(cell, called, place) for cell in row)
        return Regained(tuple(cells), tuple(away), gone, called, lost)


@dataclass(frozen=True, slots=True)
class _Called:
    """What an id of a set is called now."""

    names: Mapping[str, str]
    bodies: Bodies
    ids: frozenset[str]

    def id(self, name: str) -> str:
        body = body_of(name, self.bodies)
        if body not in self.names:
            return name
        return f"{self.names[body]}{BETWEEN}{name.removeprefix(f'{body}{BETWEEN}')}"

    def text(self, text: str) -> str:
        """A text that may be an id; it is one where the set had one of that name."""
        return self.id(text) if text in self.ids else text


@dataclass(frozen=True, eq=False)
class Regained:
    """The cells that can stand between the bodies again, and those that are `left` out."""

    cells: tuple[BetweenCell, ...]
    left: tuple[BetweenCell, ...]
    gone: frozenset[str]
    _called: _Called
    _lost: frozenset[str]

    @property
    def names(self) -> Mapping[str, str]:
        """What its bodies are called now, by what they are called in the set."""
        return self._called.names

    @property
    def told(self) -> tuple[str, ...]:
        """What is left out, a sentence each."""
        return tuple(rows_told(self.left))

    def options(self, options: Options) -> dict[str, Scenario]:
        """Those of these options of the set that name nothing that is gone, with ids of now."""
        return {
            name: option_changed(option, self._called.id, self._called.text)
            for name, option in options.items()
            if not any(
                one in self._lost or body_of(one, self._called.bodies) in self.gone
                for one in ids_in(option)
            )
        }


def _left_out(
    rows: Sequence[Sequence[BetweenCell]], is_gone: Callable[[str], bool]
) -> tuple[set[int], frozenset[str]]:
    """The rows that need an id that is gone, and the ids that go with them, in turn needed."""
    left, lost = set[int](), set[str]()
    more = True
    while more:
        more = False
        for number, row in enumerate(rows):
            if number not in left and any(one in lost or is_gone(one) for one in _ids_in(row)):
                left.add(number)
                lost |= {cell.id for cell in row if cell.whole == _ROW} - {""}
                more = True
    return left, frozenset(lost)


def _rows(cells: Iterable[BetweenCell]) -> list[list[BetweenCell]]:
    """The cells, those of a row that is between as a whole together."""
    found: dict[tuple[object, ...], list[BetweenCell]] = {}
    for number, cell in enumerate(cells):
        key = (cell.file, cell.row) if cell.whole == _ROW else (number,)
        found.setdefault(key, []).append(cell)
    return list(found.values())


def _ids_in(row: Iterable[BetweenCell]) -> Iterator[str]:
    """Every id that a row or a cell needs."""
    for cell in row:
        if cell.file == EXEMPTIONS:
            for block in exemptions_in(cell.value.encode()) or []:
                yield from subjects_of(block)
            continue
        table = cell.file.removesuffix(".csv")
        if cell.whole != _ROW and cell.id:
            yield cell.id
        if cell.column in id_columns(table) or (table, cell.column) == (PAY, BODY):
            yield cell.value


def _renamed(cell: BetweenCell, called: _Called, place: int) -> BetweenCell:
    row = cell.row + place * _FURTHER
    if cell.file == EXEMPTIONS:
        blocks = exemptions_in(cell.value.encode()) or []
        text = exemption_bytes([exemption_with(block, called.id) for block in blocks]).decode()
        return replace(cell, row=row, value=text)
    table, value = cell.file.removesuffix(".csv"), cell.value
    if cell.column in id_columns(table) or (table, cell.column) == (PAY, BODY):
        value = called.id(value)
    elif cell.column in TEXTS_THAT_MAY_BE_IDS:
        value = called.text(value)
    return replace(cell, row=row, id=called.id(cell.id), value=value)
