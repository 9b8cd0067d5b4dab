"""Packs, rules and kinds of rule in words: what there is, and what each asks."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.words import counted, listed, sentence
from orgmodel.rules.kinds import EXAMPLES, PARAMETERS, family_of, manual_of
from orgmodel.rules.listing import KindList, RuleList, given_to
from orgmodel.rules.pack import Pack, Rule
from orgmodel.rules.parameter import WORDS, Parameter
from orgmodel.rules.standing.tally import clauses_read
from orgmodel.text.page import wrapped


def report(found: RuleList | KindList) -> str:
    """What was asked for: one rule or kind in full, else a line each."""
    if isinstance(found, KindList):
        lines = _kind(found.kinds[0]) if len(found.kinds) == 1 else _kinds(found)
    elif found.rule is not None:
        lines = _rule(found.rule)
    else:
        lines = _pack(found.packs[0]) if len(found.packs) == 1 else _packs(found)
    return "\n".join(lines) + "\n"


def _packs(found: RuleList) -> Iterator[str]:
    yield f"RULE PACKS THAT SHIP ({len(found.packs)})"
    for pack in found.packs:
        yield f"  {pack.name} · {counted(len(pack.rules), 'rule')}"
        yield from wrapped(f"{pack.title} ({pack.source})", 6)
    yield ""
    yield "orgmodel rules PACK lists its rules, orgmodel rules RULE explains one."


def _pack(pack: Pack) -> Iterator[str]:
    yield from wrapped(f"{pack.name}: {pack.title} ({pack.source})", hang=4)
    if pack.about:
        yield ""
        yield from wrapped(pack.about)
    if read := clauses_read(pack.rules):
        yield ""
        yield from wrapped(f"How the clauses were read: {read}.")
    yield ""
    yield f"RULES ({len(pack.rules)})"
    for rule in pack.rules:
        line = f"{rule.id} · {rule.severity} · {rule.title} · {rule.source}"
        yield from wrapped(" · ".join(part for part in (line, _standing(rule)) if part), 2, hang=4)
    if pack.levels:
        yield ""
        yield f"LEVELS ({len(pack.levels)})"
    for level in pack.levels:
        needs = listed((*level.rules, *(one.id for one in level.conditions)))
        yield from wrapped(f"{level.id} · {level.title} · {needs or 'nothing more'}", 2, hang=4)
    if pack.process:
        yield ""
        yield f"NOT A MATTER OF STRUCTURE ({len(pack.process)})"
    for item in pack.process:
        yield from wrapped(f"{item.id} · {item.title} · {item.source}", 2, hang=4)


def _standing(rule: Rule) -> str:
    """`TEXT, checked 2026-11-25, in force from 2026-04-01`: the standing of a clause in short."""
    said = {
        "": rule.confidence,
        "checked ": rule.checked,
        "in force from ": rule.in_force_from,
        "in force until ": rule.in_force_until,
    }
    return ", ".join(f"{word}{value}" for word, value in said.items() if value)


def _rule(rule: Rule) -> Iterator[str]:
    yield from wrapped(f"{rule.id}: {rule.title}", hang=4)
    yield ""
    yield from wrapped(rule.why)
    yield ""
    yield from wrapped(
        f"pack {rule.pack} · severity {rule.severity} · source {rule.source} · kind {rule.kind}"
    )
    if rule.standing_words:
        yield from wrapped(sentence(rule.standing_words))
    for name, value in given_to(rule).items():
        yield from wrapped(f"{name} = {value}", 2, hang=4)
    if rule.covered_by:
        yield from wrapped(f"Not run beside {rule.covered_by}, which asks the same of more.")
    yield ""
    yield f"orgmodel rules {rule.kind} explains the kind, orgmodel explain DATA {rule.id} a result."


def _kinds(found: KindList) -> Iterator[str]:
    yield f"KINDS OF RULE ({len(found.kinds)})"
    for family in dict.fromkeys(sorted(family_of(kind) for kind in found.kinds)):
        yield f"  {family}"
        for kind in found.kinds:
            if family_of(kind) == family:
                yield from wrapped(f"{kind} · {_first_sentence(kind)}", 4, hang=4)


def _kind(kind: str) -> Iterator[str]:
    yield f"Kind {kind} ({family_of(kind)})"
    for paragraph in manual_of(kind).split("\n\n"):
        yield ""
        yield from wrapped(paragraph)
    yield ""
    yield "PARAMETERS (* must be given)"
    for one in PARAMETERS[kind]:
        yield from wrapped(_parameter(one), 2, hang=4)
    example = EXAMPLES[kind]
    yield ""
    yield "EXAMPLE (beside id, title, severity, source and why)"
    yield from (f"  {line}" for line in example.rule.strip().splitlines())
    if example.finding:
        yield ""
        yield from wrapped(f"It finds: {example.finding}", hang=4)


def _parameter(one: Parameter) -> str:
    mark = "*" if one.required else ""
    usual = "" if one.default in (None, (), "", False) else f" ({one.default})"
    among = f", one of {listed(one.allowed, last='or')}" if one.allowed else ""
    return f"{one.name}{mark} · {WORDS[one.type]}{among} · {one.meaning}{usual}"


def _first_sentence(kind: str) -> str:
    return " ".join(manual_of(kind).split("\n\n")[0].split())
