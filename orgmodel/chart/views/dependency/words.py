"""What the interdependence view says in words: each pair, and what stands below the grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from orgmodel.measures.interdependence import Interdependence
from orgmodel.model.relations import verb
from orgmodel.model.words import counted

Pair = tuple[str, str]
_MOST = 4
_FEW = 2


def pair_words(found: Interdependence, pairs: Collection[Pair]) -> dict[Pair, str]:
    """Each pair in words: who needs whom, by how many links, and which they are."""
    links: dict[Pair, Counter[str]] = {pair: Counter() for pair in pairs}
    names = found.divisions.names
    for tie in found.ties:
        if tie.across:
            for pair in tie.pairs():
                links[pair][f"{verb(tie.relation)}{' through a service' if tie.via else ''}"] += 1
    said = {}
    for pair, kinds in links.items():
        listed = ", ".join(f"{words} ({n})" for words, n in sorted(kinds.items()))
        who, whom = names[pair[0]], names[pair[1]]
        many = sum(kinds.values())
        said[pair] = f"{who} needs {whom}: {counted(many, 'link')}: {listed}"
    return said


def remarks(found: Interdependence) -> tuple[str, ...]:
    """What the grid does not show: who touches every other, and what stands between sides."""
    return (*_reach(found), *_between(found), f"Counting: {found.rule}") if found.ties else ()


def _reach(found: Interdependence) -> tuple[str, ...]:
    names = found.divisions.names
    every = [names[row.division] for row in found.reaches if len(row.touches) == len(names) - 1]
    nearly = [
        f"{names[row.division]} ({', '.join(names[d] for d in missing)})"
        for row in found.reaches
        if 0 < len(missing := (*row.by_the_whole, *row.not_touched)) <= _FEW
        and len(names) > _FEW + 1
    ]
    whole = [names[row.division] for row in found.reaches if row.by_the_whole]
    said = []
    if every:
        said.append(f"Linked to every other directorate: {', '.join(every)}.")
    if nearly:
        said.append(f"Linked to all others but those in brackets: {'; '.join(nearly)}.")
    if whole:
        said.append(
            f"Linked to some only through a link to the whole organisation: {', '.join(whole)}."
        )
    return tuple(said)


def _between(found: Interdependence) -> tuple[str, ...]:
    names = found.divisions.model.names
    said = []
    for between in found.network.between:
        one, other = between.sides
        ways = ", ".join(names[item.id] for item in between.intermediaries) or "nobody"
        direct = "; ".join(_link(names, t.start, t.relation, t.end) for t in between.direct[:_MOST])
        said.append(
            f"Between {one} and {other}, two steps through: {ways}. "
            f"Direct: {direct or 'no link'}{' …' if len(between.direct) > _MOST else ''}."
        )
    return tuple(said)


def _link(names: Mapping[str, str], start: str, relation: str, end: str) -> str:
    return f"{names[start]} {verb(relation)} {names[end]}"


def describe(found: Interdependence) -> str:
    """The drawing in words, for those who cannot see it."""
    pairs = [
        (str(who), str(whom))
        for who in found.matrix.index
        for whom in found.matrix.columns
        if who != whom and found.matrix.loc[who, whom]
    ]
    said = [f"{words}." for words in pair_words(found, pairs).values()]
    return " ".join([*said, *remarks(found)])
