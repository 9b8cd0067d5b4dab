"""Words that several views say: the footer, the number of a post's row, who holds it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from orgmodel.model import numbers
from orgmodel.model.appointments import day_words
from orgmodel.model.organisation import OrganisationModel

_NAMED_BASES = ("acting", "interim", "secondment", "joint")


def footer(model: OrganisationModel) -> tuple[str, ...]:
    """Name, status, date, source and scenario, as far as they are known, and whether the line is.

    Where anything begins or ends, the day that decides is said in words. Managers who are not in
    the data, or not known, are told, whatever the view draws of them.
    """
    parts = [model.name, model.status, *_dates(model)]
    if model.source:
        parts.append(f"Source: {model.source}")
    parts.append(f"Scenario: {model.scenario}" if model.scenario else "As loaded")
    unknown = model.line_tops.told(data="it")
    parts.append(f"Fault of the data: {unknown}" if unknown else "")
    return tuple(part for part in parts if part)


def _dates(model: OrganisationModel) -> tuple[str, ...]:
    """The date as it is written, and the day that what is drawn holds on, where that decides."""
    if not model.has_days:
        return (model.date,)
    written = "" if numbers.day(model.date) else model.date
    return written, f"As on {day_words(date.fromisoformat(model.day))}"


def names_of_people(model: OrganisationModel) -> Mapping[str, str]:
    """Person → name, empty where the data gives none. Only for views asked for names."""
    people, called = (model.cells.column("people", name) for name in ("id", "name"))
    return dict(zip(people, called, strict=True))


def holders_of(model: OrganisationModel) -> Mapping[str, tuple[str, ...]]:
    """Post → names (or ids) of those who hold it on the day. Only for views asked for names."""
    names = names_of_people(model)
    found: dict[str, list[str]] = {}
    for person, post, basis in zip(
        *(model.held[column].tolist() for column in ("person", "post", "basis")), strict=True
    ):
        extra = f" ({basis})" if basis in _NAMED_BASES else ""
        found.setdefault(post, []).append((names.get(person) or person) + extra)
    return {post: tuple(people) for post, people in found.items()}
