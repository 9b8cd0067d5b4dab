"""The days of an option: what takes effect when, the drawing and the findings of a day."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from html import escape

import streamlit as st

from orgmodel.errors import PackError
from orgmodel.model.appointments import day_words
from orgmodel.model.words import counted
from orgmodel.over_time.period import PeriodCheck, PeriodDay, PeriodFinding
from orgmodel.store.option import Option
from orgmodel.ui.findings.marks import severity_badge
from orgmodel.ui.findings.plain_words import message
from orgmodel.ui.options.verdict import by_weight
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace.applied import digest_of
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.work import Work

_KEPT = 32
_SHOWN = 30


def show_days(work: Work, option: Option) -> None:
    """A slider over the days on which something changes; nothing where no change has a day."""
    if not option.scenario.days:
        return
    st.subheader("Day by day", anchor=False)
    try:
        found = _checked(digest_of(work.opened, option.scenario), work.opened, option)
    except PackError:
        return  # the page says what is wrong with the rules
    words = {day_words(day.day): day for day in found.days}
    chosen = st.select_slider(
        "Day on which something changes",
        options=list(words),
        key=f"days.{option.key}",
        help="The drawing and the findings below are those of this day.",
    )
    _show(work, option, found, words[chosen])


def _show(work: Work, option: Option, found: PeriodCheck, day: PeriodDay) -> None:
    """One day: what changes, how it looks, and what is broken."""
    lines = [f"- {escaped(words)}" for words in day.effects] or ["- Nothing changes yet."]
    st.markdown("\n".join(lines))
    digest = digest_of(work.opened, option.scenario)
    title = f"{option.name} on {day_words(day.day)}"
    svg = _drawn(digest, day.day, work.opened, option)
    alt = title
    address = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    st.html(f'<img alt="{escape(alt)}" style="width:100%" src="{address}">')
    standing = [one.finding for one in _on(found, day.day) if one.finding.stands]
    grave = by_weight(finding for finding in standing if finding.severity != "info")
    errors, warnings = (day.standing.get(one, 0) for one in ("error", "warning"))
    st.markdown(
        f"**{counted(errors, 'error')} and {counted(warnings, 'warning')}** stand on this day."
    )
    spans = {one.finding.id: one.span for one in _on(found, day.day)}
    said = [
        f"{severity_badge(finding)} {message(work.opened.organisation, finding)} "
        f":small[:gray[{spans[finding.id].words().capitalize()}]]"
        for finding in grave[:_SHOWN]
    ]
    if said:
        st.markdown("\n\n".join(said))
    if len(grave) > _SHOWN:
        st.markdown(f"And {len(grave) - _SHOWN} more.")


def _on(found: PeriodCheck, day: date) -> list[PeriodFinding]:
    return [one for one in found.findings if one.span.first <= day <= one.span.last]


@st.cache_resource(max_entries=_KEPT, show_spinner="Looking at each day …")
def _checked(digest: str, _opened: Opened, _option: Option) -> PeriodCheck:  # noqa: ARG001
    """The check from the organisation's day, or the first change, to the last change."""
    days = (_opened.organisation.day, *_option.scenario.days)
    return _opened.organisation.check_period(min(days), max(days), scenario=_option.scenario)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _drawn(digest: str, day: date, _opened: Opened, _option: Option) -> str:  # noqa: ARG001
    """The first page of the organisation on a day, as SVG."""
    state = _opened.organisation.apply(_option.scenario, on=str(day))
    return state.chart("organisation").svg
