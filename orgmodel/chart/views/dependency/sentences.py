"""What a reader of the map would otherwise have to count, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgmodel.chart.views.dependency.linked import Linked
from orgmodel.measures.interdependence import Interdependence
from orgmodel.model.words import capital, counted, listed, number_word

_SHARES = ((3, 4, "three quarters"), (2, 3, "two thirds"), (1, 2, "half"), (1, 3, "a third"))
_NEAR = 0.02
_MOST = 6
_UNITS = "units"


def headline(found: Linked) -> str:
    """Who carries most of the links; without any that do, how many links there are."""
    if not found.names:
        return "The data has no directorates"
    if not found.total:
        return "The data has no link from one directorate to another"
    count = number_word(len(found.names))
    if found.hubs:
        share = sum(found.sums[name] for name in found.hubs) / (2 * found.total)
        names = listed([found.names[name] for name in found.hubs], _MOST)
        few = capital(number_word(len(found.hubs)))
        carry = "carries" if len(found.hubs) == 1 else "carry"
        return f"{few} of {count} {_UNITS} {carry} {_share(share)} of all links: {names}"
    joined = sum(1 for name in found.names if found.sums[name])
    pairs = counted(len(found.pairs), "pair")
    return f"{counted(found.total, 'link')} in {pairs} of {number_word(joined)} {_UNITS}"


def _share(part: float) -> str:
    for up, down, words in _SHARES:
        if abs(part - up / down) <= _NEAR:
            return words
    return f"{part * 100:.0f}%"


def across_sides(
    found: Linked, network: Interdependence, sides: tuple[str, str]
) -> tuple[str, ...]:
    """How the two sides need each other, and who stands between them."""
    one, other = sides
    there, back = _needs(found, one, other), _needs(found, other, one)
    if not there and not back:
        first = f"No unit of the {one} side needs one of the {other} side, or the reverse."
    elif there and back:
        first = (
            f"The {one} side needs the {other} side in {counted(there, 'link')}, and is needed by "
            f"it in {back:,}."
        )
    else:
        who, whom = sides if there else (other, one)
        first = (
            f"The {who} side needs the {whom} side in {counted(there or back, 'link')}; no link "
            "goes the other way."
        )
    return (first, *_between(network, sides))


def _needs(found: Linked, one: str, other: str) -> int:
    return sum(
        count
        for (who, whom), count in found.counts.items()
        if found.sides[who] == one and found.sides[whom] == other
    )


def _between(network: Interdependence, sides: tuple[str, str]) -> Iterable[str]:
    """Who is linked to both sides."""
    names = network.divisions.model.names
    for between in network.network.between:
        if set(between.sides) == set(sides):
            ids = [item.id for item in between.intermediaries]
            if ids:
                stand = "stands" if len(ids) == 1 else "stand"
                said = listed([names[name] for name in ids], _MOST)
                yield f"{said} {stand} between the sides: linked to both."
            else:
                yield "Nobody stands between the sides: no unit is linked to both."


def unlinked(network: Interdependence, division: str) -> str:
    """Why a directorate has no link on the map."""
    reach = next(reach for reach in network.reaches if reach.division == division)
    if reach.by_the_whole:
        return "Linked to the organisation as a whole, to no directorate alone"
    own = network.coupling.set_index("division").loc[division]
    if own["outside"]:
        return "Linked to others than the directorates alone"
    if own["within"]:
        return "Linked within itself alone"
    return "The data has no link of it"


def most_linked(found: Linked) -> str:
    """The pair with the most links, where one alone has most."""
    ranked = sorted(found.pairs, key=lambda pair: -pair.links)
    if not ranked or (len(ranked) > 1 and ranked[1].links == ranked[0].links):
        return ""
    pair = ranked[0]
    names = f"{found.names[pair.first]} and {found.names[pair.second]}"
    return f"No two are linked more than {names}: {counted(pair.links, 'link')}."


def in_order(found: Linked, sides: Sequence[str]) -> tuple[str, ...]:
    """The directorates by side, those with most links first within a side."""
    place = {side: at for at, side in enumerate(sides)}
    far = len(place)
    return tuple(
        sorted(found.names, key=lambda n: (place.get(found.sides[n], far), -found.sums[n]))
    )
