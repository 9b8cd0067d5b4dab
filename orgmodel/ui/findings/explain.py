"""The explain panel: what a rule asks and why, its paragraphs, and how it is tested."""

from __future__ import annotations

import streamlit as st

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed, sentence
from orgmodel.rules.kinds import manual_of
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.text.check import step_words
from orgmodel.text.explanation import rests_on
from orgmodel.ui.findings.finding_filter import sources_of
from orgmodel.ui.findings.finding_list import EXPLAINED
from orgmodel.ui.findings.marks import outcome_badge, severity_word
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.workspace import state

_NAMED = 12
_ROWS_SHOWN = 5


def show_explanation(model: OrganisationModel, result: CheckResult) -> RuleResult | None:
    """Choose a rule and read it; returns the one chosen. An open finding chooses its own."""
    rules = {rule.key: rule for rule in result.rules}
    if not rules:
        st.markdown("No rule was checked.")
        return None
    state.keep_choice(EXPLAINED, tuple(rules))
    chosen = st.selectbox(
        "Rule",
        list(rules),
        format_func=lambda name: legible(f"{name}: {rules[name].title}"),
        key=EXPLAINED,
        help="Opening a finding chooses its rule here.",
    )
    rule = rules[chosen or next(iter(rules))]
    st.markdown(explanation(model, rule))
    return rule


def explanation(model: OrganisationModel, rule: RuleResult) -> str:
    """The rule in Markdown: what it asks, why, its paragraphs, its test and what it saw."""
    paragraphs = " ".join(f":blue-badge[{escaped(name)}]" for name in sources_of(rule.source))
    parts = [
        f"{outcome_badge(rule)} :gray-badge[Severity: {severity_word(rule.severity).lower()}]",
        f"**What it asks.** {escaped(sentence(rule.title))}",
        f"**Why it matters.** {escaped(sentence(rule.why))}",
        f"**Where it comes from.** {paragraphs or 'no paragraph is given'}",
        *(
            [f"**How its clause was read.** {escaped(sentence(rule.standing_words))}"]
            if rule.standing_words
            else []
        ),
        f"**How it is tested.** {escaped(sentence(how_tested(rule)))} "
        f"(kind {escaped(rule.kind)}, pack {escaped(rule.pack)})",
        f"**What it looked at.** {_seen(model, rule)}",
        f"**What it rests on.** {_rows(model, rule)}",
    ]
    if rule.silence:
        parts.append(f"**Why it cannot be assessed.** {escaped(rule.silence)}")
    elif rule.missing:
        parts.append(f"**What the data does not say.** {escaped(sentence(rule.missing))}")
    return "\n\n".join(parts)


def _rows(model: OrganisationModel, rule: RuleResult) -> str:
    """How many rows the outcome rests on, the weakest basis, and the first of the weakest."""
    steps = rule.weakest_first
    said = escaped(rests_on(steps, is_shown=rule.outcome != "not_assessable"))
    shown = [f"- {escaped(step_words(step, model.names))}" for step in steps[:_ROWS_SHOWN]]
    if len(steps) > _ROWS_SHOWN:
        more = f"`orgmodel explain DATA {rule.id} --format json` lists them all"
        shown.append(f"- and {len(steps) - _ROWS_SHOWN:,} more: {more}")
    return "\n\n".join([said, "\n".join(shown)] if shown else [said])


def how_tested(rule: RuleResult) -> str:
    """What the rule's kind tests, as the kind says of itself."""
    return " ".join(manual_of(rule.kind).split("\n\n")[0].split())


def _seen(model: OrganisationModel, rule: RuleResult) -> str:
    if not rule.seen:
        return "Nothing: the data holds nothing of the kind it looks at."
    names = sorted(model.names.get(name, name) for name in rule.seen)
    return f"{counted(len(rule.seen), 'item')}: {escaped(listed(names, _NAMED))}."
