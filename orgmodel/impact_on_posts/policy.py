"""The settings by which posts get their category and consultation its length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from orgmodel.errors import PackError
from orgmodel.model.given.filed import Filed
from orgmodel.model.toml_table import TomlTable, opened

FILE = "policy.toml"
PARTS = ("functions", "band", "line", "title")
_MOST_DAYS = 3_660
_MOST_POSTS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Tier:
    """From so many proposed redundancies on, so many days before the first dismissal."""

    redundancies: int
    days: int


@dataclass(frozen=True)
class Policy(Filed):
    """Match threshold and weights, claims, employers and consultation (see policy.toml).

    `threshold` is the least match, of 100, by which a post is slotted in; `weights` add up to 100;
    `window_days` are days, `tiers` from how many redundancies on how many days of consultation.
    `Policy.load` reads a policy.toml over the one that ships; `PackError` with every fault.

        >>> _ = Path("policy.toml").write_text("[match]\\nthreshold = 70\\n")
        >>> policy = om.Policy.load("policy.toml")
        >>> policy.threshold, dict(policy.weights)
        (70.0, {'functions': 50.0, 'band': 20.0, 'line': 15.0, 'title': 15.0})
    """

    threshold: float
    words: str
    source: str
    weights: Mapping[str, float]
    no_claim: frozenset[str]
    unless_own_post: frozenset[str]
    pool_kept: bool
    employer_kinds: frozenset[str]
    law: str
    checked: str
    window_days: int
    start: str
    organisation_wide: int
    reminders: tuple[str, ...]
    tiers: tuple[Tier, ...]
    declared: frozenset[tuple[str, str]] = frozenset()
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def formula(self) -> str:
        """How a match is scored, as it is printed."""
        of = {part: f"{self.weights[part]:g}" for part in PARTS}
        return (
            f"match = {of['functions']} x share of its functions kept + {of['band']} if the band "
            f"is the same + {of['line']} if the manager is the same + {of['title']} if the title "
            "is the same. A post is responsible for the functions it owns and, unless it is a top, "
            "for those of the units it heads. Where a post has no function its title stands for "
            f"the work and takes its {of['functions']}; a post that keeps its id keeps its work "
            "then. Where a band is not stated its part is left out and the rest scaled to 100. A "
            f"match that HR has decided is 100. A match is {self.threshold:g} or more "
            f"({self.words})."
        )

    def to_dict(self) -> dict[str, Any]:
        """The settings in use, and the formula."""
        return {
            **{key: dict(value) for key, value in self.settings.items()},
            "formula": self.formula,
        }


@cache
def shipped() -> Policy:
    """The policy that ships."""
    return read_policy({})


def own_policy(content: bytes, file: str = FILE) -> Policy:
    """The policy with a file's settings over those that ship. Raises `PackError`."""
    table = opened(content)
    if table.faults:
        raise PackError(table.words(file))
    return read_policy(table.given, file)


def read_policy(given: Mapping[str, Any], file: str = FILE) -> Policy:
    """The policy with these settings over those that ship. `PackError` with every fault."""
    table = TomlTable(given)
    settings = _over(_defaults(), table)
    if not table.faults:
        _check(TomlTable(settings, table.faults))
    if table.faults:
        raise PackError(table.words(file))
    match, claims, law = settings["match"], settings["claims"], settings["consultation"]
    return Policy(
        threshold=float(match["threshold"]),
        words=match["words"],
        source=match["source"],
        weights=MappingProxyType({part: float(match["weights"][part]) for part in PARTS}),
        no_claim=frozenset(claims["none"]),
        unless_own_post=frozenset(claims["unless_own_post"]),
        pool_kept=claims["pool_kept"],
        employer_kinds=frozenset(settings["employers"]["kinds"]),
        law=law["law"],
        checked=law["checked"],
        window_days=law["window_days"],
        start=law["start"],
        organisation_wide=law["organisation_wide"],
        reminders=tuple(law["reminders"]),
        tiers=tuple(
            sorted(
                (Tier(t["from"], t["days"]) for t in law["tier"]),
                key=lambda tier: tier.redundancies,
            )
        ),
        declared=frozenset((block["successor"], block["post"]) for block in match["declared"]),
        settings=settings,
    )


@cache
def _defaults() -> Mapping[str, Any]:
    return opened((resources.files("orgmodel.impact_on_posts") / FILE).read_bytes()).given


def _over(default: Mapping[str, Any], table: TomlTable) -> dict[str, Any]:
    """The table's values over the defaults, each of the type of its default."""
    table.only(default)
    return {key: _like(value, table, key) for key, value in default.items()}


def _like(default: Any, table: TomlTable, key: str) -> Any:
    if isinstance(default, Mapping):
        return _over(default, table.table(key))
    if key not in table:
        return default
    if isinstance(default, bool):
        return table.flag(key, default)
    if isinstance(default, int | float):
        return table.given[key] if table.number(key, -1, least=0) >= 0 else default
    if isinstance(default, list) and default and isinstance(default[0], str):
        return table.texts(key, default)
    if isinstance(default, list):
        return [dict(block.given) for block in table.tables(key, with_ids=False)]
    return table.text(key, default, or_date=True)


def _check(settings: TomlTable) -> None:
    """What the types alone do not say."""
    match, law = settings.table("match"), settings.table("consultation")
    weights, threshold = match.given["weights"], match.given["threshold"]
    if abs(sum(weights.values()) - 100) > 1e-9:
        match.fault("they must add up to 100.", "weights")
    if not weights["band"] + weights["line"] < threshold <= 100:
        match.fault(
            f"{threshold:g} must be over the weights of band and line together, which alone say "
            "nothing of the work, and at most 100.",
            "threshold",
        )
    for block in match.tables("declared", with_ids=False):
        block.only(("post", "successor"))
        block.needs(("post", "successor"), "declared match")
        block.name("post"), block.name("successor")
    law.whole("window_days", 0, least=0, most=_MOST_DAYS)
    law.whole("organisation_wide", 0, least=0, most=_MOST_POSTS)
    law.day("start")
    for tier in law.tables("tier", with_ids=False):
        tier.only(("from", "days"))
        tier.needs(("from", "days"), "tier")
        tier.whole("from", 0, least=0, most=_MOST_POSTS)
        tier.whole("days", 0, least=0, most=_MOST_DAYS)
