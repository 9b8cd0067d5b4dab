"""What a rule reads of an organisation while it is checked, as the facets of `rules.reads`.

Words and rows that only tell of a finding (titles, the steps of a proof) are not recorded: they
change no verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from orgmodel.model.cells import Cells
from orgmodel.model.edges import Edges
from orgmodel.model.hierarchy import Hierarchy
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import ID_TABLES
from orgmodel.rules import record
from orgmodel.rules.view import View

_OF_MODEL = {
    "line_tops": ("line",),
    "cells": (),
    "edges": (),
    "head_of": ("~heads",),
    "headed": ("~heads",),
    "home_of": ("home",),
    "homes": ("home",),
    "home_places": ("home",),
    "sides": ("sides",),
    "side_of": ("sides",),
    "sides_by": ("sides",),
    "stands_for": ("posts.count", "posts.kind", "posts.fte"),
    "costs": ("posts.cost", "posts.band", "posts.fte", "pay.*"),
    "has_computed_cost": (),
    "held": ("~holds",),
    "holders": ("~holds",),
    "vacant": ("~holds", "posts.status"),
    "not_recorded": ("~holds", "posts.status", "posts.count", "posts.kind", "posts.fte"),
    "has_days": ("*",),
    "as_of": ("*",),
    "employers": ("*",),
    "graph": ("*",),
    "names": (),
    "removed": (),
    "row_of": ("*",),
    "table_of": (),
    "appointment": ("~holds",),
}
_TELLING = [
    "name",
    "some_names",
    "cell_step",
    "step",
    "rows_of",
    "line_steps",
    "unit_steps",
    "home_steps",
    "side_step",
    "side_edge",
]
_OF_VIEW = {
    "managed": "managed",
    "is_managed": "managed",
    "post_side_codes": "sides",
    "post_has_no_side": "sides",
    "posts_with_side": "sides",
    "has_sides": "sides",
    "trust_is_declared": "sides",
    "on_side": "sides",
}
_OF_EDGES = ("edges", "from_", "to", "find", "ends", "about")
_WHOLE = ("kinds", "all", "out", "into", "frame")


class Recorder:
    """The facets asked for, outside what is worked out of others."""

    def __init__(self) -> None:
        self.facets: set[str] = set()
        self._inside = 0

    @property
    def is_inside(self) -> bool:
        return bool(self._inside)

    def note(self, *facets: str) -> None:
        if not self._inside:
            self.facets.update(facets)

    @contextmanager
    def within(self) -> Iterator[None]:
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1


@contextmanager
def recorded() -> Iterator[Recorder]:
    """Record what is read of any organisation inside."""
    kept = Recorder()
    patches = [*_of_model(kept), *_of_cells(kept), *_of_edges(kept), *_of_view(kept)]
    for one in patches:
        one.start()
    try:
        yield kept
    finally:
        for one in reversed(patches):
            one.stop()


def _of_model(kept: Recorder):
    for name, facets in _OF_MODEL.items():
        yield patch.object(OrganisationModel, name, _wrapped(kept, OrganisationModel, name, facets))
    for name, facet in (("hierarchy", "line"), ("unit_tree", "units.parent")):
        yield patch.object(OrganisationModel, name, _tree(kept, name, facet))


class _Tree:
    """A hierarchy that notes when more of it is asked than which ids there are."""

    def __init__(self, kept: Recorder, tree: Hierarchy, facet: str) -> None:
        self._given = kept, tree, facet

    def __getattr__(self, name: str):
        kept, tree, facet = self._given
        kept.note("ids" if name in ("ids", "index") else facet)
        return getattr(tree, name)

    def __len__(self) -> int:
        kept, tree, _ = self._given
        kept.note("ids")
        return len(tree)


def _tree(kept: Recorder, name: str, facet: str):
    original = vars(OrganisationModel)[name]

    def read(self):
        tree = original.__get__(self, type(self))
        return tree if kept.is_inside else _Tree(kept, tree, facet)

    return property(read)


def _wrapped(kept: Recorder, owner: type, name: str, facets: tuple[str, ...]):
    original = next(vars(c)[name] for c in owner.__mro__ if name in vars(c))
    if callable(original):
        return _noting(kept, original, lambda *_: facets)

    def read(self):
        kept.note(*facets)
        with kept.within():
            return original.__get__(self, type(self))

    return property(read)


def _noting(kept: Recorder, original: Callable, facets_of: Callable):
    def noted(self, *given, **named):
        kept.note(*facets_of(*given))
        with kept.within():
            found = original(self, *given, **named)
            return iter(list(found)) if isinstance(found, Iterator) else found

    return noted


def _of_cells(kept: Recorder):
    facets = {
        "column": lambda table, column: (_cell(table, column),),
        "one": lambda table, column, _place: (_cell(table, column),),
        "pairs": lambda table, *columns: tuple(_cell(table, column) for column in columns),
        "labelled": lambda table, _label, column: (_cell(table, column),),
    }
    for name, of in facets.items():
        yield patch.object(Cells, name, _noting(kept, vars(Cells)[name], of))
    cell = vars(Cells)["cell"]

    def noted(self, identifier, column):
        with kept.within():
            table = self.table_of(identifier)
        kept.note("ids", *([_cell(table, column)] if table else []))
        with kept.within():
            return cell(self, identifier, column)

    yield patch.object(Cells, "cell", noted)


def _cell(table: str, column: str) -> str:
    return "ids" if column == "id" and table in ID_TABLES else f"{table}.{column}"


def _of_edges(kept: Recorder):
    def relations(name):
        place = 1 if name in ("from_", "to", "about", "find") else 0
        last = 2 if name == "find" else None
        return lambda *given: tuple(f"~{one}" for one in given[place:last])

    for name in _OF_EDGES:
        yield patch.object(Edges, name, _noting(kept, vars(Edges)[name], relations(name)))
    for name in _WHOLE:
        yield patch.object(Edges, name, _noting(kept, vars(Edges)[name], lambda *_: ("*",)))


def _of_view(kept: Recorder):
    for name in _TELLING:
        yield patch.object(View, name, _noting(kept, vars(View)[name], lambda *_: ()))
    managed = record.managed_rows
    yield patch.object(record, "managed_rows", _noting(kept, managed, lambda *_: ()))
    for name, facet in _OF_VIEW.items():
        yield patch.object(View, name, _wrapped(kept, View, name, (facet,)))
