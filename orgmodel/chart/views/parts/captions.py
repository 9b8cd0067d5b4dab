"""The words around every view: titles, footers, and what a post's box says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.drawing.palette import BoxStyle
from orgmodel.model.organisation import OrganisationModel


def footer(model: OrganisationModel) -> tuple[str, ...]:
    """Name, status, date, source and scenario, as far as they are known."""
    parts = [model.name, model.status, model.date]
    if model.source:
        parts.append(f"Source: {model.source}")
    parts.append(f"Scenario: {model.scenario}" if model.scenario else "As loaded")
    return tuple(part for part in parts if part)


def style_legend(styles: Mapping[str, BoxStyle], used: Sequence[str]) -> tuple[LegendEntry, ...]:
    """A legend entry for each box style in use."""
    return tuple(
        LegendEntry(
            name,
            "box",
            stroke=style.stroke,
            fill=style.fill,
            width=style.width,
            dash=style.dash,
            mark=style.mark,
        )
        for name, style in styles.items()
        if name in used
    )


def post_words(row: Mapping[str, str], under: str, holders: Sequence[str]) -> tuple[Words, ...]:
    """Title, the unit it leads where the title does not say so, vacancy, number, holders."""
    words = [Words(row["title"] or row["id"], bold=True)]
    if under and under.casefold() not in row["title"].casefold():
        words.append(Words(under, scale=0.9, fill=palette.SOFT_INK))
    notes = []
    if row["status"].casefold() == "vacant":
        notes.append("Vacant")
    if row["count"] not in ("", "1"):
        notes.append(f"{row['count']} posts")
    if row["kind"] == "post_group" and row["count"] == "":
        notes.append("group of posts")
    if notes:
        words.append(Words(", ".join(notes), scale=0.9, fill=palette.SOFT_INK))
    words += [Words(holder, scale=0.9) for holder in holders]
    return tuple(words)


def holders_of(model: OrganisationModel) -> Mapping[str, tuple[str, ...]]:
    """Post → names (or ids) of the people appointed to it. Only for views asked for names."""
    names = dict(zip(model.people["id"], model.people["name"], strict=True))
    found: dict[str, list[str]] = {}
    held = model.appointments
    for person, post, basis in zip(held["person"], held["post"], held["basis"], strict=True):
        extra = f" ({basis})" if basis in ("acting", "interim", "secondment", "joint") else ""
        found.setdefault(post, []).append((names.get(person) or person) + extra)
    return {post: tuple(people) for post, people in found.items()}


def count_words(number: int, one: str, many: str | None = None) -> str:
    """`1 post`, `2 posts`."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"
