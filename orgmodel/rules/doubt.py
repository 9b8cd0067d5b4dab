"""What a rule may say where it is open which things it is about: only what holds either way.

A post without a band may be of any. So where selections leave something open, the kind looks
twice: once without all that is open, once with all of it. More of the things that a rule is
about makes more findings, more of those that it allows makes fewer; a finding of both looks
holds whatever the empty cells hold. No finding is no pass then: what would settle it is missing.
Where a rule takes something away that nobody named (`in:group & not in:ito`, and no `ito`), nothing
that it finds is sure; nor is what rests on an appointment whose days cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import leaves_open, left_out, select
from orgmodel.rules.unread import days_of, unread_holdings
from orgmodel.rules.view import View

Look = Callable[[View, Rule], Observation]


def looked(view: View, rule: Rule, parameters: Sequence[Parameter], look: Look) -> Observation:
    """What a kind sees, with what is open in its selections and in appointments as missing."""
    return _on_known_days(view, _of_known_things(view, rule, parameters, look))


def _on_known_days(view: View, seen: Observation) -> Observation:
    """Without findings that rest on an appointment of which nobody can tell whether it holds."""
    unread = set(unread_holdings(view)) if seen.findings else None
    if not unread:
        return seen
    rests = [
        (finding, {(step.start, step.end) for step in finding.path if step.relation == "holds"})
        for finding in seen.findings
    ]
    unsure = dict.fromkeys(pair for _, held in rests for pair in sorted(held & unread))
    kept = tuple(finding for finding, held in rests if held.isdisjoint(unread))
    missing = "; ".join(filter(None, (seen.missing, days_of(view, unsure))))
    return replace(seen, findings=kept, missing=missing, nothing="")


def _of_known_things(
    view: View, rule: Rule, parameters: Sequence[Parameter], look: Look
) -> Observation:
    seen = look(view, rule)
    unnamed = view.lacks(*_not_named(view, rule, parameters))
    if unnamed and (seen.findings or not seen.missing):
        return replace(seen, findings=(), missing=unnamed, nothing="")
    unknown = dict.fromkeys(words for words in _unknown(view, rule, parameters) if words)
    if not unknown:
        return seen
    wider = look(view.wider, rule)
    kept = tuple(_held_by(wider.findings, seen.findings))
    missing = "; ".join(dict.fromkeys((*filter(None, [seen.missing]), *unknown)))
    return replace(seen, findings=kept, missing=missing, nothing="")


def _held_by(wider: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that hold of the wider look too: there, of them and perhaps of more."""
    of = dict[tuple[str, str], list[frozenset[str]]]()
    for finding in wider:
        for one in finding.subjects or ("",):
            of.setdefault((finding.relation, one), []).append(frozenset(finding.subjects))
    for finding in found:
        near = of.get((finding.relation, next(iter(finding.subjects), "")), ())
        if any(subjects.issuperset(finding.subjects) for subjects in near):
            yield finding


def _not_named(view: View, rule: Rule, parameters: Sequence[Parameter]) -> Iterator[str]:
    """What the rule takes away and the data does not name; what the option removed is no more."""
    for parameter in parameters:
        value = rule.parameters.get(parameter.name)
        for text in parameter.things(value) if value else ():
            yield from (name for name in left_out(text) if view.removed(name) is None)


def _unknown(view: View, rule: Rule, parameters: Sequence[Parameter]) -> Iterator[str]:
    for parameter in parameters:
        value = rule.parameters.get(parameter.name)
        if value is None:
            continue
        for text in parameter.things(value):
            if leaves_open(text):
                yield select(view, (text,)).unknown
