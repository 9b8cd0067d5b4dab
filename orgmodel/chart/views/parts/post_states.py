"""Colourings by a post's own state: its band, who holds it, its cost, its span, what changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np

from orgmodel.chart.drawing.palette import (
    CHANGE_STYLES,
    COST_STYLES,
    SPAN_STYLES,
    UNSTATED,
    VACANCY_STYLES,
    BoxStyle,
    dealt_styles,
)
from orgmodel.chart.views.parts.request import Request
from orgmodel.errors import OrgmodelError
from orgmodel.measures.posts import counted_posts
from orgmodel.model.organisation import OrganisationModel

Styles = Mapping[str, BoxStyle]
Words = Mapping[str, str]
NO_BAND, NO_COST = "no band stated", "cost not stated"
_DIGITS = re.compile(r"(\d+)")


def states_of(model: OrganisationModel, request: Request) -> tuple[Styles, Words]:
    """The styles by word in the order of a legend, and the word of each post."""
    if request.colour == "band":
        return _bands(model)
    if request.colour == "vacancy":
        return VACANCY_STYLES, {post: _held(model, post) for post in model.hierarchy.ids}
    if request.colour == "cost":
        return _costs(model)
    if request.colour == "span":
        return _spans(model, request.span_target)
    if request.colour == "change":
        return CHANGE_STYLES, changes_of_posts(model, request.baseline)
    return {}, {}


def in_number_order(words: Iterable[str]) -> list[str]:
    """Words with numbers in them as one counts: 8a before 10."""
    return sorted(set(words), key=_parts)


def _parts(word: str) -> tuple[tuple[bool, int, str], ...]:
    found = (part for part in _DIGITS.split(word) if part)
    return tuple(
        (not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in found
    )


def _bands(model: OrganisationModel) -> tuple[Styles, Words]:
    cells = model.cells.cell
    words = {post: cells(post, "band").strip() or NO_BAND for post in model.hierarchy.ids}
    known = in_number_order(word for word in words.values() if word != NO_BAND)
    return {**dealt_styles(known), NO_BAND: UNSTATED}, words


def _held(model: OrganisationModel, post: str) -> str:
    if post in model.vacant:
        return "vacant"
    return "holder not recorded" if post in model.not_recorded else "held"


def _costs(model: OrganisationModel) -> tuple[Styles, Words]:
    """Four steps with as many posts in each, where so many costs differ."""
    said = {post: model.price_of(post) for post in model.hierarchy.ids}
    cost = "cost (computed in part)" if model.costs.computed else "cost"
    known = [float(cost) for cost in said.values() if cost is not None]
    edges = _edges(known)
    words = [f"{cost} up to {_figure(edges[0])}"] if edges else [f"{cost} stated"]
    words += [f"{cost} over {_figure(low)}, up to {_figure(high)}" for low, high in pairwise(edges)]
    words += [f"{cost} over {_figure(edges[-1])}"] if edges else []
    styles = dict(zip(words, COST_STYLES, strict=False)) | {NO_COST: UNSTATED}
    of = {
        post: NO_COST if one is None else words[int(np.searchsorted(edges, float(one)))]
        for post, one in said.items()
    }
    return styles, of


def _edges(known: list[float]) -> list[float]:
    """Where one step ends and the next begins, rounded to two figures, each once."""
    if len(set(known)) < len(COST_STYLES):
        return sorted(set(known))[:-1]
    quarters = np.quantile(known, (0.25, 0.5, 0.75)).tolist()
    rounded = {float(f"{edge:.2g}") for edge in quarters}
    return sorted(edge for edge in rounded if min(known) <= edge < max(known))


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _spans(model: OrganisationModel, target: int) -> tuple[Styles, Words]:
    names = ("no direct reports", f"up to {target} direct reports", f"over {target} direct reports")
    spans = counted_posts(model).spans.tolist()
    words = [names[0] if not span else names[1 + (span > target)] for span in spans]
    return (
        dict(zip(names, SPAN_STYLES, strict=True)),
        dict(zip(model.hierarchy.ids, words, strict=True)),
    )


def changes_of_posts(model: OrganisationModel, baseline: OrganisationModel | None) -> Words:
    """What became of each post: new, moved to another manager, changed otherwise, or as before.

    `OrgmodelError` where nothing is given to compare with.
    """
    if baseline is None:
        raise OrgmodelError(
            "colours by change need a scenario: give one (--scenario FILE), or in Python "
            "option.chart(colour='change', baseline=baseline)."
        )
    before, line = baseline.hierarchy, model.hierarchy
    columns = [name for name in model.tables["posts"].columns if name != "reports_to"]
    now, then = _rows(model, columns), _rows(baseline, columns)
    words = {}
    for post in line.ids:
        if post not in before.index:
            words[post] = "new"
        elif _manager(model, post) != _manager(baseline, post):
            words[post] = "moved"
        else:
            words[post] = "as before" if now[post] == then[post] else "changed"
    return words


def _manager(model: OrganisationModel, post: str) -> str:
    return model.cells.cell(post, "reports_to")


def _rows(model: OrganisationModel, columns: list[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    ids = model.cells.column("posts", "id")
    for post, row in zip(ids, model.cells.pairs("posts", *columns), strict=True):
        found.setdefault(post, row)
    return found
