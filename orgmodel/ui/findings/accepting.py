"""Accepting a finding on purpose, on its own card: applied at once, undone like a change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from orgmodel.model import numbers
from orgmodel.rules.finding import Finding
from orgmodel.rules.rule_result import RuleResult
from orgmodel.store.rights import Right
from orgmodel.ui.findings.marks import severity_badge
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_OPEN, _FAULTS, _DRAFTS = "om.accept.open", "om.accept.faults", "om.accept.drafts"
_REASON, _SAFEGUARD, _OWNER, _REVIEW = (
    f"om.accept.{name}" for name in ("reason", "safeguard", "owner", "review")
)
_EMPTY: Mapping[str, str | None] = {_REASON: "", _SAFEGUARD: "", _OWNER: None, _REVIEW: None}
# Days that can be typed; which of them will do is said under the field.
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 12, 31)
_MOST_OWNERS = 400
_OF_SIDES = frozenset(
    {
        "body_sides",
        "common_manager",
        "distinct_holders",
        "dotted_line",
        "exposure",
        "forbidden_path",
        "function_side",
        "hosted_function",
        "intermediaries",
        "line_crossing",
        "pairing",
        "safeguarded_links",
        "shared_person",
        "shared_post",
    }
)
"""Kinds of rules that ask whether two sides are kept apart."""


def is_accepting(finding: Finding) -> bool:
    """Whether the form is open on this finding's card."""
    return bool(state.chosen(_OPEN) == finding.id)


def show_acceptance(work: Work, rule: RuleResult, finding: Finding, *, name: str) -> None:
    """The form where it is open on this card, else the button that opens it; not for a note."""
    if finding.severity == "info" or not keeping.may(Right.EDIT):
        return
    if is_accepting(finding):
        show_accepting(work, rule, finding, name=name)
    else:
        show_accept_button(finding, name)


def show_accept_button(finding: Finding, name: str) -> None:
    """The button that opens the form on the card, for who may accept."""
    if not keeping.may(Right.EDIT):
        return
    st.button("Accept …", key=f"{name}.accept", on_click=_open, args=(finding.id,))


def show_accepting(work: Work, rule: RuleResult, finding: Finding, *, name: str) -> None:
    """The form. What is wrong stands under each field; nothing typed is lost by looking away."""
    of, faults = state.chosen(_FAULTS, ("", {}))
    faults = faults if of == finding.id else {}
    day = numbers.day(work.organisation.day)
    question = what_keeps(rule)
    with st.container(key=f"{name}.accepting", gap="small"):
        st.markdown(f"**Accept on purpose** {severity_badge(finding)}")
        st.markdown(
            ":small[It stays as it is on purpose. It then counts as accepted, here and in the "
            "Board pack, until the review.]"
        )
        st.text_area(
            "Why is it right to leave it?",
            key=_REASON,
            height=68,
            persist_state="session",
            on_change=_corrected,
            args=("reason",),
        )
        _say(faults, "reason")
        st.text_area(
            question,
            key=_SAFEGUARD,
            height=68,
            placeholder="For example: its own report line to another director",
            persist_state="session",
            on_change=_corrected,
            args=("safeguard",),
        )
        _say(faults, "safeguard")
        owners = _posts(work)
        chosen = state.chosen(_OWNER)
        st.selectbox(
            "Who answers for it?",
            owners if chosen is None or chosen in owners else (chosen, *owners),
            index=None,
            format_func=legible,
            key=_OWNER,
            placeholder="Choose a post",
            help="A post, never a person's name. Another title can be typed.",
            accept_new_options=True,
            filter_mode="contains",
            persist_state="session",
            on_change=_corrected,
            args=("owner",),
        )
        _say(faults, "owner")
        st.date_input(
            "Review by",
            value=None,
            min_value=_EARLIEST,
            max_value=_LATEST,
            key=_REVIEW,
            format="YYYY-MM-DD",
            help="When somebody looks at this again: after the organisation's own date.",
            persist_state="session",
            on_change=_corrected,
            args=("review",),
        )
        _say(faults, "review")
        with st.container(key=f"{name}.accept.buttons", horizontal=True, gap="small"):
            st.button(
                "Accept it",
                key=f"{name}.accept.it",
                type="primary",
                on_click=_accept,
                args=(finding, question, day),
            )
            st.button("Cancel", key=f"{name}.accept.not", on_click=_close)
        st.markdown(":small[:gray[Undo with Ctrl Z]]")


