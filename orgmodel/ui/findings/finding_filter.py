"""Which findings and rules are listed: by outcome, by severity, by source and by body."""

from __future__ import annotations

import re
from dataclasses import dataclass

import streamlit as st

from orgmodel.rules.finding import OUTCOMES, SEVERITIES, Finding, Outcome
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.ui.findings.marks import outcome_word, severity_word
from orgmodel.ui.shared.escaping import legible
from orgmodel.ui.workspace import state

_OUTCOMES, _SEVERITIES, _SOURCES = "om.findings.outcome", "om.findings.severity", "om.findings.from"
_BODIES = "om.findings.body"
# A paragraph of a numbered source, such as 004:8(5); what follows a comma is of the same one.
_OF_SOURCE = re.compile(r"^(\d{3}):(.+)$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is listed; where nothing is chosen of a kind, everything is."""

    outcomes: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    def finding(self, rule: RuleResult, finding: Finding) -> bool:
        """Whether a finding is listed."""
        return (
            (not self.outcomes or outcome_of(rule, finding) in self.outcomes)
            and (not self.severities or finding.severity in self.severities)
            and self._of(rule)
        )

    def rule(self, rule: RuleResult) -> bool:
        """Whether a rule is listed: by its own outcome and severity, or for a finding listed."""
        own = (
            (not self.outcomes or rule.outcome in self.outcomes)
            and (not self.severities or rule.severity in self.severities)
            and self._of(rule)
        )
        return own or any(self.finding(rule, finding) for finding in rule.findings)

    def _of(self, rule: RuleResult) -> bool:
        """Whether it rests on a source and is asked of a body that are wanted."""
        return (not self.bodies or rule.body in self.bodies) and (
            not self.sources or not self.sources.isdisjoint(sources_of(rule.source))
        )


def outcome_of(rule: RuleResult, finding: Finding) -> Outcome:
    """A finding's outcome: exempt or its rule's. What only informs breaks nothing."""
    if not finding.stands:
        return "exempt"
    return "pass" if rule.outcome == "exempt" else rule.outcome


EVERY = Wanted()
"""No filter."""


def sources_of(words: str) -> tuple[str, ...]:
    """Each paragraph that a rule's source names: `004:8(5), 25; R01` has 004:8(5), 004:25, R01."""
    found: list[str] = []
    for part in words.split(";"):
        number = ""
        for piece in part.split(","):
            named = _OF_SOURCE.match(piece.strip())
            if named:
                number = named[1]
            source = piece.strip() if named or not number else f"{number}:{piece.strip()}"
            if source:
                found.append(source)
    return tuple(dict.fromkeys(found))


def wanted() -> Wanted:
    """What the filters are set to."""
    keys = (_OUTCOMES, _SEVERITIES, _SOURCES, _BODIES)
    chosen = (frozenset(state.chosen(key, [])) for key in keys)
    return Wanted(*chosen)


def show_filters(result: CheckResult) -> Wanted:
    """Draw the filters; every outcome and severity is always offered, bodies where several are."""
    bodies = tuple(sorted({rule.body for rule in result.rules}, key=lambda one: (one == "", one)))
    state.keep_choices(_BODIES, bodies)
    every = sorted({name for rule in result.rules for name in sources_of(rule.source)})
    chosen = [name for name in state.chosen(_SOURCES, []) if name in every]
    if chosen != state.chosen(_SOURCES, []):
        state.choose(_SOURCES, chosen)
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.pills(
            "Outcome",
            OUTCOMES,
            selection_mode="multi",
            format_func=outcome_word,
            key=_OUTCOMES,
            on_change=_first_page,
            persist_state="session",
        )
        st.pills(
            "Severity",
            SEVERITIES,
            selection_mode="multi",
            format_func=severity_word,
            key=_SEVERITIES,
            on_change=_first_page,
            persist_state="session",
        )
        if len(bodies) > 1:
            st.pills(
                "Body",
                bodies,
                selection_mode="multi",
                format_func=_body_word,
                key=_BODIES,
                on_change=_first_page,
                persist_state="session",
                help="Of which body a rule was asked; the rest is asked of all together.",
            )
        st.multiselect(
            "Source",
            every,
            format_func=legible,
            key=_SOURCES,
            on_change=_first_page,
            persist_state="session",
            placeholder="Any paragraph",
            width=330,
            help="Paragraphs that the rules rest on. Type 004 to see those of one paper.",
        )
    return wanted()


def _body_word(body: str) -> str:
    return legible(body) if body else "All together"


def _first_page() -> None:
    state.turn_to_page(1)
