"""The settings by which posts get their category and consultation its length, as inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from orgmodel.impact_on_posts.policy import Policy, read_policy
from orgmodel.model.words import sentence
from orgmodel.ui.shared.escaping import escaped

_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Settings:
    """The policy in use, and what the change costs once (None: not given)."""

    policy: Policy
    one_off_cost: float | None


def show_policy(own: Policy, stated: float | None = None) -> Settings:
    """Inputs that start at the organisation's own policy. Raises `PackError`.

    `stated` is what the option itself says it costs once: it counts until another is typed.
    """
    with st.container(key="policy", horizontal=True, vertical_alignment="bottom", gap="small"):
        threshold = st.number_input(
            "Match threshold, % (indicative)",
            min_value=1.0,
            max_value=100.0,
            value=own.threshold,
            step=1.0,
            format="%g",
            key="om.policy.threshold",
            width=260,
            persist_state="session",
            help=escaped(f"{sentence(own.words)} {own.source}."),
        )
        start = st.date_input(
            "First day of consultation",
            value=date.fromisoformat(own.start) if own.start else None,
            min_value=_EARLIEST,
            max_value=_LATEST,
            format="YYYY-MM-DD",
            key="om.policy.start",
            width=220,
            persist_state="session",
            help="With it the earliest day of a dismissal is told.",
        )
        once = st.number_input(
            "One-off cost",
            min_value=0.0,
            value=None,
            format="%g",
            key="om.policy.once",
            width=180,
            persist_state="session",
            placeholder="not given" if stated is None else f"{stated:,.10g}",
            help="What the change costs once, in the data's currency. Left empty, what the option "
            "says of it counts; nothing is worked out for you.",
        )
    given = _with(own.settings, "match", {"threshold": threshold})
    law = {"start": start.isoformat() if start else "", **_law(own)}
    return Settings(read_policy(_with(given, "consultation", law)), once)


def _law(own: Policy) -> dict[str, Any]:
    """The tiers and the trigger over the whole organisation, in an expander."""
    with st.expander("Thresholds of collective consultation", key="policy.law"):
        st.markdown(
            f"They reflect the law of {escaped(own.law)}, looked at in {escaped(own.checked)}. "
            "Change them where the law has changed."
        )
        tiers = [_tier(place, *tier) for place, tier in enumerate(_tiers(own))]
        wide = st.number_input(
            "Trigger over the whole organisation (0: not in force)",
            min_value=0,
            value=own.organisation_wide,
            key="om.policy.wide",
            persist_state="session",
        )
    return {"tier": tiers, "organisation_wide": int(wide)}


def _tiers(own: Policy) -> list[tuple[int, int]]:
    return [(tier.redundancies, tier.days) for tier in own.tiers]


def _tier(place: int, redundancies: int, days: int) -> dict[str, int]:
    with st.container(horizontal=True, gap="small", key=f"policy.tier.{place}"):
        least = st.number_input(
            f"Tier {place + 1}: redundancies from",
            min_value=1,
            value=redundancies,
            key=f"om.policy.from.{place}",
            persist_state="session",
        )
        long = st.number_input(
            f"Tier {place + 1}: days before the first dismissal",
            min_value=0,
            value=days,
            key=f"om.policy.days.{place}",
            persist_state="session",
        )
    return {"from": int(least), "days": int(long)}


def _with(settings: Mapping[str, Any], part: str, given: Mapping[str, Any]) -> dict[str, Any]:
    return {**settings, part: {**settings[part], **given}}
