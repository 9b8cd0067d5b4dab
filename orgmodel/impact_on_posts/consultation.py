"""The consultation counter: posts at risk by establishment, against thresholds that are settings.

What it counts is a proposal's structure, not anybody's dismissal. The law it reflects, and
the date it was looked at, are in the policy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from orgmodel.impact_on_posts.category import ALSO, AT_RISK, EMPLOYER
from orgmodel.impact_on_posts.policy import Policy
from orgmodel.impact_on_posts.pools import Pool

COUNTED = (
    "people in posts deleted and at risk, those with a suitable alternative included, and of "
    "each ring-fence as many as there are fewer posts than filled ones (of shared posts the "
    "larger number). Where nothing says who holds a post, its posts are counted. A ring-fence "
    "across employers is counted where most of its claims are."
)


@dataclass(frozen=True, slots=True)
class Establishment:
    """One employer's count: people at risk, the tier reached, and how long that takes.

    `employer` is empty where none is known. `days` is 0 under the lowest tier; `earliest`
    the first day a dismissal could take effect, where consultation has a start.
    """

    employer: str
    at_risk: int
    displaced: int
    days: int
    earliest: str

    @property
    def total(self) -> int:
        """All that are counted."""
        return self.at_risk + self.displaced

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        counts = {"at_risk": self.at_risk, "displaced": self.displaced, "total": self.total}
        when = {"days": self.days, "earliest": self.earliest or None}
        return {"employer": self.employer, **counts, **when}


@dataclass(frozen=True)
class Consultation:
    """The count for every employer, with the settings it was made by."""

    establishments: tuple[Establishment, ...]
    policy: Policy
    transfers: int

    @property
    def total(self) -> int:
        """Over all employers."""
        return sum(place.total for place in self.establishments)

    @property
    def organisation_wide(self) -> str:
        """What the trigger over the whole organisation says, in words."""
        limit = self.policy.organisation_wide
        if not limit:
            return "no threshold over the whole organisation is set (expected in 2027)"
        reached = "reached" if self.total >= limit else "not reached"
        return f"{self.total} of {limit} over the whole organisation: {reached}"

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "counted": COUNTED,
            "establishments": [place.to_dict() for place in self.establishments],
            "total": self.total,
            "transfers": self.transfers,
            "window_days": self.policy.window_days,
            "tiers": [{"from": tier.redundancies, "days": tier.days} for tier in self.policy.tiers],
            "organisation_wide": self.organisation_wide,
            "law": self.policy.law,
            "checked": self.policy.checked,
            "start": self.policy.start or None,
            "reminders": list(self.policy.reminders),
        }


def consultation(
    rows: pd.DataFrame,
    pools: Sequence[Pool],
    claims: Mapping[str, float],
    persons: Mapping[str, float],
    policy: Policy,
) -> Consultation:
    """Count by employer. `claims` and `persons` are of each baseline post (see `PostFacts`)."""
    employer = dict(zip(rows["post"], rows["employer_before"], strict=True))
    risk: dict[str, float] = {}
    for post, name in zip(rows["post"], rows["category"], strict=True):
        if name == AT_RISK:
            risk[employer[post]] = risk.get(employer[post], 0.0) + persons[post]
    displaced: dict[str, float] = {}
    for pool in pools:
        if pool.contested:
            short = int(np.ceil(pool.claims - pool.places))
            sharing = sorted((persons[p] - claims[p] for p in pool.claimants), reverse=True)
            home = _home_of(pool, employer, claims)
            displaced[home] = displaced.get(home, 0.0) + short + sum(sharing[:short])
    found = [
        _establishment(name, risk.get(name, 0.0), displaced.get(name, 0.0), policy)
        for name in sorted({*risk, *displaced})
    ]
    transfers = sum(EMPLOYER in also.split(ALSO) for also in rows["also"].tolist())
    return Consultation(tuple(found), policy, transfers)


def _home_of(pool: Pool, employer: Mapping[str, str], claims: Mapping[str, float]) -> str:
    """The employer of most of a ring-fence's claims; of equals the first by its id."""
    at: dict[str, float] = {}
    for post in sorted(pool.claimants):
        at[employer[post]] = at.get(employer[post], 0.0) + claims[post]
    return min(at, key=lambda name: (-at[name], name))


def _establishment(name: str, risk: float, displaced: float, policy: Policy) -> Establishment:
    one, other = int(np.ceil(risk)), int(np.ceil(displaced))
    days = max((tier.days for tier in policy.tiers if one + other >= tier.redundancies), default=0)
    earliest = ""
    if policy.start and days:
        earliest = (date.fromisoformat(policy.start) + timedelta(days=days)).isoformat()
    return Establishment(name, one, other, days, earliest)
