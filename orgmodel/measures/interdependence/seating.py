"""Where a function or team would sit with the fewest links across directorates.

A suggestion with its figures, never a verdict: links are counted, not weighed, and what a
function needs beside its links (people, skill, law) is not in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from orgmodel.measures.divisions import Divisions
from orgmodel.measures.id_list import in_one_cell
from orgmodel.measures.interdependence.ties import Tie

OWN, TEAM = "its own links", "the links of its team"
_COLUMNS = [
    "subject",
    "name",
    "kind",
    "home",
    "links",
    "across_now",
    "best",
    "across_best",
    "fewer",
    "by",
]


@dataclass(frozen=True, slots=True)
class Siting:
    """A function or team that links name: where it sits, and where fewest would go across.

    `kind` is function or team; `best` are the divisions with the fewest links across, its home
    where no other has fewer. `by` says whose links are counted: a function's are those that
    name it; where none does and a team below directorate level owns it, those of the team.
    """

    subject: str
    name: str
    kind: str
    home: str
    links: int
    across_now: int
    best: tuple[str, ...]
    across_best: int
    by: str

    @property
    def fewer(self) -> int:
        """How many links fewer would go across there."""
        return self.across_now - self.across_best


def sitings(divisions: Divisions, ties: Sequence[Tie]) -> tuple[Siting, ...]:
    """Each function or team with a division and a link, teams first."""
    owned_by, functions = divisions.model.edges.ends("owns")
    owners = dict(zip(functions, owned_by, strict=True))
    subjects = _subjects(divisions, ties, owners)
    return tuple(_siting(divisions, owners, *found) for found in subjects)


def seating_table(found: Sequence[Siting]) -> pd.DataFrame:
    """One row a siting."""
    cells = {column: [getattr(siting, column) for siting in found] for column in _COLUMNS}
    cells["best"] = [in_one_cell(siting.best) for siting in found]
    return pd.DataFrame(cells, columns=_COLUMNS)


def _subjects(
    divisions: Divisions, ties: Sequence[Tie], owners: Mapping[str, str]
) -> Iterator[tuple[str, str, list[Tie], str]]:
    """Subject, kind, its links, and whose they are; only those with a home and a link."""
    named: dict[str, list[Tie]] = {}
    for tie in ties:
        if not tie.via:
            named.setdefault(tie.start, []).append(tie)
            if tie.end != tie.start:
                named.setdefault(tie.end, []).append(tie)
    teams = [unit for unit in divisions.model.unit_tree.ids if unit not in divisions.names]
    for team in teams:
        if team in named and divisions.of(team):
            yield team, "team", named[team], OWN
    known = set(teams)
    for name, owner in owners.items():
        if not divisions.of(name):
            continue
        if name in named:
            yield name, "function", named[name], OWN
        elif owner in known and owner in named:
            yield name, "function", named[owner], TEAM


def _siting(
    divisions: Divisions,
    owners: Mapping[str, str],
    subject: str,
    kind: str,
    links: list[Tie],
    by: str,
) -> Siting:
    home, owner = divisions.of(subject), owners.get(subject, "")
    ends = Counter(_other(tie, subject, owner) for tie in links)
    counted = sum(number for division, number in ends.items() if division)
    across = {division: counted - ends[division] for division in divisions.names}
    least = min(across.values())
    best = [home] if across[home] == least else [d for d, n in across.items() if n == least]
    return Siting(
        subject=subject,
        name=divisions.model.names.get(subject, subject),
        kind=kind,
        home=home,
        links=counted,
        across_now=across[home],
        best=tuple(best),
        across_best=least,
        by=by,
    )


def _other(tie: Tie, subject: str, owner: str) -> str:
    """The division of the link's other end."""
    return tie.end_division if tie.start in (subject, owner) else tie.start_division