def what_keeps(rule: RuleResult) -> str:
    """The question for the safeguard: of the two sides, or of anything else."""
    return "What keeps the two sides apart?" if rule.kind in _OF_SIDES else "What makes up for it?"


def faults_of(
    texts: Mapping[str, str], review: date | None, question: str, day: date | None
) -> Mapping[str, str]:
    """What is missing or wrong, a sentence under each field; empty where it can be accepted."""
    wanted = {
        "reason": "Say why it is right to leave it, or cancel.",
        "safeguard": f"Say {question[:1].lower()}{question[1:].removesuffix('?')}, or cancel.",
        "owner": "Choose the post that answers for it, or cancel.",
    }
    found = {name: said for name, said in wanted.items() if not texts.get(name, "").strip()}
    if review is None:
        found["review"] = "Give the day by which somebody looks at it again, or cancel."
    elif day is not None and review <= day:
        found["review"] = (
            f"{review.isoformat()} is not after {day.isoformat()}, the organisation's own date."
        )
    return found


def _say(faults: Mapping[str, str], field: str) -> None:
    if field in faults:
        st.markdown(f":red[:material/error: {escaped(faults[field])}]")


def _accept(finding: Finding, question: str, day: date | None) -> None:
    texts = {
        "reason": str(state.chosen(_REASON, "")),
        "safeguard": str(state.chosen(_SAFEGUARD, "")),
        "owner": str(state.chosen(_OWNER, "")),
    }
    review = state.chosen(_REVIEW)
    faults = faults_of(texts, review, question, day)
    state.choose(_FAULTS, (finding.id, faults))
    if faults:
        return
    said = {name: " ".join(text.split()) for name, text in texts.items()}
    keys = {**said, "subject": list(finding.subjects), "review": review.isoformat()}
    if editing.accept(finding.rule, **keys):
        _close()
        st.toast("Accepted on purpose. Undo with Ctrl Z.", icon=":material/verified_user:")


def _corrected(field: str) -> None:
    """What is said under a field goes when it is filled in."""
    of, faults = state.chosen(_FAULTS, ("", {}))
    state.choose(_FAULTS, (of, {name: said for name, said in faults.items() if name != field}))


def _open(finding: str) -> None:
    """Open the form on a finding; what was typed for another is kept until that is open again."""
    before, drafts = state.chosen(_OPEN), state.chosen(_DRAFTS, {})
    if before != finding:
        typed = {key: state.chosen(key) for key in _EMPTY}
        _close()
        for key, text in drafts.get(finding, {}).items():
            state.choose(key, text)
        state.choose(_DRAFTS, {**drafts, **({before: typed} if before else {})})
    state.choose(_OPEN, finding)


def _close() -> None:
    """Close the form and forget what was typed in it."""
    drafts = state.chosen(_DRAFTS, {})
    state.choose(
        _DRAFTS, {name: one for name, one in drafts.items() if name != state.chosen(_OPEN)}
    )
    state.choose(_OPEN, None)
    state.choose(_FAULTS, ("", {}))
    for key, empty in _EMPTY.items():
        state.choose(key, empty)


@kept(32, hash_funcs=BY_CONTENT)
def _posts(work: Work) -> tuple[str, ...]:
    """The titles of posts from the top down, each once; of many posts the upper levels."""
    organisation = work.organisation
    line, names = organisation.hierarchy, organisation.names
    found: dict[str, None] = {}
    for level in line.by_level:
        if len(found) + len(level) > _MOST_OWNERS and found:
            break
        found |= dict.fromkeys(
            title for place in level if (title := names.get(line.ids[place], ""))
        )
    return tuple(found)[:_MOST_OWNERS]
