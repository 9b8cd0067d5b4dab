"""What an option, and each of its changes, does to posts, FTE and cost, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.changes.conflict import ScenarioError
from orgmodel.chart.plots.plot_frame import figure
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.measures import measures_of_size
from orgmodel.model.words import capital, counted, listed
from orgmodel.rules.finding import Finding
from orgmodel.store.option import Option
from orgmodel.ui.compare.compared import compared
from orgmodel.ui.workspace.applied import applied
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_KEPT = 64
_MOST_CHANGES = 40
_FIGURES = (("posts", "Posts"), ("fte", "FTE"), ("cost", "Cost"))
_POSTS_AT_ONCE = 6_000
"""So many posts of all options together are checked for their lines in the list."""

Figures = dict[str, float | None]


def in_short(work: Work, option: Option) -> str:
    """`3 changes · −669 a year · nothing new broken`.

    Of large organisations with many options only what costs no check is said.
    """
    parts = [counted(len(option.changes), "change") if option.changes else "no change yet"]
    if option.accepted:
        parts.append(counted(len(option.accepted), "finding accepted", "findings accepted"))
    rows = len(work.baseline.tables["posts"]) * max(1, len(work.options))
    if option.changes and (rows <= _POSTS_AT_ONCE or option.key == work.current):
        found = compared(work, option).result
        if found is not None:
            cost = found.delta("cost")
            parts += [f"{_signed(cost)} a year"] if cost else []
            parts.append(broken(found))
    return " · ".join(parts)


def broken(found: OptionComparison) -> str:
    """`nothing new broken`, or how many errors and warnings are new."""
    weights = [finding.severity for finding in found.new if _matters(finding)]
    parts = [
        counted(weights.count(weight), f"new {weight}")
        for weight in ("error", "warning")
        if weight in weights
    ]
    return listed(parts) if parts else "nothing new broken"


def _matters(finding: Finding) -> bool:
    return finding.stands and finding.severity != "info"


def chips(found: OptionComparison) -> str:
    """The figures from the start to now, and what is newly broken, as badges.

    Where nothing is, the verdict under them says so.
    """
    parts = []
    for name, word in _FIGURES:
        before, after = found.baseline.figure(name), found.option.figure(name)
        if before and after and not before.value is after.value is None:
            was, now = figure(before.value), figure(after.value)
            parts.append(f":gray-badge[{word} {was if was == now else f'{was} → {now}'}]")
    if any(map(_matters, found.new)):
        parts.append(f":orange-badge[:material/warning: {capital(broken(found))}]")
    return " ".join(parts)


@st.cache_data(max_entries=_KEPT, show_spinner=False, hash_funcs=BY_CONTENT)
def effects(work: Work) -> tuple[str, ...]:
    """What each change of the option that is shown saves or adds, a sentence each.

    Empty where it moves none of the figures, or the option has more changes than are looked at.
    """
    option = work.option
    if option is None or len(option.changes) > _MOST_CHANGES:
        return ()
    said: list[str] = []
    before = _figures(work.baseline)
    for number in range(1, len(option.changes) + 1):
        scenario = replace(option.scenario, changes=option.changes[:number], accepted=())
        try:
            after = _figures(applied(work.opened, scenario))
        except ScenarioError:
            said.append("")
            continue
        said.append(_difference(before, after))
        before = after
    return tuple(said)


def _figures(organisation: Organisation) -> Figures:
    found = {one.id: one.value for one in measures_of_size(organisation)}
    return {name: found.get(name) for name, _ in _FIGURES}


def _difference(before: Figures, after: Figures) -> str:
    """`1 post and 1 FTE less. Saves 223 a year.`; what is not known is not said."""
    moves = {}
    for name, old in before.items():
        new = after[name]
        if old is not None and new is not None and round(new - old, 6):
            moves[name] = round(new - old, 6)
    said = [words for more in (True, False) if (words := _moved(moves, more=more))]
    if "cost" in moves:
        verb = "Adds" if moves["cost"] > 0 else "Saves"
        said.append(f"{verb} {figure(abs(moves['cost']))} a year.")
    return " ".join(said)


def _moved(moves: Mapping[str, float], *, more: bool) -> str:
    """`1 post and 1 FTE less.`, of those that go this way."""
    amounts = {name: abs(by) for name, by in moves.items() if (by > 0) == more}
    parts = []
    if "posts" in amounts:
        parts.append(f"{figure(amounts['posts'])} {'post' if amounts['posts'] == 1 else 'posts'}")
    if "fte" in amounts:
        parts.append(f"{figure(amounts['fte'])} FTE")
    return f"{listed(parts)} {'more' if more else 'less'}." if parts else ""


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{figure(abs(value))}"
