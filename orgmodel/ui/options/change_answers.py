"""What a form was filled with, as the keys of a change. No Streamlit here.

`Answers` gives what a field is set to, by its name; None where it was left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from orgmodel.changes.verb_list import VERBS
from orgmodel.model.organisation import OrganisationModel
from orgmodel.ui.options.change_fields import SEPARATOR, Field, new_id
from orgmodel.ui.options.change_words import TASKS

Answers = Callable[[str], Any]
PARTS = 2
"""How many parts a split makes at once; a part can be split again."""


def keys_of(
    model: OrganisationModel, verb: str, fields: tuple[Field, ...], answers: Answers
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The change's keys, and the labels of what is still to be filled in."""
    task = TASKS[verb]
    keys: dict[str, Any] = {"do": verb}
    missing = []
    if task.link or task.holder:
        ends = ("from", "relation", "to") if task.link else ("person", "post")
        chosen = answers("row")
        missing += [] if chosen else ["which link" if task.link else "which appointment"]
        keys |= dict(zip(ends, str(chosen or "").split(SEPARATOR), strict=False))
    for field in fields:
        value = answers(field.name)
        if field.filled is not None:
            # An emptied cell is a change too; one that reads as before is none.
            value = None if (value or "") == field.filled else (value or "")
        elif value == "" and "" not in field.options:
            value = None
        if value not in (None, [], ()):
            keys[field.name] = list(value) if field.kind == "many" else value
        elif field.required or (field.name == "into" and answers(field.name) is None):
            missing.append(field.label)
    _name_what_is_new(model, verb, keys)
    if verb.startswith("split-"):
        keys["into"] = _parts(model, verb, keys, answers, missing)
    return keys, tuple(missing)


def _name_what_is_new(model: OrganisationModel, verb: str, keys: dict[str, Any]) -> None:
    """An id for what is new and was given none; somebody unknown is brought in."""
    words = str(keys.get("title") or keys.get("name") or "")
    news = [key.name for key in VERBS[verb].own_keys() if key.new and key.kind == "id"]
    for name in news:
        if not keys.get(name):
            several = keys.get("posts") or keys.get("units") or [""]
            keys[name] = new_id(words or model.names.get(several[0], several[0]), model)
    if verb == "appoint" and keys.get("person") and keys["person"] not in model.table_of:
        keys["name"] = ""


def _parts(
    model: OrganisationModel,
    verb: str,
    keys: Mapping[str, Any],
    answers: Answers,
    missing: list[str],
) -> list[dict[str, Any]]:
    what = verb.removeprefix("split-")
    title = "title" if what == "post" else "name"
    subject = str(keys.get(what, ""))
    made: list[dict[str, Any]] = []
    for number in range(1, PARTS + 1):
        words = str(answers(f"part{number}.{title}") or "").strip()
        if number > 1 and not words:
            missing.append(f"{title.capitalize()} of part {number}")
        identifier = subject if number == 1 else new_id(words, model)
        part: dict[str, Any] = {what: identifier}
        if words:
            part[title] = words
        for name in ("reports", "people", "posts", "units", "functions"):
            given = answers(f"part{number}.{name}")
            if given:
                part[name] = list(given)
        made.append(part)
    return made


def movable(model: OrganisationModel, verb: str, subject: str) -> dict[str, tuple[str, ...]]:
    """What can go to a part of a split, by the key that lists it; only keys with something."""
    tables: Mapping[str, tuple[str, str]] = (
        {"reports": ("posts", "reports_to"), "functions": ("functions", "owner")}
        if verb == "split-post"
        else {
            "posts": ("posts", "unit"),
            "units": ("units", "parent"),
            "functions": ("functions", "owner"),
        }
    )
    found = {}
    for key, (table, column) in tables.items():
        frame = model.tables[table]
        ids = tuple(frame.loc[frame[column] == subject, "id"].tolist()) if subject else ()
        if ids:
            found[key] = ids
    if verb == "split-post" and subject:
        held = model.appointments
        people = tuple(held.loc[held["post"] == subject, "person"].tolist())
        found |= {"people": people} if people else {}
    return found
