"""Who could cover a gap: first in the unit, then where a link leads, then anywhere.

The line of management is not looked at (003:6). One person takes at most `MOST` gaps, so
that a plan does not rest on a few; people are named by id only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from orgmodel.measures.divisions import Divisions
from orgmodel.measures.id_list import in_one_cell
from orgmodel.measures.interdependence.ties import Tie
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb

MOST = 3
PLAN_COLUMNS = (
    "post",
    "title",
    "unit",
    "competency",
    "required",
    "held",
    "state",
    "action",
    "cover",
    "cover_unit",
    "connection",
    "same_line",
    "others",
)
_NEAR = ("in the same unit", "by a link", "in the same directorate", "no connection yet")


@dataclass(frozen=True, eq=False)
class Workplaces:
    """Where posts and people work: their unit, directorate and line."""

    divisions: Divisions

    @property
    def model(self) -> OrganisationModel:
        """The organisation."""
        return self.divisions.model

    @cached_property
    def post_of(self) -> Mapping[str, str]:
        """Person → where the person works: the first, by id, of the posts held."""
        found: dict[str, str] = {}
        for post in sorted(self.model.holders):
            for person in self.model.holders[post]:
                found.setdefault(person, post)
        return found

    def same_line(self, one: str, other: str) -> bool:
        """Whether one of the two posts manages the other, directly or further up."""
        line = self.model.hierarchy
        if one not in line.index or other not in line.index:
            return False
        return one in line.chain(other)[1:] or other in line.chain(one)[1:]


def plan_rows(
    gaps: pd.DataFrame,
    held: pd.DataFrame,
    workplaces: Workplaces,
    ties: Sequence[Tie],
) -> Iterator[dict[str, Any]]:
    """A row for each gap; those with the fewest possible covers are served first, then by id."""
    able = _able(held, workplaces)
    links = _links(ties)
    found = {
        number: _candidates(gap, able, workplaces, links)
        for number, gap in enumerate(gaps.itertuples(index=False))
    }
    taken: Counter[str] = Counter()
    rows: dict[int, dict[str, Any]] = {}
    ids = list(zip(gaps["post"].tolist(), gaps["competency"].tolist(), strict=True))
    order = sorted(found, key=lambda number: (len(found[number]), ids[number]))
    for number in order:
        free = [c for c in found[number] if taken[c[2]] < MOST]
        rows[number] = _row(gaps.iloc[number], free, found[number], workplaces)
        if free:
            taken[free[0][2]] += 1
    yield from (rows[number] for number in sorted(rows))


_Candidate = tuple[int, float, str, str]
"""How near (position in _NEAR), minus the level, the person, and the connection in words."""


def _able(held: pd.DataFrame, workplaces: Workplaces) -> dict[str, list[tuple[str, float]]]:
    """Competency → people in post who hold it, with their level."""
    found: dict[str, list[tuple[str, float]]] = {}
    for holder, name, level in held.itertuples(index=False):
        if holder in workplaces.post_of:
            found.setdefault(name, []).append((holder, level))
    return found


def _links(ties: Sequence[Tie]) -> dict[tuple[str, str], Tie]:
    """One tie for each pair of ends, both ways round: of several the first by its words."""
    found: dict[tuple[str, str], Tie] = {}
    for tie in sorted(ties, key=lambda tie: (tie.relation, tie.start, tie.end)):
        for pair in ((tie.start, tie.end), (tie.end, tie.start)):
            found.setdefault(pair, tie)
    return found


def _candidates(
    gap: Any,
    able: Mapping[str, list[tuple[str, float]]],
    workplaces: Workplaces,
    links: Mapping[tuple[str, str], Tie],
) -> list[_Candidate]:
    own = set(workplaces.model.holders.get(gap.post, ()))
    found = []
    for person, level in able.get(gap.competency, ()):
        enough = level >= gap.required or gap.required != gap.required
        if person in own or not enough:
            continue
        near, words = _connection(gap.post, workplaces.post_of[person], workplaces, links)
        found.append((near, -level if level == level else 0.0, person, words))
    return sorted(found)


def _connection(
    post: str, other: str, workplaces: Workplaces, links: Mapping[tuple[str, str], Tie]
) -> tuple[int, str]:
    """How near two posts work together, and in words."""
    ours, theirs = workplaces.model.home_of(post), workplaces.model.home_of(other)
    if ours and ours == theirs:
        return 0, _NEAR[0]
    divisions = workplaces.divisions.of(post), workplaces.divisions.of(other)
    for one in (post, ours, divisions[0]):
        for two in (other, theirs, divisions[1]):
            if one and two and one != two and (one, two) in links:
                tie, names = links[(one, two)], workplaces.model.names
                words = f"{names[tie.start]} {verb(tie.relation)} {names[tie.end]}"
                return 1, f"{_NEAR[1]}: {words}"
    if divisions[0] and divisions[0] == divisions[1]:
        return 2, _NEAR[2]
    return 3, _NEAR[3]


def _row(
    gap: pd.Series, free: Sequence[_Candidate], every: Sequence[_Candidate], workplaces: Workplaces
) -> dict[str, Any]:
    row = {
        name: gap[name]
        for name in ("post", "title", "unit", "competency", "required", "held", "state")
    }
    if not free:
        nobody = dict.fromkeys(("cover", "cover_unit", "connection", "same_line"), "")
        action = _alone(str(gap["state"]), bool(every))
        return {**row, "action": action, **nobody, "others": _some(every)}
    _, _, person, words = free[0]
    post = workplaces.post_of[person]
    action = "cover until the post is filled" if gap["state"] == "vacant" else "cover, and develop"
    return {
        **row,
        "action": action,
        "cover": person,
        "cover_unit": workplaces.model.home_of(post),
        "connection": words,
        "same_line": "yes" if workplaces.same_line(str(gap["post"]), post) else "no",
        "others": _some(every[1:] if every[0] == free[0] else every),
    }


def _alone(state: str, somebody: bool) -> str:
    """What to do without cover."""
    if somebody:
        return f"those who could cover have {MOST} gaps each already: share out, or develop"
    if state == "vacant":
        return "ask for it when the post is filled"
    return "develop the holder" if state == "below" else "develop the holder, or recruit"


def _some(candidates: Sequence[_Candidate], most: int = 3) -> str:
    return in_one_cell([person for _, _, person, _ in candidates[:most]])
