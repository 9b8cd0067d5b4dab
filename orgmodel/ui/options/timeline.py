"""The timeline of an option with days: a picture of the whole period, and the same as tables."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from orgmodel.chart.timeline.timeline import timeline
from orgmodel.model.appointments import day_words
from orgmodel.model.words import capital, counted, listed
from orgmodel.over_time.period import PeriodCheck
from orgmodel.store.option import Option
from orgmodel.ui.options.drawn import address_of, show_drawn
from orgmodel.ui.shared.table import show_table
from orgmodel.ui.workspace.applied import digest_of
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import Work

_KEPT = 16
_WIDTH, _LEAST = "158mm", 560
_TAIL = timedelta(days=30)


def period_of(opened: Opened, option: Option) -> tuple[date, date]:
    """From the organisation's day, or the first change, to some time after the last.

    A tenth of the time more, 30 days at least, so that what holds from the last change on is seen.
    """
    days = (opened.organisation.day, *option.scenario.days)
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    return first, last + max((last - first) / 10, _TAIL)


def show_timeline(work: Work, option: Option, found: PeriodCheck) -> None:
    """Posts by directorate, findings with their days, and what changes when."""
    period = f"{day_words(found.first)} to {day_words(found.last)}"
    with st.expander(f"Timeline: {period}", key=f"timeline.{option.key}", expanded=True):
        pages = _drawn(digest_of(work.opened, option.scenario), work.opened, option)
        for number, address in enumerate(pages, 1):
            of = f", page {number} of {len(pages)}" if len(pages) > 1 else ""
            show_drawn(
                address,
                f"Timeline of {option.name}, {period}{of}; the tables below say the same",
                _LEAST,
            )
    with st.expander("The timeline as tables", key=f"timeline.tables.{option.key}"):
        show_table(
            days_table(found),
            title="What changes when",
            name="timeline.days",
            download_only=("Errors", "Warnings"),
        )
        findings = findings_table(found)
        if len(findings):
            title = f"{capital(counted(len(findings), 'finding'))} that hold for a time"
            show_table(findings, title=title, name="timeline.findings")
        else:
            st.markdown("Every finding there is holds on every day of this time.")


def days_table(found: PeriodCheck) -> pd.DataFrame:
    """A row a change, with the number of its day in the picture and what stands from then on."""
    rows, number = list[tuple[str, str, str, str, int, int]](), 0
    for day in found.days:
        number += bool(day.effects)
        errors, warnings = (day.standing.get(name, 0) for name in ("error", "warning"))
        stands = listed([counted(errors, "error"), counted(warnings, "warning")])
        for effect in day.effects or ("As opened",):
            said = str(number) if day.effects else ""
            rows.append((said, day_words(day.day), effect, stands, errors, warnings))
    columns = ["No", "Day", "What changes", "Stands then", "Errors", "Warnings"]
    return pd.DataFrame(rows, columns=columns)


def findings_table(found: PeriodCheck) -> pd.DataFrame:
    """A row a finding that stands for a part of the time, with its days."""
    rows = [
        (one.finding.rule_key, one.finding.severity, one.span.words(), one.finding.message)
        for one in found.findings
        if one.finding.stands and not (one.span.held_before and one.span.goes_on)
    ]
    return pd.DataFrame(rows, columns=["Rule", "Severity", "When", "Finding"])


@kept(_KEPT, show_spinner="Drawing the timeline …")
def _drawn(digest: str, _opened: Opened, _option: Option) -> tuple[str, ...]:  # noqa: ARG001
    """The pages of the timeline."""
    first, last = period_of(_opened, _option)
    # What changes on each day is in the tables, to be read and taken away.
    made = timeline(
        _opened.organisation, first, last, _option.scenario, width=_WIDTH, in_words=False
    )
    return tuple(map(address_of, made.svgs))
