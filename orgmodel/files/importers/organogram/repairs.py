"""Repairs of organograms: offered by name with the rows each would mend, done only when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from orgmodel.files.importers.base import RepairOffer
from orgmodel.files.importers.organogram.headings import ELIMINATED, NOT_IN_POST, TOP
from orgmodel.model.words import plain


@dataclass(frozen=True, slots=True)
class OrganogramRow:
    """A row of a senior or junior file: which body's files, where it stands, its cells."""

    body: int
    senior: bool
    file: str
    row: int
    cells: Mapping[str, str]

    def cell(self, name: str) -> str:
        """A cell; empty where the file has no such column."""
        return self.cells.get(name, "")

    def having(self, **cells: str) -> OrganogramRow:
        """With other cells."""
        return replace(self, cells={**self.cells, **cells})

    @property
    def is_top(self) -> bool:
        """Whether it says that nobody manages it: XX in place of a manager."""
        return bool(TOP.fullmatch(self.cell("manager")))

    @property
    def counts(self) -> bool:
        """Whether it is a post now: not eliminated, and not a person out of post."""
        gone = ELIMINATED.fullmatch(self.cell("name")) or NOT_IN_POST.fullmatch(self.cell("ref"))
        return not (self.senior and gone)


Rows = Sequence[OrganogramRow]


@dataclass(frozen=True, slots=True)
class OrganogramRepair:
    """A repair by name. `mend` gives every row again, mended or the same object."""

    name: str
    meaning: str
    mend: Callable[[Rows], Iterator[OrganogramRow]]

    def mended(self, rows: Rows) -> tuple[tuple[OrganogramRow, ...], int]:
        """The rows after the repair, and how many it mends."""
        after = tuple(self.mend(rows))
        return after, sum(new is not old for old, new in zip(rows, after, strict=True))


def _trim(rows: Rows) -> Iterator[OrganogramRow]:
    for row in rows:
        bare = {
            name: " ".join(cell.split()) if "\n" not in cell else cell.strip()
            for name, cell in row.cells.items()
        }
        padded = any(cell != cell.strip() for cell in row.cells.values())
        yield replace(row, cells=bare) if padded else row


def _fill_down(rows: Rows) -> Iterator[OrganogramRow]:
    above: dict[tuple[str, str], str] = {}
    for row in rows:
        empty = {}
        for name in ("department", "organisation", "unit"):
            if row.cell(name).strip():
                above[row.file, name] = row.cell(name)
            elif row.counts and (row.file, name) in above and name in row.cells:
                empty[name] = above[row.file, name]
        yield row.having(**empty) if empty else row


def _managers(rows: Rows, same: Callable[[str], str]) -> Iterator[OrganogramRow]:
    """Point managers that no post has at the one post that is the same but for `same`."""
    refs: dict[int, dict[str, set[str]]] = {}
    for wanted in (True, False):  # eliminated posts only where no post there is now will do
        for row in rows:
            if row.senior and row.counts == wanted:
                known = refs.setdefault(row.body, {})
                ref = same(row.cell("ref"))
                if wanted or ref not in known:
                    known.setdefault(ref, set()).add(row.cell("ref"))
    exact = {
        (body, ref) for body, known in refs.items() for found in known.values() for ref in found
    }
    for row in rows:
        manager = row.cell("manager")
        alike = refs.get(row.body, {}).get(same(manager), set())
        dangling = manager.strip() and not row.is_top and (row.body, manager) not in exact
        yield row.having(manager=next(iter(alike))) if dangling and len(alike) == 1 else row


def _strip_zeros(rows: Rows) -> Iterator[OrganogramRow]:
    return _managers(rows, lambda ref: ref.strip().lstrip("0"))


def _ignore_case(rows: Rows) -> Iterator[OrganogramRow]:
    return _managers(rows, lambda ref: ref.strip().casefold())


def _self_is_top(rows: Rows) -> Iterator[OrganogramRow]:
    for row in rows:
        itself = (
            row.senior and row.counts and row.cell("ref") and row.cell("ref") == row.cell("manager")
        )
        yield row.having(manager="XX") if itself else row


def _number_repeats(rows: Rows) -> Iterator[OrganogramRow]:
    titles: dict[tuple[int, str], list[str]] = {}
    taken = {(row.body, row.cell("ref")) for row in rows if row.senior}
    for row in rows:
        ref = row.cell("ref")
        if not row.senior or not row.counts or not ref:
            yield row
            continue
        known = titles.setdefault((row.body, ref), [])
        title = plain(row.cell("title"))
        if title not in known:
            known.append(title)
        place = known.index(title) + 1
        if place == 1:
            yield row
            continue
        while (row.body, f"{ref}-{place}") in taken:
            place += 1
        yield row.having(ref=f"{ref}-{place}")


REPAIRS: Mapping[str, OrganogramRepair] = MappingProxyType(
    {
        repair.name: repair
        for repair in (
            OrganogramRepair("trim-spaces", "take away spaces before and after cells", _trim),
            OrganogramRepair(
                "fill-down",
                "an empty unit or organisation is the one above (merged cells)",
                _fill_down,
            ),
            OrganogramRepair(
                "ignore-case", "match managers to posts whatever their capitals", _ignore_case
            ),
            OrganogramRepair(
                "strip-zeros", "match managers to posts without leading zeros", _strip_zeros
            ),
            OrganogramRepair(
                "self-is-top", "a post that reports to itself is a top post", _self_is_top
            ),
            OrganogramRepair(
                "number-repeats",
                "another post under a reference already used gets -2, -3 …",
                _number_repeats,
            ),
        )
    }
)


def repaired(rows: Rows, asked: Iterable[str]) -> tuple[Rows, tuple[RepairOffer, ...]]:
    """The rows with the repairs asked for, and every repair that mends or would mend a row."""
    wanted = set(asked)
    done: dict[str, int] = {}
    for name, repair in REPAIRS.items():
        if name in wanted:
            rows, done[name] = repair.mended(rows)
    offers = [
        RepairOffer(
            name,
            repair.meaning,
            done.get(name, 0) if name in wanted else repair.mended(rows)[1],
            name in wanted,
        )
        for name, repair in REPAIRS.items()
    ]
    return rows, tuple(offer for offer in offers if offer.rows or offer.done)
