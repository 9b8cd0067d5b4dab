"""The units of the first rank in step 4: the side and the head of each, suggested or confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from orgmodel.answers import Suggestions
from orgmodel.model.words import capital, titled
from orgmodel.ui.data.given_answers import UnitAnswer, suggested_for, units_asked
from orgmodel.ui.shared.escaping import escape, legible
from orgmodel.ui.workspace import importing, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.importing import Given, StaffImport

_WIDTHS = [2, 5, 7, 6]
_ON_A_PAGE, _HEADS = 20, 60
_PAGE, _WHICH = "import.units.page", "import.directorates"
_TRUST = "trust"


def show_units(work: StaffImport) -> None:
    """A row for each body and directorate; below, which units are directorates."""
    found = suggested_for(work)
    asked = units_asked(work)
    st.subheader("Directorates", anchor=False)
    if not found.units:
        st.markdown(
            "Your list names no units, so there is nothing to ask. Where it does, go back and say "
            "which column is the unit; or open the chart as it is."
        )
        return
    pages = -(-len(asked) // _ON_A_PAGE)
    page = 0
    if pages > 1:
        state.keep_choice(_PAGE, tuple(range(1, pages + 1)))
        page = int(state.chosen(_PAGE, 1)) - 1
    shown = asked[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    options = [_sides_for(found, unit) for unit in shown]
    st.html(_marks(shown, options))
    if shown:
        with st.container(border=True, gap=None, key="import.units"):
            with st.container(key="rowhead-units"):
                heads = ("Confirmed", "Directorate", "Side", "Head")
                for cell, words in zip(st.columns(_WIDTHS), heads, strict=True):
                    cell.markdown(f"**{words}**")
            for place, (unit, sides) in enumerate(zip(shown, options, strict=True)):
                _show(work, found, place, unit, sides)
    if pages > 1:
        st.pagination(pages, key=_PAGE)
    _ask_which(found, asked)


def _sides_for(found: Suggestions, unit: UnitAnswer) -> tuple[str, ...]:
    """The sides to choose from; where both meet is asked of bodies alone."""
    wanted = unit.suggested.is_body or unit.side == _TRUST
    return tuple(side for side in found.sides if side != _TRUST or wanted)


def _marks(shown: Sequence[UnitAnswer], options: Sequence[Sequence[str]]) -> str:
    """The look of each row's suggested or confirmed side: dashed with “?”, filled with “✓”.

    As a style, so that a side that is chosen keeps the focus it was given.
    """
    rules = []
    for place, (unit, sides) in enumerate(zip(shown, options, strict=True)):
        if unit.side not in sides:
            continue
        button = f".st-key-side-{place} button:nth-of-type({sides.index(unit.side) + 1})"
        if unit.confirmed:
            rules.append(f'{button} p::before {{ content: "✓ "; }}')
        else:
            rules.append(
                f"{button} {{ outline: 2px dashed #005eb8; outline-offset: -4px; }}"
                f"{button}:focus-visible {{ outline: 3px solid #212b32; }}"
                f'{button} p::before {{ content: "? "; }}'
            )
    return f"<style>{''.join(rules)}</style>"


def _show(
    work: StaffImport, found: Suggestions, place: int, unit: UnitAnswer, sides: Sequence[str]
) -> None:
    name = unit.suggested.name
    empty = not unit.confirmed and not unit.side
    with st.container(key=f"row-unit-{'open-' if empty else ''}{place}"):
        tick, words, side, head = st.columns(_WIDTHS, vertical_alignment="center")
        tick.checkbox(
            legible(f"{name} is confirmed"),
            label_visibility="collapsed",
            **acting(f"import.confirmed.{place}", unit.confirmed, _confirm, unit.suggested.unit),
        )
        words.html(
            f'<div class="om-cell"><b>{escape(name)}</b><br>'
            f'<span class="om-side">{escape(_reason(unit))}</span></div>'
        )
        with side.container(key=f"side-{place}"):
            st.segmented_control(
                legible(f"Side of {name}"),
                sides,
                format_func=capital,
                label_visibility="collapsed",
                **acting(
                    f"import.side.{place}",
                    unit.side if unit.confirmed and unit.side in sides else None,
                    _choose_side,
                    unit.suggested.unit,
                ),
            )
        with head:
            _ask_head(work, found, place, unit)


def _reason(unit: UnitAnswer) -> str:
    if unit.confirmed:
        return "confirmed by you" if unit.side else "confirmed by you, without a side"
    if not unit.side:
        return unit.suggested.side.reason
    return f"we suggest {unit.side}: {unit.suggested.side.reason}"


def _ask_head(work: StaffImport, found: Suggestions, place: int, unit: UnitAnswer) -> None:
    names = importing.outcome_of(work).model.names
    posts = list(dict.fromkeys([unit.head, *found.among(unit.suggested.unit)[:_HEADS]]))
    options = ["", *(post for post in posts if post)]
    st.selectbox(
        legible(f"Head of {unit.suggested.name}"),
        options,
        format_func=lambda post: (
            legible(titled(names.get(post, post), post)) if post else "nobody named"
        ),
        label_visibility="collapsed",
        filter_mode="contains",
        **acting(f"import.head.{place}", unit.head, _choose_head, unit.suggested.unit),
    )


def _ask_which(found: Suggestions, asked: Sequence[UnitAnswer]) -> None:
    names = {unit.unit: unit.name for unit in found.units}
    bodies = {unit.unit for unit in found.bodies}
    chosen = [u.suggested.unit for u in asked if u.suggested.unit not in bodies]
    st.multiselect(
        "Units that are directorates",
        [unit for unit in names if unit not in bodies],
        format_func=lambda unit: legible(names[unit]),
        help="Units of the first rank: those whose heads report to the top. Others keep the side "
        "of the unit they are part of.",
        **acting(_WHICH, chosen, _choose_which),
    )


def _given() -> Given:
    work = state.staff_import()
    return work.given if work is not None else Given()


def _put(given: Given) -> None:
    work = state.staff_import()
    if work is not None:
        state.put_staff_import(replace(work, given=given))


def _confirm(on: bool | None, unit: str) -> None:
    given = _given()
    confirmed = given.confirmed | {unit} if on else given.confirmed - {unit}
    _put(replace(given, confirmed=confirmed))


def _choose_side(side: str | None, unit: str) -> None:
    """A side that is chosen is confirmed; one that is let go is not."""
    given = _given()
    if side:
        sides = {**given.sides, unit: side}
        _put(replace(given, sides=sides, confirmed=given.confirmed | {unit}))
    else:
        _put(replace(given, confirmed=given.confirmed - {unit}))


def _choose_head(post: str | None, unit: str) -> None:
    given = _given()
    _put(replace(given, heads={**given.heads, unit: post or ""}))


def _choose_which(units: list[str]) -> None:
    _put(replace(_given(), directorates=tuple(units)))
