"""What the last change brought, beside the drawing: a card with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.finding import Finding
from orgmodel.rules.rule_result import RuleResult
from orgmodel.store.rights import Right
from orgmodel.ui.chart.changed import ChangedFindings
from orgmodel.ui.chart.finding_words import (
    SIGNS,
    badge,
    counted_findings,
    what_putting_right_does,
    why,
)
from orgmodel.ui.chart.showing_why import show_why
from orgmodel.ui.findings.accepting import is_accepting, show_accept_button, show_accepting
from orgmodel.ui.findings.checks import remedy
from orgmodel.ui.findings.plain_words import message
from orgmodel.ui.shared.empty import show_faults_of_rules
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.commenting import show_comment_button
from orgmodel.ui.workspace.work import Work

_PLACE, _OPEN = "om.card.place", "om.card.open"
_SHOWN, _LISTED = 30, 8
Later = Callable[[], None]
"""What is left to be worked out when everything else of the page is drawn."""


def show_changes_of_findings(work: Work, found: ChangedFindings) -> Later:
    """The card of the last change, then what is cleared, no longer shown and accepted.

    The remedy is looked for last, when the rest of the page stands: call what comes back.
    """
    if found.faults:
        show_faults_of_rules(found.faults)
        return nothing_left
    later = _show_last(work, found)
    _show_groups(work, found)
    return later


def shown_finding(found: ChangedFindings) -> Finding | None:
    """The finding whose path is open in the drawing, where it is one that is known here."""
    wanted = state.finding()
    known = (*found.last, *found.standing, *found.cleared)
    return next((finding for finding in known if finding.id == wanted), None)


def _show_last(work: Work, found: ChangedFindings) -> Later:
    if not found.last:
        if found.step:
            st.markdown(
                f":green[:material/check:] **Nothing new is broken by {escaped(found.step)}.**"
            )
        return nothing_left
    place = min(int(state.chosen(_PLACE, 0)), len(found.last) - 1)
    finding = found.last[place]
    with st.container(key=f"finding-{finding.severity}", border=True, gap="xsmall"):
        _head(found, finding, place)
        return _card(work, found, finding, "last")


def _head(found: ChangedFindings, finding: Finding, place: int) -> None:
    icon, word, colour = SIGNS[finding.severity]
    number = len(found.last)
    with st.container(
        key="finding-head", horizontal=True, gap="small", vertical_alignment="center"
    ):
        st.markdown(f":{colour}[{icon} **{word}: new with {escaped(found.step)}**]")
        if number > 1:
            st.button(
                f"Next, {place + 1} of {number}",
                key="finding.next",
                icon=":material/chevron_right:",
                icon_position="right",
                type="tertiary",
                help="Show the next finding of this change.",
                on_click=state.choose,
                args=(_PLACE, (place + 1) % number),
            )


def _card(work: Work, found: ChangedFindings, finding: Finding, name: str) -> Later:
    """The finding in words, and its buttons; what the remedy is comes later."""
    organisation = work.organisation
    rule = _rule(found, finding)
    st.markdown(message(organisation, finding))
    if is_accepting(finding) and rule is not None:
        show_accepting(work, rule, finding, name=name)
        return nothing_left
    sentence = st.container(key=f"{name}.remedy")
    with st.container(key=f"{name}.does", horizontal=True, gap="small"):
        button = st.container(key=f"{name}.right", width="content")
        if finding.severity != "info":
            show_accept_button(finding, name)
        is_open = state.finding() == finding.id
        st.button(
            "Hide why" if is_open else "Show why",
            key=f"{name}.why",
            type="tertiary",
            on_click=show_why,
            args=(None if is_open else finding,),
        )
        show_comment_button("finding", finding.id, f"{name}.comment")
    if is_open and rule is not None:
        st.markdown(why(organisation, rule, finding))
    return partial(_fill, work, found, finding, name, sentence, button)


def _fill(
    work: Work,
    found: ChangedFindings,
    finding: Finding,
    name: str,
    sentence: st.delta_generator.DeltaGenerator,
    button: st.delta_generator.DeltaGenerator,
) -> None:
    """What putting it right would do, and the button where something does."""
    if found.now is None:
        return
    offered = remedy(work, found.now.check, finding)
    words = what_putting_right_does(work.organisation, finding, offered)
    sentence.markdown(f":small[{escaped(words)}]")
    if offered.edits and keeping.may(Right.EDIT):
        button.button(
            "Put right",
            key=f"{name}.put_right",
            type="primary",
            on_click=put_right,
            args=(tuple((edit.do, tuple(edit.target.items())) for edit in offered.edits),),
        )


def put_right(edits: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> None:
    """Make the changes of a remedy, as one step."""
    if editing.make_all(tuple({"do": do, **dict(target)} for do, target in edits)):
        state.open_finding(None)
        st.toast("Put right. Undo with Ctrl Z.", icon=":material/check:")


def _rule(found: ChangedFindings, finding: Finding) -> RuleResult | None:
    rules = found.now.check.rules if found.now else ()
    return next((rule for rule in rules if rule.key == finding.rule_key), None)


def _show_groups(work: Work, found: ChangedFindings) -> None:
    start = found.start.model if found.start else work.baseline
    if found.cleared:
        words = counted_findings(found.cleared)
        with st.expander(
            f":green[:material/check: **Cleared by this option: {words}**]", key="cleared"
        ):
            _list(start, found.cleared)
    if found.unshown:
        with st.expander(f"No longer shown: {len(found.unshown)}", key="unshown"):
            st.markdown(
                "\n".join(
                    f"- {message(start, finding)} Gone, since {escaped(why)}."
                    for finding, why in found.unshown[:_SHOWN]
                )
            )
    accepted = work.option.accepted if work.option else ()
    if accepted:
        with st.expander(f"Accepted on purpose: {len(accepted)}", key="accepted"):
            _show_accepted(work)


def _show_accepted(work: Work) -> None:
    names = work.organisation.names
    for one in work.option.accepted if work.option else ():
        about = ", ".join(names.get(name, name) for name in one.subject)
        st.markdown(
            f"**{escaped(about)}**: {escaped(one.reason)} Kept by: {escaped(one.safeguard)} "
            f"{escaped(one.owner)} answers for it; review by {escaped(one.review)}."
        )
        if not keeping.may(Right.EDIT):
            continue
        st.button(
            "Take it back",
            key=f"accepted.back.{one.rule}.{'.'.join(one.subject)}",
            type="tertiary",
            help="The finding then counts again.",
            on_click=editing.take_back,
            args=(one.rule, one.subject),
        )


def _list(organisation: OrganisationModel, findings: tuple[Finding, ...]) -> None:
    lines = [f"- {badge(one)} {message(organisation, one)}" for one in findings[:_SHOWN]]
    if len(findings) > _SHOWN:
        lines.append(f"- and {len(findings) - _SHOWN} more")
    st.markdown("\n".join(lines))


def show_standing(work: Work, found: ChangedFindings) -> Later:
    """All that stands, the gravest first: in place of the panel, where nothing is selected."""
    over = {finding.id for finding in found.last}
    left = tuple(one for one in found.standing if one.id not in over)
    matter = tuple(one for one in left if one.severity != "info")
    notes = tuple(one for one in left if one.severity == "info")
    more = "Other findings" if over else "Findings"
    st.header(f"{more} that matter: {len(matter)}", anchor=False)
    if not matter:
        st.markdown("Nothing else found that matters." if over else "Nothing found that matters.")
    later = nothing_left
    for one in matter[:_LISTED]:
        is_open = state.chosen(_OPEN) == one.id
        st.button(
            f"{SIGNS[one.severity][0]} {message(work.organisation, one)}",
            key=f"standing.{one.id}",
            type="tertiary",
            width="stretch",
            on_click=_turn,
            args=(None if is_open else one.id,),
        )
        if is_open:
            with st.container(key="standing.open", border=True, gap="small"):
                later = _card(work, found, one, "stands")
    if len(matter) > _LISTED:
        st.markdown(f"And {len(matter) - _LISTED} more on the page Separation.")
    if notes:
        with st.expander(f"For information: {len(notes)}", key="standing.notes"):
            _list(work.organisation, notes)
    silent = found.now.check.summary["not_assessable"] if found.now else 0
    if silent:
        st.markdown(f":small[:gray[{silent} rules cannot be told: the data is silent.]]")
    return later


def _turn(finding: str | None) -> None:
    """Open one card of the list, or close the one that is open."""
    state.choose(_OPEN, finding)
    state.open_finding(None)


def nothing_left() -> None:
    """Nothing is left to be done."""
