"""A check in words: the report at the terminal, and each step as a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orgmodel.model.evidence import BASES, Step
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb
from orgmodel.model.words import a, called, counted, listed, sentence
from orgmodel.remedies.words import consequences
from orgmodel.rules.finding import OUTCOME_WORDS, Finding, SuggestedChange
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.text import coverage, scale
from orgmodel.text.page import wrapped

_ENDS = ("from", "relation", "to")
_LINK_EDITS = {
    "add-link": "add that",
    "remove-link": "drop that",
    "update-link": "record that",
}


def step_words(step: Step, names: Mapping[str, str]) -> str:
    """One step as a sentence, with its paragraph and where it is written."""
    start, end = (names.get(end, end) for end in (step.start, step.end))
    source = f" [{step.source}]" if step.source else ""
    basis = f", {step.basis}" if step.basis not in ("", "stated") else ""
    return f"{start} {verb(step.relation)} {end}{source} ({step.origin.words()}{basis})"


def edit_words(edit: SuggestedChange, names: Mapping[str, str]) -> str:
    """One suggested edit in words, with the ids it names."""
    ends = {key: called(names, value) for key, value in edit.target.items()}
    if edit.do in ("add-link", "remove-link", "update-link"):
        more = [f"{key} {value}" for key, value in edit.target.items() if key not in _ENDS]
        end = f", with {listed(more)}" if more else ""
        link = f"{ends['from']} {verb(edit.target['relation'])} {ends['to']}{end}"
        return f"{_LINK_EDITS[edit.do]} {link}"
    if edit.do == "move-post" and not edit.target["to"]:
        return f"make {ends['post']} a top post"
    if edit.do == "end-appointment":
        return f"{ends['person']} gives up {ends['post']}"
    verb_word, _, noun = edit.do.partition("-")
    if verb_word == "update":
        cells = [f"{key} “{value}”" for key, value in edit.target.items() if key != noun]
        return f"record of {ends[noun]}: {listed(cells)}"
    moved = ends[noun]
    return f"move {moved} {'under' if edit.do == 'move-post' else 'to'} {ends['to']}"


def report(result: CheckResult, model: OrganisationModel) -> str:
    """The whole check: broken rules first, then the silent, the exempt, and the passes."""
    result = result.tried
    lines = [*_heading(result)]
    for outcome in ("fail", "not_assessable", "exempt", "pass"):
        chosen = [rule for rule in result.rules if rule.outcome == outcome]
        if chosen:
            lines += ["", f"{OUTCOME_WORDS[outcome].upper()} ({len(chosen)})"]
            lines += _SECTIONS[outcome](chosen, model.names)
    lines += _section("FOR INFORMATION", _information(result))
    process = [f"{item.id}  {item.title}" for item in result.process]
    lines += _section("NOT A MATTER OF STRUCTURE", process)
    for one in result.scales:
        lines += ["", f"HOW FAR: {one.title.upper()}"]
        lines += wrapped(" ".join(scale.sentences(one)), 2)
    if result.notes:
        lines += ["", "NOTES"]
        lines += [line for note in result.notes for line in wrapped(note, 2)]
    if result.coverage:
        lines += ["", "COVERAGE", *wrapped(" ".join(coverage.sentences(result.coverage)), 2)]
    return "\n".join(lines) + "\n"


def _information(result: CheckResult) -> list[str]:
    return [
        f"{rule.id}  {finding.message}"
        for rule in result.rules
        for finding in rule.findings
        if finding.severity == "info" and finding.stands
    ]


def _section(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield from ("", f"{title} ({len(entries):,})")
    for entry in entries:
        yield from wrapped(entry, 2)


def _heading(result: CheckResult) -> list[str]:
    counts = result.summary
    scenario = f", {result.scenario}" if result.scenario else ""
    on = f", on {result.on}" if result.on else ""
    return [
        f"{result.organisation}{scenario}{on}",
        f"{counted(counts['errors'], 'error')}, {counted(counts['warnings'], 'warning')}, "
        f"{counts['info']} for information; {counted(counts['exempt'], 'finding')} exempt.",
        f"Rules: {counts['fail']} broken, {counts['not_assessable']} not assessable, "
        f"{counts['pass']} passed.",
        *_untried(result),
    ]


def _untried(result: CheckResult) -> list[str]:
    """That no change is offered for some findings, because of the bound on tries."""
    if not result.untried:
        return []
    words = (
        f"For {counted(result.untried, 'finding')} no change was tried, because there are too "
        "many of them for an organisation of this size; each still says what would clear it."
    )
    return list(wrapped(words, 0))


def _broken(rules: list[RuleResult], names: Mapping[str, str]) -> Iterator[str]:
    for rule in rules:
        yield ""
        yield from wrapped(f"{rule.id}  {rule.title} ({rule.source})", 2)
        yield from wrapped(rule.why, 4)
        if rule.standing_words:
            yield from wrapped(sentence(rule.standing_words), 4)
        for finding in rule.findings:
            if finding.stands and finding.severity != "info":
                yield from finding_lines(finding, names)
        exempt = sum(not finding.stands for finding in rule.findings)
        if exempt:
            yield f"    and {counted(exempt, 'finding')} exempt"


def finding_lines(
    finding: Finding, names: Mapping[str, str], most: int | None = None
) -> Iterator[str]:
    """One finding: its message, at `most` so many rows of its path, and what would clear it."""
    yield from wrapped(f"- {finding.severity}: {finding.message}", 4, hang=2)
    for step in finding.path[:most]:
        yield from wrapped(f"· {step_words(step, names)}", 8, hang=2)
    if most is not None and len(finding.path) > most:
        yield f"        and {len(finding.path) - most:,} more rows"
    yield from wrapped(f"Cleared if {finding.clears_if}.", 6)
    if finding.edits:
        edits = "; ".join(edit_words(edit, names) for edit in finding.edits)
        yield from wrapped(f"Smallest change: {edits}.", 6)
    beside = finding.clears, finding.breaks, finding.loses, finding.option
    said = consequences(*beside, finding.edits)
    if said:
        yield from wrapped(" ".join(said), 6)


def _silent(rules: list[RuleResult], _names: Mapping[str, str]) -> Iterator[str]:
    for rule in rules:
        yield from wrapped(f"{rule.id}  {rule.title}", 2)
        yield from wrapped(rule.silence, 8)


def _exempt(rules: list[RuleResult], _names: Mapping[str, str]) -> Iterator[str]:
    for rule in rules:
        yield from wrapped(f"{rule.id}  {rule.title}", 2)
        for finding in rule.findings:
            if finding.exemption is None:
                continue
            accepted = finding.exemption
            yield from wrapped(f"- {finding.message}", 4, hang=2)
            yield from wrapped(f"Accepted: {accepted.reason}. Safeguard: {accepted.safeguard}.", 6)


def _passed(rules: list[RuleResult], _names: Mapping[str, str]) -> Iterator[str]:
    yield from wrapped(", ".join(rule.key for rule in rules), 2)
    weaker: dict[str, list[str]] = {}
    for rule in rules:
        if rule.is_on_a_weaker_basis:
            weaker.setdefault(rule.basis, []).append(_with_source(rule.key, rule))
    for basis in sorted(weaker, key=BASES.index, reverse=True):
        yield from wrapped(f"Passed, on {a(basis)} row: {', '.join(weaker[basis])}", 2, hang=2)


def passed_on(rule: RuleResult) -> str:
    """`on a conditional row, 004:11`: the weakest row that a pass rests on; else empty."""
    if rule.outcome != "pass" or not rule.is_on_a_weaker_basis:
        return ""
    source = rule.weakest_first[0].source
    return f"on {a(rule.basis)} row" + (f", {source}" if source else "")


def _with_source(words: str, rule: RuleResult) -> str:
    source = rule.weakest_first[0].source
    return f"{words} ({source})" if source else words


_SECTIONS = {"fail": _broken, "not_assessable": _silent, "exempt": _exempt, "pass": _passed}
