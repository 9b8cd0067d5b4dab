"""The changes of an option that was submitted, each to accept, or to reject with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.option import Option
from orgmodel.store.saying import LONGEST_WORDS, Decision, items
from orgmodel.store.sign_off import SignOff
from orgmodel.ui.options.plain_changes import words_of_items
from orgmodel.ui.options.standing import decision_badge
from orgmodel.ui.shared.clock import when
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.signing.effects import effects
from orgmodel.ui.signing.showing import show_item
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.commenting import show_comment_button
from orgmodel.ui.workspace.telling import called
from orgmodel.ui.workspace.work import Work

LONGEST_ID = 400
"""What a comment is about can be this long."""
_OPEN, _FAULT, _REASON = "om.signing.open", "om.signing.fault", "om.signing.reason"


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing to decide on: its number from 1, and `item` as `saying.items` has it."""

    number: int
    item: str
    option: str
    words: str
    effect: str
    why: str


def show_deciding(
    work: Work, option: Option, standing: SignOff, *, decides: bool, comments: bool
) -> None:
    """A row for each; buttons where the visitor decides."""
    said = words_of_items(work, option.scenario)
    does = effects(work)
    reasons = [*(c.reason for c in option.changes), *(a.reason for a in option.accepted)]
    names = called(d.who for d in standing.decisions if d is not None)
    for place, item in enumerate(items(option.scenario)):
        effect = does[place] if place < len(does) else ""
        row = _Item(place + 1, item, option.key, said[place], effect, reasons[place] or "")
        decision = standing.decisions[place]
        with st.container(key=f"deciding.{place}", border=True, gap="xsmall"):
            _show(row, decision, names.get(decision.who, "") if decision else "")
            _buttons(row, decision, decides=decides, comments=comments)


def _show(row: _Item, decision: Decision | None, name: str) -> None:
    with st.container(horizontal=True, gap="small", key=f"deciding.head.{row.number}"):
        st.markdown(f"**{row.number}** **{escaped(row.words)}**", width="stretch")
        st.markdown(decision_badge(decision), width="content")
    about = " ".join(part for part in (row.effect, escaped(row.why)) if part)
    if about:
        st.markdown(f":small[:gray[{about}]]")
    if decision is not None:
        reason = f": “{escaped(decision.reason)}”" if decision.reason.strip() else ""
        st.markdown(f":small[{escaped(name)}, {when(decision.at)}{reason}]")


def _buttons(row: _Item, decision: Decision | None, *, decides: bool, comments: bool) -> None:
    if decides and state.chosen(_OPEN) == (row.option, row.item):
        _ask_why(row)
        return
    key = f"deciding.does.{row.number}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=key):
        if decides and (decision is None or not decision.accepted):
            st.button(
                "Accept",
                key=f"deciding.accept.{row.item}",
                icon=":material/check:",
                on_click=_accept,
                args=(row.option, row.item),
                help=f"Accept change {row.number}.",
            )
        if decides and (decision is None or decision.accepted):
            st.button(
                "Reject …",
                key=f"deciding.reject.{row.item}",
                icon=":material/close:",
                on_click=_open,
                args=(row.option, row.item),
                help=f"Reject change {row.number}: you are asked why.",
            )
        st.button(
            "Show in the chart",
            key=f"deciding.show.{row.item}",
            type="tertiary",
            on_click=show_item,
            args=(row.option, row.number),
        )
        if comments and len(row.item) <= LONGEST_ID:
            show_comment_button("change", row.item, f"deciding.comment.{row.item}")


def _ask_why(row: _Item) -> None:
    fault = state.chosen(_FAULT, "")
    st.text_area(
        f"Why do you reject change {row.number}? (needed)",
        key=_REASON,
        max_chars=LONGEST_WORDS,
        height=68,
    )
    if fault:
        st.markdown(f":red[:material/error: {fault}]")
    with st.container(horizontal=True, gap="small", key="deciding.why"):
        st.button(
            f"Reject change {row.number}",
            key="deciding.reject.it",
            type="primary",
            on_click=_reject,
            args=(row.option, row.item),
        )
        st.button("Cancel", key="deciding.reject.not", on_click=_close)


def _open(option: str, item: str) -> None:
    state.choose(_OPEN, (option, item))
    state.choose(_FAULT, "")
    state.choose(_REASON, "")


def _close() -> None:
    state.choose(_OPEN, None)
    state.choose(_FAULT, "")


def _reject(option: str, item: str) -> None:
    reason = str(state.chosen(_REASON, "")).strip()
    if not reason:
        state.choose(_FAULT, "Say why you reject it, or cancel.")
        return
    if _decide(option, {"item": item, "accepted": False, "reason": reason}):
        _close()


def _accept(option: str, item: str) -> None:
    _decide(option, {"item": item, "accepted": True, "reason": ""})


def _decide(option: str, said: Mapping[str, object]) -> bool:
    """Keep a decision; whether it could be kept."""
    reasons = keeping.note(Act(kinds.DECIDED, option, said))
    editing.refuse(*reasons)
    return not reasons
