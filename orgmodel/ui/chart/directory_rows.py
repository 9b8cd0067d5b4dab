"""The posts as rows of a table, and what was typed there as changes. No Streamlit here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from orgmodel.model.numbers import amount
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME
from orgmodel.model.unprintable import told
from orgmodel.model.words import called

TITLE, MANAGER, UNIT, FTE, BAND, COST, STATUS = (
    "Title",
    "Reports to",
    "Unit",
    "FTE",
    "Band",
    "Cost",
    "Status",
)
NOBODY, NO_UNIT = "Nobody: a top post", "No unit"
VACANT, REPORTS, BELOW = "Vacant", "Direct reports", "Posts below"
_CELLS = {TITLE: "title", FTE: "fte", BAND: "band", COST: "cost", STATUS: "status"}
_NUMBERS = (FTE, COST)
COMPUTED = "Computed cost"
_COUNTED = (VACANT, REPORTS, BELOW, COMPUTED)


@dataclass(frozen=True)
class Directory:
    """The posts in the order of the data, a row each.

    `ids` are their ids; `rows` has the columns above, then those of their own, all as text
    but for the counts; a manager who is not in the data or not known is told in words.
    `managers` and `units` are what a post can report to and sit in: words to id. `own` gives
    the column in the data of each one of their own, by what it is called here.
    """

    ids: tuple[str, ...]
    rows: pd.DataFrame
    managers: Mapping[str, str]
    units: Mapping[str, str]
    own: Mapping[str, str]

    @property
    def editable(self) -> list[str]:
        """The columns that can be changed."""
        return [name for name in self.rows.columns if name not in _COUNTED]

    def with_numbers(self, places: Sequence[int]) -> pd.DataFrame:
        """These rows with figures as numbers, so that they sort so; a cell without is empty."""
        found = self.rows.iloc[places].copy()
        for name in _NUMBERS:
            found[name] = [
                None if (value := amount(cell)) is None else float(value) for cell in found[name]
            ]
        for name in (REPORTS, BELOW):
            found[name] = found[name].astype("int64")
        return found

    def places_with(self, words: str) -> list[int]:
        """The rows in which every word stands somewhere, whatever its case."""
        parts = words.casefold().split()
        if not parts:
            return list(range(len(self.ids)))
        fits = (all(part in said for part in parts) for said in self._said)
        return [place for place, fit in enumerate(fits) if fit]

    @cached_property
    def _said(self) -> list[str]:
        """All that each row says, in small letters."""
        columns = (self.rows[name].astype("str").tolist() for name in self.rows.columns)
        return [" ".join(cells).casefold() for cells in zip(*columns, strict=True)]

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The row of each id."""
        return {name: place for place, name in enumerate(self.ids)}

    def places_of(self, edited: Mapping[str, dict[str, Any]]) -> dict[int, dict[str, Any]]:
        """What is given by post by its row; of posts that are not here nothing."""
        return {
            self.place_of[post]: cells for post, cells in edited.items() if post in self.place_of
        }

    def changes(self, edited: Mapping[int, Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
        """The edited cells by row and column as the keys of changes; cells as before are none."""
        found: list[dict[str, Any]] = []
        for place in sorted(edited):
            cells = {
                name: "" if value is None else str(value).strip()
                for name, value in edited[place].items()
                if name in self.editable
            }
            differing = {
                name: value for name, value in cells.items() if value != self.rows[name].iloc[place]
            }
            found += self._of_row(self.ids[place], differing)
        return tuple(found)

    def _of_row(self, post: str, cells: Mapping[str, str]) -> Iterable[dict[str, Any]]:
        move: dict[str, Any] = {}
        if MANAGER in cells:
            move["to"] = self.managers.get(cells[MANAGER], cells[MANAGER])
        if UNIT in cells:
            move["unit"] = self.units.get(cells[UNIT], cells[UNIT])
        if move:
            yield {"do": "move-post", "post": post, **move}
        own = {
            self.own.get(name) or _CELLS[name]: value
            for name, value in cells.items()
            if name not in (MANAGER, UNIT)
        }
        if own:
            yield {"do": "update-post", "post": post, **own}


def directory(model: OrganisationModel) -> Directory:
    """The posts of an organisation as rows."""
    line, cells = model.hierarchy, model.cells
    posts = line.ids
    managers, units = _words(model, posts), _words(model, model.unit_tree.ids)
    manager_words = {post: words for words, post in managers.items()}
    unit_words = {unit: words for words, unit in units.items()}
    above = [line.manager(post) for post in posts]
    sizes = line.sizes
    columns: dict[str, list[Any]] = {
        TITLE: [cells.cell(post, "title") for post in posts],
        MANAGER: [
            model.words_of_manager(post).removeprefix("reports to ")
            if manager is None
            else manager_words[manager]
            for post, manager in zip(posts, above, strict=True)
        ],
        UNIT: [_named(unit_words, cells.cell(post, "unit")) or NO_UNIT for post in posts],
        **{
            name: [cells.cell(post, column) for post in posts]
            for name, column in _CELLS.items()
            if name != TITLE
        },
        VACANT: ["vacant" if post in model.vacant else "" for post in posts],
        REPORTS: [line.span(post) for post in posts],
        BELOW: [int(size) - 1 for size in sizes],
    }
    if model.costs.computed:
        columns[COMPUTED] = [_computed(model, post) for post in posts]
    declared = BY_NAME["posts"].column_names
    own = [str(name) for name in model.tables["posts"].columns if name not in declared]
    called_so = _own_names(own, columns)
    columns |= {
        shown: [cells.cell(post, name) for post in posts] for shown, name in called_so.items()
    }
    return Directory(
        tuple(posts),
        pd.DataFrame(columns),
        {NOBODY: "", **managers},
        {NO_UNIT: "", **units},
        called_so,
    )


def _computed(model: OrganisationModel, post: str) -> str:
    """What pay.csv makes of a post without a cost of its own; empty for any other."""
    cost = model.price_of(post) if model.has_computed_cost(post) else None
    return "" if cost is None else f"{cost:,.0f}"


def _own_names(own: Sequence[str], taken: Iterable[str]) -> dict[str, str]:
    """What each column of their own is called: `Band (own column)` where that is taken."""
    known, found = set(taken), dict[str, str]()
    for name in own:
        shown = name
        while shown in known:
            shown = f"{shown} (own column)"
        known.add(shown)
        found[shown] = name
    return found


def _named(words: Mapping[str, str], identifier: str) -> str:
    return words.get(identifier, identifier)


def _words(model: OrganisationModel, ids: Sequence[str]) -> dict[str, str]:
    """Each id by its name, and by name and id where others have the same name."""
    names = {one: told(model.names.get(one, one)) for one in ids}
    common = Counter(names.values())
    return {names[one] if common[names[one]] == 1 else called(names, one): one for one in ids}
