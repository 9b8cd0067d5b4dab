"""The fields of a change's form, from the keys that its verb declares. No Streamlit here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from orgmodel.changes.key import Key
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb as words_of
from orgmodel.model.schema import BY_NAME, LINK_RELATIONS
from orgmodel.ui.options.change_words import OPEN_ENDS, TASKS, label_of

FieldKind = Literal["text", "one", "many", "open"]
SEPARATOR = "\x1f"
_NOT_ASKED = frozenset({"was", "was_unit", "into_parts"})
_OF_ONE_RELATION = re.compile(r"(reports_to|parent|head)_(source|basis|note)")
_MANY_LINKS = 5_000
_NO_ID = re.compile(r"[^a-z0-9]+")
_CELLS = {"update-post": "post"}


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    `options` are what can be chosen, value to words; a field of kind "open" takes other
    words too. `filled` is what it starts with, and where it is left so nothing is changed.
    """

    name: str
    label: str
    kind: FieldKind
    help: str
    required: bool
    options: Mapping[str, str]
    more: bool = False
    filled: str | None = None


def fields_of(model: OrganisationModel, verb: str, subject: str = "") -> tuple[Field, ...]:
    """The fields of a verb, those always shown first.

    `subject` is the post whose details are changed: its cells fill the fields.
    """
    task, change = TASKS[verb], VERBS[verb]
    keys = {key.name: key for key in change.all_keys() if _is_asked(key, verb)}
    shown = [name for name in task.asks if name in keys]
    hidden = {"from", "relation", "to"} if task.link else {"person", "post"} if task.holder else ()
    rest = [name for name in keys if name not in shown and name not in hidden]
    row = model.row(subject) if verb in _CELLS and subject else None
    cells = {} if row is None else {str(name): str(value) for name, value in row.items()}
    make = partial(_field, model, verb, cells)
    found = [make(keys[name], task.asks[name], False) for name in shown]
    found += [make(keys[name], label_of(name), True) for name in rest]
    return tuple(found)


def links_of(model: OrganisationModel) -> dict[str, str]:
    """Every link and seat that can be ended, each with its sentence."""
    found: dict[str, str] = {}
    for table, names in (
        ("links", ("from", "relation", "to")),
        ("memberships", ("member", "role", "body")),
    ):
        frame = model.tables[table].head(_MANY_LINKS)
        ends = zip(*(frame[name].tolist() for name in names), strict=True)
        for start, relation, end in ends:
            found[SEPARATOR.join((start, relation, end))] = (
                f"{model.names.get(start, start)} {words_of(relation)} {model.names.get(end, end)}"
            )
    for unit, head in model.head_of.items():
        words = f"{model.names.get(head, head)} heads {model.names.get(unit, unit)}"
        found[SEPARATOR.join((head, "heads", unit))] = words
    return found


def holders_of(model: OrganisationModel) -> dict[str, str]:
    """Every appointment, each with its sentence; people go by their id."""
    held = model.appointments
    return {
        SEPARATOR.join((person, post)): f"{person} holds {model.names.get(post, post)}"
        for person, post in zip(held["person"], held["post"], strict=True)
    }


def ids_among(model: OrganisationModel, tables: Iterable[str]) -> dict[str, str]:
    """The ids of these tables, each with its words and itself."""
    found: dict[str, str] = {}
    for table in tables:
        for name in model.tables[table]["id"].tolist():
            if name:
                words = model.names.get(name, name)
                found.setdefault(name, words if words == name else f"{words} ({name})")
    return found


def new_id(words: str, model: OrganisationModel) -> str:
    """An id made from a title or name that no row has yet."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = _NO_ID.sub("_", letters).strip("_")[:40] or "new"
    number, made = 1, stem
    while made in model.table_of:
        number += 1
        made = f"{stem}_{number}"
    return made


def _is_asked(key: Key, verb: str) -> bool:
    if key.kind == "parts" or key.name in _NOT_ASKED or _OF_ONE_RELATION.fullmatch(key.name):
        return False
    return not (verb == "appoint" and key.name == "name")


def _field(
    model: OrganisationModel,
    verb: str,
    cells: Mapping[str, str],
    key: Key,
    label: str,
    more: bool,
) -> Field:
    kind, options = _answers(model, verb, key)
    filled = cells.get(key.name) if key.name != _CELLS.get(verb) else None
    return Field(
        key.name,
        label,
        kind,
        f"{key.meaning}.",
        key.required and not key.new,
        options,
        more,
        filled,
    )


def _answers(model: OrganisationModel, verb: str, key: Key) -> tuple[FieldKind, Mapping[str, str]]:
    if key.name == "relation":
        relations = ("heads", *LINK_RELATIONS)
        return "one", {relation: words_of(relation) for relation in relations}
    if key.name == "into":
        return "one", {}
    if key.kind == "ids":
        return "many", ids_among(model, key.among)
    if verb == "appoint" and key.name == "person":
        return "open", ids_among(model, key.among)
    if key.kind == "id" and not key.new and key.among:
        empty = {"": OPEN_ENDS[verb, key.name]} if (verb, key.name) in OPEN_ENDS else {}
        return "one", {**empty, **ids_among(model, key.among)}
    allowed = key.allowed or (_allowed(verb, key.name) if key.kind == "choice" else ())
    if allowed:
        return "one", {value: value.replace("_", " ") for value in allowed}
    if key.name in ("kind", "side") and not key.new:
        return "open", _in_use(model, verb, key.name)
    return "text", {}


def _allowed(verb: str, name: str) -> tuple[str, ...]:
    tables = ("memberships", VERBS[verb].table or "posts", "posts")
    for table in tables:
        for column in BY_NAME[table].columns:
            if column.name == name and column.allowed:
                return column.allowed
    return ()


def _in_use(model: OrganisationModel, verb: str, column: str) -> dict[str, str]:
    """The words an open column holds already, the most frequent first."""
    table = VERBS[verb].table or ("units" if verb.endswith("units") else "posts")
    counts = model.tables[table][column].value_counts()
    return {str(value): str(value).replace("_", " ") for value in counts.index if value}
