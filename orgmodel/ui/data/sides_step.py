"""Step 4 of an import: what the list could not say, and the chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from orgmodel.answers import Answers
from orgmodel.model.words import counted
from orgmodel.ui.data.awaited import SUGGESTIONS, opened_awaited, step_awaited
from orgmodel.ui.data.directorate_rows import show_units
from orgmodel.ui.data.frame import HeadButton, back, halves, show_head, show_steps
from orgmodel.ui.data.given_answers import (
    SEPARATION,
    STRUCTURE,
    all_confirmed,
    answers_of,
    needs_separation,
    pack_titles,
    packs_in_use,
    roles_asked,
    suggested_for,
    units_asked,
    waiting,
)
from orgmodel.ui.data.import_tasks import answered_with, import_opened
from orgmodel.ui.data.light import is_light
from orgmodel.ui.data.opened_import import open_import
from orgmodel.ui.data.repairs_step import show_download
from orgmodel.ui.data.role_rows import show_roles
from orgmodel.ui.shared.escaping import escape, escaped
from orgmodel.ui.shared.glossary import SIDE_MEANINGS
from orgmodel.ui.workspace import importing, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.ahead import Ahead
from orgmodel.ui.workspace.importing import OUTCOME, Given, StaffImport

_TITLE = "What your list could not say"
_WORDS = (
    "Which side is each directorate on, and who heads it? A suggestion, marked “?”, counts only "
    "once you confirm it."
)
_OPENING = "om.import.opening"


def show_sides(work: StaffImport, ahead: Ahead | None = None) -> None:
    """Which units are directorates, their sides and heads, who plays which role, which rules.

    `ahead` is what a worker that opens a large list works out of it for the page that comes.
    """
    if not step_awaited(work, _TITLE, _WORDS, (OUTCOME, SUGGESTIONS)):
        return
    _show_opening(work, ahead)
    waits = waiting(work)
    acts = [back(work), HeadButton("import.skip", "Skip for now", _skip)]
    if waits:
        words = f"Confirm the {counted(waits, 'other suggestion')}" if waits > 1 else "Confirm it"
        acts.append(HeadButton("import.confirm", words, _confirm_all))
    acts.append(HeadButton("import.next", "Open the chart", _open, primary=True))
    show_head(
        _TITLE,
        _WORDS,
        acts,
    )
    show_steps(work)
    main, side = halves([3, 1])
    with main:
        show_units(work)
        show_roles(work)
    with side:
        _show_sides(suggested_for(work).sides)
        _show_rules(work)
        _show_once(work)
        outcome, answers = importing.outcome_of(work), answers_of(work)
        show_download(lambda: answered_with(outcome, answers))


def _show_sides(sides: tuple[str, ...]) -> None:
    with st.container(border=True):
        st.subheader("What the sides mean", anchor=False)
        parts = []
        for name in sides:
            letter, words, look = SIDE_MEANINGS.get(name, (name[:1].upper(), "", "solid #425563"))
            parts.append(
                f'<p class="om-cell"><span class="om-badge" style="border: 2px {look}">'
                f"{escape(letter)} {escape(name)}</span><br>{escape(words)}</p>"
            )
        st.html("".join(parts))


def _show_rules(work: StaffImport) -> None:
    titles = pack_titles()
    used = packs_in_use(work)
    needed = needs_separation(work)
    with st.container(border=True):
        st.subheader("Rules to check with", anchor=False)
        _show_rule(STRUCTURE, titles, used, disabled=False)
        _show_rule(SEPARATION, titles, used, disabled=needed)
        if needed:
            st.html('<p class="om-cell om-side">Needed, as a side is confirmed.</p>')
        with st.expander("More rules"):
            for name in titles:
                if name not in (STRUCTURE, SEPARATION):
                    _show_rule(name, titles, used, disabled=False)


def _show_rule(
    name: str, titles: Mapping[str, str], used: tuple[str, ...], *, disabled: bool
) -> None:
    st.checkbox(
        escaped(titles[name]),
        disabled=disabled,
        **acting(f"import.pack.{name}", name in used, _use_pack, name),
    )


def _show_once(work: StaffImport) -> None:
    model = importing.outcome_of(work).model
    confirmed = sum(unit.confirmed for unit in units_asked(work))
    posts, units = (
        counted(len(model.tables["posts"]), "post"),
        counted(len(model.unit_tree), "unit"),
    )
    lines = [("✓", "has", f"{posts} in {units} drawn.")]
    if confirmed:
        words = f"Rules on lines, heads and sides are checked; {confirmed} confirmed."
        lines.append(("✓", "has", words))
    else:
        lines.append(("i", "om-side", "No side counts yet: rules on sides wait until you confirm."))
    if not len(model.tables["functions"]) and not len(model.tables["services"]):
        words = "Rules on functions and services wait until you list those."
        lines.append(("i", "om-side", words))
    missing = sum(role.state == "missing" for role in roles_asked(work))
    if missing:
        lines.append(("i", "om-side", f"{counted(missing, 'role')} open: their rules wait."))
    items = "".join(
        f'<li class="{kind}"><span aria-hidden="true">{mark}</span>'
        f"<span>{escape(words)}</span></li>"
        for mark, kind, words in lines
    )
    with st.container(border=True):
        st.subheader("Once you open it", anchor=False)
        st.html(f'<ul class="om-checks">{items}</ul>')


def _use_pack(on: bool | None, name: str) -> None:
    work = state.staff_import()
    if work is not None:
        packs = {**work.given.packs, name: bool(on)}
        state.put_staff_import(replace(work, given=replace(work.given, packs=packs)))


def _confirm_all() -> None:
    work = state.staff_import()
    if work is not None:
        state.put_staff_import(replace(work, given=all_confirmed(work)))


def _skip() -> None:
    """Open the chart without any answer; those given are kept to come back to."""
    work = state.staff_import()
    if work is not None:
        _open_with(work, Given().key, None)


def _open() -> None:
    work = state.staff_import()
    if work is not None:
        _open_with(work, work.given.key, answers_of(work))


def _open_with(work: StaffImport, said: str, answers: Answers | None) -> None:
    """A small list is opened within the click; another is waited for where the step is drawn."""
    if is_light(work):
        opened = import_opened(lambda _: None, importing.outcome_of(work), answers)
        open_import(work, importing.outcome_of(work), opened, said)
    else:
        state.choose(_OPENING, (_agreed(work), said, answers))


def _show_opening(work: StaffImport, ahead: Ahead | None) -> None:
    """Wait for the organisation where it is to be opened; where it is not, that is told here."""
    asked: tuple[tuple[str, str], str, Answers | None] | None = state.chosen(_OPENING)
    if asked is None:
        return
    agreed, said, answers = asked
    if agreed != _agreed(work):  # another answer was given since: it waits for another press
        state.choose(_OPENING, None)
        return
    opened = opened_awaited(work, said, answers, ahead)
    if opened is not None:
        state.choose(_OPENING, None)
        organisation = open_import(work, importing.outcome_of(work), opened, said)
        if ahead is not None:
            ahead.take(organisation, opened.ahead)
        st.rerun()


def _agreed(work: StaffImport) -> tuple[str, str]:
    """What was agreed of a list when it was to be opened."""
    return work.key, work.given.key
