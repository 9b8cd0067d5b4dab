"""Accepting a finding on purpose: a form that drafts it as a block of exemptions.toml.

Nothing is changed here: the file goes into the organisation's folder by whoever decides.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from orgmodel.errors import PackError
from orgmodel.model.words import counted, sentence
from orgmodel.rules.exemption_draft import TEXTS, draft, faults_of_draft, with_drafts
from orgmodel.rules.exemptions import FILE
from orgmodel.rules.finding import Finding
from orgmodel.rules.rule_result import RuleResult
from orgmodel.ui.findings.finding_list import ACCEPTED
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_DRAFTS, _FAULTS = "om.exempt.drafts", "om.exempt.faults"
_REVIEW = "om.exempt.review"
# Dates that can be typed; which of them will do is said with the other faults.
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 12, 31)
_FIELDS = {
    "reason": ("Reason", "Why this may stand, with the paragraph or minute that says so."),
    "safeguard": ("Safeguard", "What keeps the two apart all the same: a named team, a contract."),
    "owner": ("Owner", "The post that answers for it. A post, never a person's name."),
}


def show_exempting(work: Work, rule: RuleResult) -> None:
    """The form for a standing finding of a rule, and what was drafted so far."""
    standing = {finding.id: finding for finding in rule.findings if finding.stands}
    if standing:
        state.keep_choice(ACCEPTED, tuple(standing))
        chosen = st.selectbox(
            "Finding to accept",
            list(standing),
            format_func=lambda name: standing[name].message,
            key=ACCEPTED,
        )
        _show_form(work, standing[chosen or next(iter(standing))])
    else:
        st.markdown("No finding of this rule stands, so there is nothing to accept.")
    _show_drafts(work)


def _show_form(work: Work, finding: Finding) -> None:
    with st.form("exempt", border=False):
        for key, (label, meaning) in _FIELDS.items():
            st.text_input(f"{label} (needed)", key=f"om.exempt.{key}", help=meaning)
        st.date_input(
            "Review date (needed)",
            value=None,
            min_value=_EARLIEST,
            max_value=_LATEST,
            key=_REVIEW,
            format="YYYY-MM-DD",
            help="When somebody looks at this again. Past it, every check says so.",
        )
        st.form_submit_button(
            "Draft the exemption",
            icon=":material/edit_document:",
            on_click=_draft,
            args=(work.opened.digest, finding),
        )
    of, faults = state.chosen(_FAULTS, ("", ()))
    if faults and of == finding.id:
        reasons = "\n".join(f"- {escaped(sentence(fault))}" for fault in faults)
        st.error(f"Not drafted yet:\n\n{reasons}", icon=":material/error:")


def _draft(digest: str, finding: Finding) -> None:
    texts = {key: str(state.chosen(f"om.exempt.{key}", "")) for key in TEXTS}
    review = state.chosen(_REVIEW)
    faults, block = faults_of_draft(texts, review, datetime.now(UTC).date()), ""
    if not faults:
        try:
            block = draft(finding, texts, review)
        except PackError as error:
            faults = error.faults
    state.choose(_FAULTS, (finding.id, faults))
    if block:
        others = {name: text for name, text in _drafts(digest) if name != finding.id}
        state.choose(_DRAFTS, (digest, tuple({**others, finding.id: block}.items())))


def _drafts(digest: str) -> tuple[tuple[str, str], ...]:
    """(finding, block) of each draft made for what is open."""
    of, drafts = state.chosen(_DRAFTS, ("", ()))
    return drafts if of == digest else ()


def _show_drafts(work: Work) -> None:
    blocks = tuple(block for _, block in _drafts(work.opened.digest))
    if not blocks:
        return
    st.subheader(f"Drafted: {counted(len(blocks), 'exemption')}", anchor=False)
    st.code("\n".join(blocks), language=None, wrap_lines=True)
    whole = with_drafts(work.organisation.attachments.get(FILE), blocks)
    st.markdown(
        f"Copy this, or download {FILE} with what the organisation has already, and put it in "
        "its folder. The findings stay visible, as exempt."
    )
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            f"Download {FILE}",
            whole.encode(),
            FILE,
            "application/toml",
            key="exempt.download",
            icon=":material/download:",
            on_click="ignore",
        )
        st.button(
            "Forget these drafts",
            key="exempt.forget",
            icon=":material/delete:",
            on_click=state.choose,
            args=(_DRAFTS, ("", ())),
        )
