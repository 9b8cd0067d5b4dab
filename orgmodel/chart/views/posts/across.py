"""Lines across the tree between posts: drawn where both ends are on a page, else said in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.link import Link
from orgmodel.chart.teams.post_card import PostCard, Reference
from orgmodel.chart.views.parts.relation_words import relation_words, surest_first
from orgmodel.model.edges import Edge
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted

DOTTED, ADVISES = "dotted_line_to", "advises"
RELATIONS = (DOTTED, ADVISES)
_REFERENCES = {
    DOTTED: ("dotted line to", "dotted line from"),
    ADVISES: ("advises", "advised by"),
}
_MOST = 3


@dataclass(frozen=True, slots=True)
class Across:
    """A line across the tree: its ends as posts, and the row that it comes from."""

    start: str
    end: str
    edge: Edge


def lines_across(model: OrganisationModel, posts: Collection[str]) -> tuple[Across, ...]:
    """Dotted lines; one from or to a unit is drawn at the post that heads it.

    Whom a post in no line advises is drawn too: else it would seem to have nothing to do with
    anybody. Of a unit without head it is the one post that is at home there. Of several lines
    between the same two the surest is drawn.
    """
    drawn, found = set(posts), dict[tuple[str, str, str], Edge]()
    edges = (*model.edges.edges(DOTTED), *_advice(model))
    alone = _alone_in(model, drawn) if edges else {}
    for edge in edges:
        start, end = (_post_of(model, place, drawn, alone) for place in (edge.start, edge.end))
        if start in drawn and end in drawn and start != end:
            key = (start, end, edge.relation)
            known = found.setdefault(key, edge)
            found[key] = min(known, edge, key=lambda e: (surest_first(e.basis), e.key))
    return tuple(Across(start, end, edge) for (start, end, _), edge in found.items())


def _advice(model: OrganisationModel) -> list[Edge]:
    """What posts without manager and reports advise other posts."""
    line = model.hierarchy
    return [
        edge
        for edge in model.edges.edges(ADVISES)
        if edge.start in line.index
        and edge.end in line.index
        and line.manager(edge.start) is None
        and not line.span(edge.start)
    ]


def _post_of(
    model: OrganisationModel, place: str, drawn: Collection[str], alone: Mapping[str, str]
) -> str:
    if place in drawn:
        return place
    return model.head_of[place] if place in model.head_of else alone.get(place, "")


def _alone_in(model: OrganisationModel, drawn: Collection[str]) -> dict[str, str]:
    """The one post that is at home in a unit, of the units in which just one is."""
    found: dict[str, str] = {}
    for post in drawn:
        home = model.homes[post]
        found[home] = "" if home in found else post
    return found


def as_link(model: OrganisationModel, line: Across) -> Link:
    """The line to be drawn."""
    said = relation_words(model.names, *line.edge.key)
    style = line_style(line.edge.relation, line.edge.basis)
    return Link(line.start, line.end, line.edge.relation, said, style)


def with_references(
    model: OrganisationModel, cards: Sequence[PostCard], leaving: Sequence[Across]
) -> tuple[PostCard, ...]:
    """The cards, those with lines that leave their page saying to whom."""
    said: dict[str, list[Reference]] = {}
    for line in leaving:
        basis = line.edge.basis
        more = f" ({basis})" if basis not in ("", "stated") else ""
        onward, back = _REFERENCES[line.edge.relation]
        said.setdefault(line.start, []).append(
            Reference(f"{onward} {model.names[line.end]}{more}", line.end)
        )
        said.setdefault(line.end, []).append(
            Reference(f"{back} {model.names[line.start]}{more}", line.start)
        )
    return tuple(
        replace(card, references=_few(card.id, said[card.id])) if card.id in said else card
        for card in cards
    )


def _few(post: str, references: Sequence[Reference]) -> tuple[Reference, ...]:
    """All of a few; of many the first, and how many more the table of lines names."""
    if len(references) <= _MOST:
        return tuple(references)
    kind = "dotted line" if all(one.words.startswith("dotted") for one in references) else "line"
    more = counted(len(references) - _MOST + 1, f"more {kind}")
    return (*references[: _MOST - 1], Reference(f"{more}: see the table", table_of(post)))


def table_of(post: str) -> str:
    """The key under which the page of a post's rows in the table of lines is known."""
    return f"\0table {post}"


def leaving_page(lines: Sequence[Across], homes: Mapping[str, int]) -> list[Across]:
    """The lines whose ends have their teams on different pages."""
    return [line for line in lines if homes.get(line.start) != homes.get(line.end)]
