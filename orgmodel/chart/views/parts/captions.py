"""The words around every view: titles, footers, and what a post's box says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.drawing.palette import BoxStyle
from orgmodel.model import numbers
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted

_NAMED_BASES = ("acting", "interim", "secondment", "joint")


def footer(model: OrganisationModel) -> tuple[str, ...]:
    """Name, status, date, source and scenario, as far as they are known."""
    parts = [model.name, model.status, model.date]
    if model.source:
        parts.append(f"Source: {model.source}")
    parts.append(f"Scenario: {model.scenario}" if model.scenario else "As loaded")
    return tuple(part for part in parts if part)


def style_legend(styles: Mapping[str, BoxStyle], used: Sequence[str]) -> tuple[LegendEntry, ...]:
    """A legend entry for each box style in use."""
    return tuple(style.legend(name) for name, style in styles.items() if name in used)


def post_words(model: OrganisationModel, post: str, holders: Sequence[str]) -> tuple[Words, ...]:
    """Title, the unit it leads where the title does not say so, vacancy, number, holders."""
    title = model.names[post]
    words = [Words(title, bold=True)]
    under = model.names.get(model.home(post), "") if post in model.headed else ""
    if under and under.casefold() not in title.casefold():
        words.append(Words(under, scale=0.9, fill=palette.SOFT_INK))
    notes = [note for note in _notes(model, post) if note]
    if notes:
        words.append(Words(", ".join(notes), scale=0.9, fill=palette.SOFT_INK))
    words += [Words(holder, scale=0.9) for holder in holders]
    return tuple(words)


def _notes(model: OrganisationModel, post: str) -> tuple[str, str, str]:
    count, kind = model.cells.cell(post, "count"), model.cells.cell(post, "kind")
    return (
        "Vacant" if post in model.vacant else "",
        number_words(count),
        "group of posts" if kind == "post_group" and not count else "",
    )


def number_words(count: str) -> str:
    """`3 posts`; nothing for one post, and for a count that is no number."""
    number = numbers.whole(count)
    return "" if number in (None, 1) else counted(number, "post")


def holders_of(model: OrganisationModel) -> Mapping[str, tuple[str, ...]]:
    """Post → names (or ids) of those who hold it on the day. Only for views asked for names."""
    people, called = (model.cells.column("people", name) for name in ("id", "name"))
    names = dict(zip(people, called, strict=True))
    found: dict[str, list[str]] = {}
    for person, post, basis in zip(
        *(model.held[column].tolist() for column in ("person", "post", "basis")), strict=True
    ):
        extra = f" ({basis})" if basis in _NAMED_BASES else ""
        found.setdefault(post, []).append((names.get(person) or person) + extra)
    return {post: tuple(people) for post, people in found.items()}
