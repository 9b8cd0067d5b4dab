"""The bar of figures over the drawing: one element of text, and a button for each target."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from orgmodel.chart.plots.plot_frame import figure
from orgmodel.store.rights import Right
from orgmodel.ui.chart.changed import ChangedFindings
from orgmodel.ui.chart.figures import (
    FindingCount,
    ShownFigure,
    figures,
    finding_counts,
    in_one_line,
)
from orgmodel.ui.shared.escaping import escape
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.asking import ask
from orgmodel.ui.workspace.targets import targets
from orgmodel.ui.workspace.work import Work

_COUNTING = "Counting, and checking the rules …"
ASKED = "target"
"""What is asked where a target is to be set, with the figure it is of."""
_SIGNS = {
    "error": "✕",
    "warning": "⚠",
    "info": "ℹ",
    "cleared": "✓",
    "accepted": "✓",
    "unshown": "?",
}


def figures_place() -> DeltaGenerator:
    """Where the bar will stand: the organisation is drawn before it is counted, and says so."""
    place = st.container(key="figures", gap=None)
    place.html(f'<p class="om-counting">{_COUNTING}</p>')
    return place


def show_figures_bar(place: DeltaGenerator, work: Work, found: ChangedFindings) -> None:
    """The bar, in its place: the same elements whatever it shows."""
    shown = figures(found, targets(work))
    with place:
        st.html(bar_html(found, shown))
        with st.container(key="figures-targets", gap=None):
            for one in shown if keeping.may(Right.EDIT) else ():
                st.button(
                    f"Target for {one.name[:1].lower()}{one.name[1:]}"
                    if one.id != "fte"
                    else "Target for FTE",
                    key=f"figures.target.{one.id}",
                    type="tertiary",
                    width="stretch",
                    on_click=ask,
                    args=(ASKED, one.id),
                )


def bar_html(found: ChangedFindings, shown: tuple[ShownFigure, ...]) -> str:
    """The figures as a list, and for a narrow screen as one line that opens."""
    cells = "".join(map(_cell, shown)) + _findings(found)
    line = escape(in_one_line(found, shown))
    return (
        f'<ul class="om-figures" aria-label="Figures of what is shown">{cells}</ul>'
        f'<details class="om-figures-line"><summary>{line}</summary><ul>{cells}</ul></details>'
    )


def _cell(one: ShownFigure) -> str:
    unknown = one.value is None
    value = f'<b class="{"om-unknown" if unknown else "om-value"}">{escape(one.said)}</b>'
    note = f'<span class="om-of-it">{escape(one.under)}</span>' if one.under else ""
    return (
        f'<li><span class="om-name">{escape(one.name)}</span>'
        f'<span class="om-start">{escape(one.against)}</span>'
        f'<span class="om-now">{value}{_difference(one)}</span>{note}{_progress(one)}</li>'
    )


def _difference(one: ShownFigure) -> str:
    words = f' <span class="om-words">{escape(one.words)}</span>' if one.words else ""
    if not one.delta:
        return words
    less = one.delta < 0
    colour = f" om-{one.verdict}" if one.verdict else ""
    said = f"{'less' if less else 'more'} than at the start, {figure(one.start)}"
    if one.verdict:
        said += f": {one.verdict}"
    arrow = f'<span aria-hidden="true">{"▼" if less else "▲"}</span>'
    number = escape(figure(abs(one.delta)))
    more = f'<span class="om-said"> {escape(said)}</span>'
    return f' <span class="om-delta{colour}">{arrow} {number}{more}</span>{words}'


def _progress(one: ShownFigure) -> str:
    if one.progress is None:
        return ""
    done = round(one.progress * 100)
    return (
        f'<span class="om-progress"><span style="width: {done}%"></span></span>'
        f'<span class="om-said">{done} per cent of the way to the target, '
        f"{escape(figure(one.to_go))} to go</span>"
    )


def _findings(found: ChangedFindings) -> str:
    started = found.now is found.start
    badges = " ".join(map(_badge, finding_counts(found)))
    name = "Findings" if started else "Findings against the start"
    return (
        f'<li class="om-findings"><span class="om-name">{name}</span>'
        f'<span class="om-start">all rules</span><span class="om-now">{badges}</span></li>'
    )


def _badge(count: FindingCount) -> str:
    sign = _SIGNS[count.kind]
    return (
        f'<span class="om-badge om-{count.kind}"><span aria-hidden="true">{sign}</span> '
        f"{escape(count.words)}</span>"
    )
