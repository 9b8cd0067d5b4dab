"""The panel beside a drawing: what the data says of the selected box."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from orgmodel.model.words import counted
from orgmodel.ui.drawing.dossier import Dossier, Fact, Statements, dossier
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import BY_CONTENT, Work

_BUTTONS = 12
_KEPT = 1_000


Offer = Callable[[Work, str, str], None]
"""What a page offers to do with the selected id: called with work, id and the panel's name."""


def show_panel(work: Work, *, name: str, drawn: frozenset[str], offer: Offer) -> None:
    """Draw the panel for what is selected, or say how to select something.

    `drawn` are the ids of the drawing beside it; `offer` shows what can be done from here.
    """
    identifier = state.selected()
    found = _dossier(work, identifier) if identifier else None
    if found is None:
        _show_empty()
        return
    st.header(escaped(found.title), anchor=False)
    st.markdown(_badges(found))
    st.button(
        "Show in the drawing",
        key=f"{name}.look",
        type="tertiary",
        icon=":material/center_focus_strong:",
        on_click=_look,
        args=(found.id, found.title, drawn),
    )
    offer(work, found.id, name)
    _show_line(found, name)
    for part in (found, *found.leads):
        if part is not found:
            st.subheader(f"Leads: {escaped(part.title)}", anchor=False)
            st.markdown(_badges(part))
        _show_rest(part)


def selection_in_words(work: Work) -> str:
    """What a screen reader says of the selection."""
    identifier = state.selected()
    found = _dossier(work, identifier) if identifier else None
    if found is None:
        return ""
    reports = f", {counted(len(found.reports), 'direct report')}" if found.reports else ""
    return f"Selected: {found.title}{reports}. Details are beside the drawing."


@st.cache_resource(max_entries=_KEPT, show_spinner=False, hash_funcs=BY_CONTENT)
def _dossier(work: Work, identifier: str) -> Dossier | None:
    return dossier(work.organisation, identifier)


def _show_empty() -> None:
    st.header("Nothing selected", anchor=False)
    st.markdown(
        "Select a box in the drawing with the mouse, or move to it with the arrow keys and press "
        "Enter. This panel then shows its line up to the top, its links in words, its functions, "
        "and the file and row where each of them is written."
    )


def _badges(found: Dossier) -> str:
    what = found.kind if found.kind and found.kind != "post" else found.what
    parts = [f":gray-badge[{escaped(what.capitalize())}]"]
    if found.side:
        parts.append(f":blue-badge[Side: {escaped(found.side)}]")
    if found.vacant:
        parts.append(":orange-badge[Vacant]")
    if found.what != "not known":
        parts.append(f":gray-badge[id {escaped(found.id)}]")
    return " ".join(parts)


def _show_line(found: Dossier, name: str) -> None:
    if found.what == "post":
        st.subheader("Line up to the top", anchor=False)
        if found.line:
            _show_ids(found.line, f"{name}.up")
            st.markdown(_where(found.line[0]))
        else:
            st.markdown(escaped(found.manager))
    elif found.own is not None:
        return
    if found.reports:
        st.subheader(f"Direct reports: {len(found.reports)}", anchor=False)
        _show_ids(found.reports, f"{name}.down")


def _show_ids(facts: tuple[Fact, ...], key: str) -> None:
    """Ids as buttons that select them; a long list ends in words."""
    arrow = "upward" if key.endswith("up") else "forward"
    with st.container(key=key, gap=None):
        for fact in facts[:_BUTTONS]:
            st.button(
                escaped(fact.words),
                key=f"{key}.{fact.id}",
                type="tertiary",
                icon=f":material/arrow_{arrow}:",
                on_click=_go,
                args=(fact.id,),
            )
        if len(facts) > _BUTTONS:
            st.markdown(escaped(", ".join(fact.words for fact in facts[_BUTTONS:])))


def _look(identifier: str, title: str, drawn: frozenset[str]) -> None:
    if identifier not in drawn:
        st.toast(f"{escaped(title)} is not in this drawing.", icon=":material/info:")
    state.select(identifier, into_view=True)


def _go(identifier: str) -> None:
    state.select(identifier, into_view=True)


def _show_rest(found: Dossier) -> None:
    parts: list[str] = []
    if found.unit:
        parts += ["**Part of**", *_items([found.unit])]
    if found.heads:
        parts += ["**Led by**", *_items([found.heads])]
    if found.functions:
        parts += [f"**Functions** ({len(found.functions)})", *_items(found.functions)]
    parts += _grouped(found.links)
    parts += _grouped(found.seats)
    if found.own is not None:
        parts += ["**Where this is written**", f"- {_where(found.own)}"]
    st.markdown("\n\n".join(_joined(parts)))


def _grouped(groups: Iterable[Statements]) -> list[str]:
    return [line for g in groups for line in (f"**{escaped(g.heading)}**", *_items(g.facts))]


def _items(facts: Iterable[Fact]) -> list[str]:
    return [f"- {escaped(fact.words)}  \n{_where(fact)}" for fact in facts]


def _joined(parts: list[str]) -> list[str]:
    """Headings and lists as blocks: the items of a list stay together."""
    blocks: list[str] = []
    for part in parts:
        if part.startswith("- ") and blocks and blocks[-1].startswith("- "):
            blocks[-1] += f"\n{part}"
        else:
            blocks.append(part)
    return blocks


def _where(fact: Fact) -> str:
    """Paragraph, file and row, small, with how sure it is where it is not simply stated."""
    parts = [fact.source, fact.place]
    basis = f" :orange-badge[{escaped(fact.basis)}]" if fact.basis not in ("", "stated") else ""
    told = " · ".join(escaped(part) for part in parts if part)
    note = f" ({escaped(fact.note)})" if fact.note else ""
    return f":small[:gray[{told}{note}]]{basis}"
