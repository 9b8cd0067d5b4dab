"""The fields of a change's form, from what its verb declares. No Streamlit here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from orgmodel.changes.change import Change
from orgmodel.changes.key import Key
from orgmodel.changes.sourced_edits import SOURCED, evidence_of
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.edges import Edge
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb as words_of
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import called

FieldKind = Literal["text", "one", "many", "open"]
SEPARATOR = "\x1f"
_MANY_LINKS = 5_000
_NO_ID = re.compile(r"[^a-z0-9]+")
# Columns that hold words of an open list, of which those in use are offered.
_OPEN_LISTS = frozenset({("units", "kind"), ("units", "side"), ("functions", "kind")})


@dataclass(frozen=True, slots=True)
class FormField:
    """One question of a form.

    `options` are what can be chosen, value to words; a field of kind "open" takes other
    words too. `filled` is what it starts with, and where it is left so nothing is changed.
    `one_of` is the field whose chosen ids are the options. `more`: shown under "More details".
    """

    name: str
    label: str
    kind: FieldKind
    help: str
    required: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    more: bool = False
    filled: str | None = None
    one_of: str = ""


def fields_of(model: OrganisationModel, verb: str, subject: str = "") -> tuple[FormField, ...]:
    """The fields of a verb, those always shown first.

    `subject` is the id that `leading_key` is set to: where its details are changed, its cells
    fill the fields.
    """
    change = VERBS[verb]
    keys = {key.name: key for key in change.all_keys() if _is_asked(change, key)}
    questions = {name: key.question for name, key in keys.items() if key.question}
    questions |= change.form.columns
    rest = {
        name: key.label or label_of(name) for name, key in keys.items() if name not in questions
    }
    cells = _cells(model, change, subject)
    return tuple(
        _field(model, change, keys[name], label, more, cells)
        for more, labels in ((False, questions), (True, rest))
        for name, label in labels.items()
    )


def leading_key(verb: str) -> str:
    """The key that the rest of a form depends on; empty where there is none.

    It names the post whose details are changed, or what is split.
    """
    change = VERBS[verb]
    return change.subject.keys[0] if _fills(change) or parts_key(verb) else ""


def parts_key(verb: str) -> Key | None:
    """The key that lists the parts of a split, where the verb has one."""
    return next((key for key in VERBS[verb].own_keys() if key.part), None)


def rows_of(model: OrganisationModel, verb: str) -> dict[str, str]:
    """The rows of which a form asks for one in place of its keys, each with its sentence."""
    return _ROWS[VERBS[verb].subject.table](model)


def links_of(model: OrganisationModel) -> dict[str, str]:
    """Every link, seat and head of a unit that can be ended, each with its sentence."""
    relations = (*model.edges.kinds(), "heads")
    by_table: dict[str, list[Edge]] = {table: [] for table in ("links", "memberships", "units")}
    for edge in model.edges.edges(*relations):
        by_table[edge.table].append(edge)
    names = model.names
    return {
        SEPARATOR.join(edge.key): (
            f"{names.get(edge.start, edge.start)} {words_of(edge.relation)} "
            f"{names.get(edge.end, edge.end)}"
        )
        for edges in by_table.values()
        for edge in sorted(edges, key=lambda edge: edge.label)[:_MANY_LINKS]
    }


def holders_of(model: OrganisationModel) -> dict[str, str]:
    """Every appointment, each with its sentence; people go by their id."""
    return {
        SEPARATOR.join(edge.key[::2]): f"{edge.start} holds {model.names.get(edge.end, edge.end)}"
        for edge in model.edges.appointed
    }


_ROWS = {"links": links_of, "appointments": holders_of}


def ids_among(model: OrganisationModel, tables: Iterable[str]) -> dict[str, str]:
    """The ids of these tables, each with its words and itself."""
    ids = (name for table in tables for name in model.cells.column(table, "id"))
    return {name: called(model.names, name) for name in ids if name}


def new_id(words: str, model: OrganisationModel) -> str:
    """An id made from a title or name that no row has yet."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = _NO_ID.sub("_", letters).strip("_")[:40] or "new"
    number, made = 1, stem
    while made in model.table_of:
        number += 1
        made = f"{stem}_{number}"
    return made


def label_of(name: str) -> str:
    """The label of a column, or of a key that gives none."""
    return "FTE" if name == "fte" else name.replace("_", " ").capitalize()


def _is_asked(change: type[Change], key: Key) -> bool:
    """Whether a form asks for a key: not for parts, evidence of a cell, or a row's own names."""
    if not key.asked or key.kind == "parts":
        return False
    if change.form.choose_row and key.name in change.subject.keys:
        return False
    return key.name not in _EVIDENCE


_EVIDENCE = frozenset(name for _, column in SOURCED for name in evidence_of(column))


def _fills(change: type[Change]) -> bool:
    """Whether a verb takes the columns of the one row it names: their cells fill its form."""
    names = {key.name: key for key in change.own_keys()}
    first = names[change.subject.keys[0]]
    one_row = len(change.subject.keys) == 1 and first.kind == "id" and not first.new
    return one_row and change.columns_of == change.subject.table


def _cells(model: OrganisationModel, change: type[Change], subject: str) -> dict[str, str]:
    row = model.row_of(subject) if subject and _fills(change) else None
    return {} if row is None else {str(name): str(value) for name, value in row.items()}


def _field(
    model: OrganisationModel,
    change: type[Change],
    key: Key,
    label: str,
    more: bool,
    cells: Mapping[str, str],
) -> FormField:
    kind, options = _answers(model, change, key)
    if _may_be_emptied(change, key):
        options = {"": "None", **options} if options else options
    help_ = f"{key.meaning}."
    if key.new and not key.one_of:
        help_ += " Left empty, it is made from the words above."
    filled = None if key.name in change.subject.keys else cells.get(key.name)
    required = key.required and not key.new
    return FormField(key.name, label, kind, help_, required, options, more, filled, key.one_of)


def _may_be_emptied(change: type[Change], key: Key) -> bool:
    """Whether a cell that fills a form may be left empty on purpose."""
    column = BY_NAME[change.columns_of].column(key.name) if _fills(change) else None
    return column is not None and not column.filled and key.name not in change.subject.keys


def _answers(
    model: OrganisationModel, change: type[Change], key: Key
) -> tuple[FieldKind, Mapping[str, str]]:
    """How a key is answered: with text, with one or many options, or with words of one's own."""
    if key.one_of:
        return "one", {}
    if key.kind == "relation":
        relations = (*key.allowed, *sorted(model.relations))
        return "one", {relation: words_of(relation) for relation in relations}
    if key.among and not key.new:
        empty = {"": key.empty} if key.empty else {}
        kind: FieldKind = "many" if key.kind == "ids" else "open" if key.brings_in else "one"
        return kind, {**empty, **ids_among(model, key.among)}
    if key.allowed:
        return "one", {value: value.replace("_", " ") for value in key.allowed}
    if (change.columns_of, key.name) in _OPEN_LISTS:
        counts = model.tables[change.columns_of][key.name].value_counts()
        return "open", {str(value): str(value).replace("_", " ") for value in counts.index if value}
    return "text", {}
