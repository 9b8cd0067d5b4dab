"""Who depends on whom between directorates, and how much lies within and across them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from orgmodel.measures.divisions import Divisions
from orgmodel.measures.id_list import in_one_cell
from orgmodel.measures.interdependence.ties import Tie
from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import tidy


def matrix(divisions: Divisions, ties: Sequence[Tie]) -> pd.DataFrame:
    """Links by which the row's division depends on the column's; within it on the diagonal.

    A link that holds both ways counts in both cells; within a division each counts once.
    """
    names = list(divisions.names)
    counts: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        if tie.across:
            counts.update(tie.pairs())
        elif tie.within:
            counts[(tie.start_division, tie.end_division)] += 1
    rows = [[counts[(row, column)] for column in names] for row in names]
    return pd.DataFrame(rows, index=names, columns=names, dtype="int64")


def coupling(divisions: Divisions, ties: Sequence[Tie]) -> pd.DataFrame:
    """One row a division: links within it, across to others and to the outside.

    `depends` and `depended_on` count links across by who depends; `partners` are the
    divisions linked with; `share_across` is across / (within + across), missing without any.
    """
    rows = []
    by_division = _by_division(ties)
    for division, name in divisions.names.items():
        own = by_division.get(division, [])
        across = [tie for tie in own if tie.across]
        within = sum(tie.within for tie in own)
        pairs = [pair for tie in across for pair in tie.pairs()]
        both = within + len(across)
        rows.append(
            {
                "division": division,
                "name": name,
                "side": divisions.model.sides.get(division, ""),
                "within": within,
                "across": len(across),
                "outside": sum(not tie.across and not tie.within for tie in own),
                "depends": sum(who == division for who, _ in pairs),
                "depended_on": sum(whom == division for _, whom in pairs),
                "partners": len({other for tie in across for other in tie.divisions - {division}}),
                "share_across": round(len(across) / both, 3) if both else None,
            }
        )
    columns = [
        "division",
        "name",
        "side",
        "within",
        "across",
        "outside",
        "depends",
        "depended_on",
        "partners",
        "share_across",
    ]
    return pd.DataFrame(rows, columns=columns)


@dataclass(frozen=True, slots=True)
class Reach:
    """Which other divisions one touches: by a link of its own, only by the whole, and not at all.

    `by_the_whole` are those it reaches only by a link to what stands for all (such as the
    body they all belong to).
    """

    division: str
    touches: tuple[str, ...]
    by_the_whole: tuple[str, ...]
    not_touched: tuple[str, ...]


def reaches(divisions: Divisions, ties: Sequence[Tie]) -> tuple[Reach, ...]:
    """The reach of each division."""
    by_division = _by_division(ties)
    return tuple(
        _reach(divisions, division, by_division.get(division, [])) for division in divisions.names
    )


def _reach(divisions: Divisions, division: str, own: Sequence[Tie]) -> Reach:
    direct = {other for tie in own if tie.across for other in tie.divisions - {division}}
    others = [name for name in divisions.names if name != division]
    rest = tuple(name for name in others if name not in direct)
    to_all = any({tie.start, tie.end} & divisions.whole for tie in own)
    touches = tuple(name for name in others if name in direct)
    return Reach(division, touches, rest if to_all else (), () if to_all else rest)


def reach_table(divisions: Divisions, found: Sequence[Reach]) -> pd.DataFrame:
    """One row a division: its name, and the ids it touches, reaches by the whole, and does not."""
    columns = ["division", "name", "touches", "by_the_whole", "not_touched"]
    rows = [
        (
            reach.division,
            divisions.names[reach.division],
            in_one_cell(reach.touches),
            in_one_cell(reach.by_the_whole),
            in_one_cell(reach.not_touched),
        )
        for reach in found
    ]
    return pd.DataFrame(rows, columns=columns)


def _by_division(ties: Sequence[Tie]) -> dict[str, list[Tie]]:
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        for division in tie.divisions:
            found.setdefault(division, []).append(tie)
    return found


def coupling_measures(divisions: Divisions, ties: Sequence[Tie]) -> tuple[Measure, ...]:
    """Links within and across directorates, over the whole."""
    within, across = sum(tie.within for tie in ties), sum(tie.across for tie in ties)
    both, stated = within + across, bool(len(divisions.model.tables["links"]))
    known = f"{both:,} links with both ends in a directorate" if stated else SILENT
    rule = "lateral links, and links through a service from who commissions it to who provides it"
    return (
        Measure(
            "links_across",
            "Links across directorates",
            across if stated else None,
            "links",
            f"{rule}, between two directorates.",
            known,
            "000:L9-17; 003:6",
        ),
        Measure(
            "links_within",
            "Links within directorates",
            within if stated else None,
            "links",
            f"{rule}, inside one directorate.",
            known,
        ),
        Measure(
            "share_across",
            "Share of links that go across",
            tidy(round(100 * across / both, 2)) if both else None,
            "%",
            "100 x links across / (across + within).",
            known if both else SILENT,
        ),
    )
