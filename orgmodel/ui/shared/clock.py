"""Times in the visitor's own time zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def clock(at: str) -> str:
    """The time of day of a moment (ISO 8601); with the day where it is not today."""
    moment, today = _both(at)
    if moment.date() == today.date():
        return f"{moment:%H:%M}"
    if moment.date() == today.date() - timedelta(days=1):
        return f"yesterday, {moment:%H:%M}"
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{moment.day} {moment:%B}{year}, {moment:%H:%M}"


def when(at: str) -> str:
    """The same, told from other words: `today, 14:02`."""
    moment, today = _both(at)
    return f"today, {clock(at)}" if moment.date() == today.date() else clock(at)


def day(at: str) -> str:
    """The day of a moment: `2 July 2026`."""
    moment, _ = _both(at)
    return f"{moment.day} {moment:%B %Y}"


def day_in_words(day: str) -> str:
    """`2 July 2007` for 2007-07-02; anything else as it is written."""
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{read.day} {read:%B %Y}"


def _both(at: str) -> tuple[datetime, datetime]:
    zone = _zone()
    return datetime.fromisoformat(at).astimezone(zone), datetime.now(zone)


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
