"""The days of an option: what takes effect when, the drawing and the findings of a day."""

from __future__ import annotations

from datetime import date

import streamlit as st

from orgmodel.errors import PackError
from orgmodel.model.appointments import day_words
from orgmodel.model.words import counted
from orgmodel.over_time.period import PeriodCheck, PeriodDay, PeriodFinding
from orgmodel.store.option import Option
from orgmodel.ui.findings.marks import severity_badge
from orgmodel.ui.findings.plain_words import message
from orgmodel.ui.options.drawn import address_of, show_drawn
from orgmodel.ui.options.timeline import period_of, show_timeline
from orgmodel.ui.options.verdict import by_weight
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace.applied import digest_of
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import Work

_KEPT = 32
_SHOWN = 30
_LEAST = 560


def show_days(work: Work, option: Option) -> None:
    """The timeline, and a slider over the days on which something changes; nothing where no change
    has a day."""
    if not option.scenario.days:
        return
    st.subheader("Day by day", anchor=False)
    try:
        found = _checked(digest_of(work.opened, option.scenario), work.opened, option)
    except PackError:
        return  # the page says what is wrong with the rules
    show_timeline(work, option, found)
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
    _show_drawing(work, option, day.day)
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


def _show_drawing(work: Work, option: Option, day: date) -> None:
    """The organisation on a day: a page of it, chosen where there are more."""
    pages = _drawn(digest_of(work.opened, option.scenario), day, work.opened, option)
    number, of = 1, ""
    if len(pages) > 1:
        number = int(st.pagination(len(pages), key=f"days.page.{option.key}.{day}") or 1)
        of = f", page {number} of {len(pages)}"
    show_drawn(pages[number - 1], f"{option.name} on {day_words(day)}{of}", _LEAST)


def _on(found: PeriodCheck, day: date) -> list[PeriodFinding]:
    return [one for one in found.findings if one.span.first <= day <= one.span.last]


@kept(_KEPT, show_spinner="Looking at each day …")
def _checked(digest: str, _opened: Opened, _option: Option) -> PeriodCheck:  # noqa: ARG001
    """The check of the time that the timeline shows."""
    first, last = period_of(_opened, _option)
    return _opened.organisation.check_period(str(first), str(last), scenario=_option.scenario)


@kept(_KEPT)
def _drawn(
    digest: str,  # noqa: ARG001
    day: date,
    _opened: Opened,
    _option: Option,
) -> tuple[str, ...]:
    """The pages of the organisation on a day."""
    state = _opened.organisation.apply(_option.scenario, on=str(day))
    return tuple(map(address_of, state.chart("organisation").svgs))
