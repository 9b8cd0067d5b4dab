"""What a form was filled with, as the keys of a change. No Streamlit here.

`Answers` gives what a field is set to, by its name; None where it was left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from orgmodel.changes.key import Key, Record
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.organisation import OrganisationModel
from orgmodel.ui.options.change_fields import (
    SEPARATOR,
    FormField,
    ids_among,
    new_id,
    parts_key,
)

Answers = Callable[[str], Any]
PARTS = 2
"""How many parts a split makes at once; a part can be split again."""


def keys_of(
    model: OrganisationModel, verb: str, fields: tuple[FormField, ...], answers: Answers
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The change's keys, and the labels of what is still to be filled in."""
    change = VERBS[verb]
    keys: dict[str, Any] = {"do": verb}
    missing = []
    if change.form.choose_row:
        chosen = answers("row")
        missing += [] if chosen else [f"which {change.subject.noun}"]
        keys |= dict(zip(change.subject.keys, str(chosen or "").split(SEPARATOR), strict=False))
    for field in fields:
        answer = answers(field.name)
        value = _value(field, answer)
        if value is not None:
            keys[field.name] = value
        elif field.required or (field.one_of and answer is None):
            missing.append(field.label)
    _name_what_is_new(model, verb, keys)
    parts = parts_key(verb)
    if parts is not None and parts.part is not None:
        subject = str(keys.get(change.subject.keys[0], ""))
        keys[parts.name], unnamed = _parts(model, parts.part, subject, answers)
        missing += unnamed
    return keys, tuple(missing)


def _value(field: FormField, answer: Any) -> Any:
    """What an answer says; None where it says nothing, or a filled field reads as before."""
    if field.filled is not None:
        # An emptied cell is a change too.
        return None if (answer or "") == field.filled else (answer or "")
    if field.kind == "many":
        return list(answer) if answer else None
    return None if answer == "" and "" not in field.options else answer


def _name_what_is_new(model: OrganisationModel, verb: str, keys: dict[str, Any]) -> None:
    """An id for what is new and was given none; somebody unknown is brought in."""
    words = str(keys.get("title") or keys.get("name") or "")
    for key in VERBS[verb].own_keys():
        if key.new and not keys.get(key.name):
            first, *_ = keys.get(key.one_of) or [""]
            keys[key.name] = new_id(words or model.names.get(first, first), model)
        if key.brings_in and keys.get(key.name) and keys[key.name] not in model.table_of:
            keys[key.brings_in] = ""


def _parts(
    model: OrganisationModel, part: type[Record], subject: str, answers: Answers
) -> tuple[list[dict[str, Any]], list[str]]:
    """The parts of what is split, and the labels of those that have no title or name yet."""
    identifier = next(key.name for key in part.own_keys() if key.new)
    words = words_key(part)
    made: list[dict[str, Any]] = []
    unnamed = []
    for number in range(1, PARTS + 1):
        title = str(answers(f"part{number}.{words.name}") or "").strip()
        if number > 1 and not title:
            unnamed.append(label_of_part(words, number))
        one: dict[str, Any] = {identifier: subject if number == 1 else new_id(title, model)}
        if title:
            one[words.name] = title
        for key in part.own_keys():
            given = answers(f"part{number}.{key.name}")
            if key.held and given:
                one[key.name] = list(given)
        for key in chosen_keys(part):
            given = answers(f"part{number}.{key.name}")
            one |= {} if given is None else {key.name: given}
        made.append(one)
    return made, unnamed


def words_key(part: type[Record]) -> Key:
    """The key of a part's title or name."""
    return next(key for key in part.own_keys() if key.question and not key.held)


def chosen_keys(part: type[Record]) -> tuple[Key, ...]:
    """The keys of a part that name one thing of the organisation, such as the head of a unit."""
    return tuple(k for k in part.own_keys() if k.question and k.among and not (k.held or k.new))


def field_of_part(model: OrganisationModel, key: Key, number: int) -> FormField:
    """The question which one thing a part has: of the head of a unit, `Head of part 2`."""
    options = {**({"": key.empty} if key.empty else {}), **ids_among(model, key.among)}
    label, help_ = label_of_part(key, number), f"{key.meaning}."
    return FormField(key.name, label, "one", help_, options=options)


def label_of_part(words: Key, number: int) -> str:
    """`Title of part 2`."""
    return f"{words.question} of part {number}"


def movable(
    model: OrganisationModel, part: type[Record], subject: str
) -> Mapping[Key, tuple[str, ...]]:
    """What belongs to `subject` and can go to a part, by the key that lists it, if anything."""
    found: dict[Key, tuple[str, ...]] = {}
    for key in part.own_keys():
        if key.held and subject:
            rows = model.cells.pairs(key.held.table, key.held.names, key.held.column)
            ids = tuple(name for name, holder in rows if holder == subject)
            found |= {key: ids} if ids else {}
    return found
