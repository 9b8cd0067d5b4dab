"""What a rule may say where it is open which things it is about: only what holds either way.

A post without a band may be of any. So where selections leave something open, the kind looks
twice: once without all that is open, once with all of it. More of the things that a rule is
about makes more findings, more of those that it allows makes fewer; a finding of both looks
holds whatever the empty cells hold. No finding is no pass then: what would settle it is missing.
Where a rule takes something away that nobody named (`in:group & not in:ito`, and no `ito`), nothing
that it finds is sure. Nor is what rests on an appointment whose day is written in another form and,
as it likely is meant, does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from orgmodel.model.words import listed
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.gathered import likely_not_held, surely_held
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import leaves_open, left_out, select
from orgmodel.rules.view import View

Look = Callable[[View, Rule], Observation]


def looked(view: View, rule: Rule, parameters: Sequence[Parameter], look: Look) -> Observation:
    """What a kind sees, with what is open in its selections or in days as missing."""
    seen = _looked(view, rule, parameters, look)
    unread = likely_not_held(view.model)
    if not unread:
        return seen
    fewer = View(surely_held(view.model), view.words, view.roles, told=view.told, body=view.body)
    sure = _looked(fewer, rule, parameters, look).findings
    if {finding.id for finding in sure} == {finding.id for finding in seen.findings}:
        return seen
    said = f"whether {listed(unread.values(), most=5, between=';')}"
    missing = "; ".join(filter(None, [seen.missing, said]))
    return replace(seen, findings=tuple(_held_by(seen.findings, sure)), missing=missing)


def _looked(view: View, rule: Rule, parameters: Sequence[Parameter], look: Look) -> Observation:
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
