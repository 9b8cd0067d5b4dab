"""What is sought in the drawing: a thing to go to, or a place for things that are to be moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from orgmodel.changes.placing import Placing
from orgmodel.model.hierarchy import Ints
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed
from orgmodel.ui.chart.placed import known_findings, reports_in_words
from orgmodel.ui.chart.search_index import WHATS, SearchIndex, index_of
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

_ASKED = "om.chart.seek"
ROWS = 8
_TRIED = 200
"""How many of what fits a text are tried as a place, at the most."""
_PLACES = ("post", "unit", "partner")
TARGET = "target"


@dataclass(frozen=True, slots=True)
class _Sought:
    """What was asked last: it holds for the content it was asked of."""

    turn: int
    text: str
    ids: tuple[str, ...]
    is_target: bool
    digest: str


def seek(event: ChartEvent) -> None:
    """Keep what an event asks; `found` answers it."""
    work = state.work()
    if work is not None:
        target = event.id == TARGET
        asked = _Sought(event.turn, event.text, event.ids, target, work.digest)
        state.choose(_ASKED, asked)


def found(work: Work) -> dict[str, Any] | None:
    """The answer to what was asked last; None where the organisation is another by now."""
    asked: _Sought | None = state.chosen(_ASKED)
    if asked is None or asked.digest != work.digest:
        return None
    about = {"turn": asked.turn, "text": asked.text}
    if asked.is_target:
        return {**about, "for": TARGET, **places_for(work, asked.ids, asked.text)}
    places = index_of(work).find(asked.text)
    rows = [row(work.organisation, index_of(work), int(at)) for at in places[:ROWS]]
    more = max(0, len(places) - ROWS)
    return {**about, "for": "find", "rows": rows, "more": more, "cannot": "", "unit": ""}


def row(model: OrganisationModel, index: SearchIndex, place: int) -> dict[str, str]:
    """One thing that was found: what it is, what it is about, and where it is where it has no box.

    A post that has no box just now is folded away.
    """
    name, what = index.ids[place], index.what(place)
    where = {
        "post": "folded: opens its team",
        "unit": "no box: shows its head" if name in model.head_of else "no box: shows its unit",
        "function": "no box: shows its owner",
        "service": "no box: shows who provides it",
        "partner": "no box",
    }[what]
    return {
        "id": name,
        "what": what,
        "title": model.names.get(name, name),
        "about": about(model, name, what),
        "where": where,
        "reports": "",
        "findings": "",
        "refused": "",
    }


def about(model: OrganisationModel, name: str, what: str) -> str:
    """What a thing is about: of a post its unit and manager, of a unit its kind and parent."""
    cell, called = model.cells.cell, model.names.get
    if what == "post":
        home, manager = model.home_of(name), cell(name, "reports_to")
        under = f"under {called(manager, manager)}" if manager else ""
        return " · ".join(part for part in (called(home, "") if home else "", under) if part)
    if what == "function":
        owner = cell(name, "owner")
        return f"work of {called(owner, owner)}" if owner else ""
    if what == "service":
        return cell(name, "provision")
    kind, parent = cell(name, "kind").replace("_", " "), cell(name, "parent")
    return f"{kind} in {called(parent, parent)}" if parent else kind


def places_for(work: Work, ids: tuple[str, ...], text: str) -> dict[str, Any]:
    """Where all of these can go that fits a text; the nearest, where there is no text."""
    model, index, placing = work.organisation, index_of(work), Placing(work.organisation, ids)
    unknown = placing.unknown()
    if unknown:
        return {"rows": [], "more": 0, "cannot": " ".join(unknown[:3]), "unit": "", "about": ""}
    fits, below = _fitting(index, placing, text)
    rows: list[dict[str, str]] = []
    tried = 0
    for at in fits[:_TRIED]:
        tried += 1
        made = _place_row(work, index, placing, at)
        rows += [made] if made else []
        if len(rows) == ROWS:
            break
    can = [made["id"] for made in rows if not made["refused"]]
    return {
        "rows": rows,
        "more": len(fits) - tried if text.strip() else 0,
        "cannot": _cannot(model, placing, *below),
        "unit": _units_in_words(model, placing, can),
        "about": _load_in_words(model, placing),
    }


def _place_row(work: Work, index: SearchIndex, placing: Placing, at: int) -> dict[str, str] | None:
    """A place with what it brings; None where they cannot go there."""
    target = index.ids[at]
    made = row(work.organisation, index, at)
    reasons = placing.reasons(target)
    if not reasons:
        reports = reports_in_words(placing, target)
        return {
            **made,
            "reports": reports,
            "findings": known_findings(work, placing.ids, target),
        }
    if placing.is_there(target):
        return {**made, "reports": "is the manager now", "refused": reasons[0]}
    return None


def _fitting(index: SearchIndex, placing: Placing, text: str) -> tuple[list[int], tuple[int, int]]:
    """The places of what could take them, the best first; how many units and posts that fit
    are below them."""
    places = index.places
    below = np.array([places[name] for name in placing.below if name in places], dtype=np.int64)
    if not text.strip():
        near = (places[name] for name in nearest(placing) if not placing.reasons(name))
        return list(islice(near, ROWS)), _units_and_posts(index, below)
    found = index.find(text)
    found = found[np.isin(index.whats[found], [WHATS.index(what) for what in _PLACES])]
    is_below = np.zeros(len(index.ids), dtype=bool)
    is_below[below] = True
    out = is_below.copy()
    out[[places[name] for name in placing.things if name in places]] = True
    return found[~out[found]].tolist(), _units_and_posts(index, found[is_below[found]])


def _units_and_posts(index: SearchIndex, places: Ints) -> tuple[int, int]:
    posts = int((index.whats[places] == WHATS.index("post")).sum())
    return len(places) - posts, posts


def nearest(placing: Placing) -> Iterator[str]:
    """Places that are near by the line: up it, beside the manager, beside them, then directors.

    For work alone the units that those posts head, else the posts.
    """
    model, line = placing.model, placing.model.hierarchy
    work = all(model.table_of.get(name) == "functions" for name in placing.things)
    seen: set[str] = set()
    for post in _near_posts(model, stands_for(model, next(iter(placing.things), ""))):
        leads = line.span(post) or post in model.headed
        for place in (model.headed.get(post, (post,)) if work else (post,)) if leads else ():
            if place not in seen:
                seen.add(place)
                yield place


def _near_posts(model: OrganisationModel, post: str) -> Iterator[str]:
    line = model.hierarchy
    if post in line.index:
        above = line.chain(post)[1:]
        yield from above[1:2]
        yield from line.children(above[1]) if len(above) > 1 else ()
        yield from line.children(above[0]) if above else ()
        yield from above
    for level in line.by_level[:2]:
        yield from (line.ids[at] for at in level[:_TRIED].tolist())


def _cannot(model: OrganisationModel, placing: Placing, units: int, posts: int) -> str:
    """`7 posts cannot take it: they are below Head of Estates.`"""
    counts = ((units, "unit"), (posts, "post"))
    parts = [counted(number, one) for number, one in counts if number]
    if not parts:
        return ""
    them = "it" if len(placing.things) == 1 else "them"
    whom = listed((model.names.get(name, name) for name in placing.things), 2)
    where = "in" if units else "below"
    are = "it is" if units + posts == 1 else "they are"
    return f"{listed(parts)} cannot take {them}: {are} {where} {whom}."


def _units_in_words(model: OrganisationModel, placing: Placing, targets: Iterable[str]) -> str:
    """`The unit Estates and its 2 functions go too`; empty where no unit goes along."""
    units = next((found for one in targets if (found := placing.units_along(one))), ())
    if not units:
        return ""
    inside = {name for unit in units for name in model.unit_tree.subtree(unit)}
    work = sum(owner in inside for owner in model.cells.column("functions", "owner"))
    names = listed((model.names.get(unit, unit) for unit in units), 3)
    one = len(units) == 1
    its = f" and {'its' if one else 'their'} {counted(work, 'function')}" if work else ""
    return f"The unit{'' if one else 's'} {names}{its} {'go' if its or not one else 'goes'} too"


def _load_in_words(model: OrganisationModel, placing: Placing) -> str:
    """How many posts go along: `7 posts below it go with it: 8 posts in all.`"""
    posts = [name for name in placing.things if name in model.hierarchy.index]
    if not posts or len(posts) < len(placing.things):
        return ""
    them, below = ("it" if len(posts) == 1 else "them"), len(placing.below)
    if not below:
        return f"Nobody is below {them}."
    go = "goes" if below == 1 else "go"
    whole = counted(below + len(posts), "post")
    return f"{counted(below, 'post')} below {them} {go} with {them}: {whole} in all."
