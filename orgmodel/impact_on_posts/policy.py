"""The settings by which posts get their category and consultation its length."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from orgmodel.errors import PackError

FILE = "policy.toml"
PARTS = ("functions", "band", "line", "title")


@dataclass(frozen=True, slots=True)
class Tier:
    """From so many proposed redundancies on, so many days before the first dismissal."""

    redundancies: int
    days: int


@dataclass(frozen=True)
class Policy:
    """Match threshold and weights, claims, employers and consultation (see policy.toml)."""

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
    try:
        given = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError((f"{file}: not readable as TOML: {error}.",)) from error
    return read_policy(given, file)


def read_policy(given: Mapping[str, Any], file: str = FILE) -> Policy:
    """The policy with these settings over those that ship. `PackError` with every fault."""
    faults: list[str] = []
    settings = _merged(_defaults(), given, file, faults)
    _checked(settings, file, faults)
    if faults:
        raise PackError(tuple(faults))
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
        start=str(law["start"]),
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


def _defaults() -> dict[str, Any]:
    text = (resources.files("orgmodel.impact_on_posts") / FILE).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _merged(
    default: Mapping[str, Any], given: Mapping[str, Any], where: str, faults: list[str]
) -> dict[str, Any]:
    """The given values over the defaults; an unknown key, or another type of value, is a fault."""
    merged = dict(default)
    for key, value in given.items():
        if key not in default:
            faults.append(f"{where}: there is no “{key}”. There is {', '.join(default)}.")
        elif isinstance(default[key], dict):
            if isinstance(value, Mapping):
                merged[key] = _merged(default[key], value, f"{where}, {key}", faults)
            else:
                faults.append(f"{where}: {key} is a table of settings.")
        elif _alike(default[key], value):
            merged[key] = value
        else:
            faults.append(f"{where}: {key} must be like {default[key]!r}, not {value!r}.")
    return merged


def _alike(default: Any, value: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int | float):
        return isinstance(value, int | float)
    if isinstance(default, list):
        kind = type(default[0]) if default else dict
        return isinstance(value, list) and all(isinstance(item, kind) for item in value)
    return isinstance(value, str | date)


def _checked(settings: Mapping[str, Any], file: str, faults: list[str]) -> None:
    if faults:
        return
    match = settings["match"]
    weights, threshold = match["weights"], match["threshold"]
    if abs(sum(weights.values()) - 100) > 1e-9 or min(weights.values()) < 0:
        faults.append(f"{file}, match.weights: they must add up to 100, none of them negative.")
    if not weights["band"] + weights["line"] < threshold <= 100:
        faults.append(
            f"{file}, match.threshold: {threshold:g} must be over the weights of band and line "
            "together, which alone say nothing of the work, and at most 100."
        )
    if any(set(block) != {"post", "successor"} for block in match["declared"]):
        faults.append(f"{file}: a [[match.declared]] has post and successor, two ids.")
    law = settings["consultation"]
    if not all(_is_tier(tier) for tier in law["tier"]):
        faults.append(f"{file}: a [[consultation.tier]] has from and days, whole numbers.")
    if law["start"]:
        try:
            date.fromisoformat(str(law["start"]))
        except ValueError:
            faults.append(
                f"{file}, consultation.start: “{law['start']}” is not a date as 2026-09-01."
            )


def _is_tier(tier: Mapping[str, Any]) -> bool:
    return set(tier) == {"from", "days"} and all(isinstance(n, int) for n in tier.values())
