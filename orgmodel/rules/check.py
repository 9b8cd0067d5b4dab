"""Checking an organisation by rule packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from time import perf_counter

from orgmodel.errors import PackError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.process import nothing_collected
from orgmodel.rules.by_body import bodies_not_bound, for_bodies
from orgmodel.rules.coverage import coverage
from orgmodel.rules.exemptions import Accepted, notes_on, parse_exemptions
from orgmodel.rules.finding import SEVERITIES, Finding, Observation, Outcome, of_body
from orgmodel.rules.kinds import PARAMETERS, observe
from orgmodel.rules.pack import OWN_PACK, Asked, Pack, Rule, shipped
from orgmodel.rules.pack_file import content_named_in, parse_pack, read_pack
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.rules.scale import ScaleResult, scale_of
from orgmodel.rules.standing.on_a_day import not_law_on, notes_of_stale
from orgmodel.rules.suggestions import together
from orgmodel.rules.view import View


@cache
def _shipped(name: str) -> Pack:
    """A pack that ships is read once: it does not change while the program runs."""
    return read_pack(name, PARAMETERS)


def packs_of(model: OrganisationModel, names: Asked | None = None) -> tuple[Pack, ...]:
    """The packs asked for, else the organisation's own. `PackError` with every fault.

    A single text names one pack. What is asked for may be a pack as it is, or a path from where
    one stands; what the organisation's data names is found as `content_named_in` says.
    """
    if isinstance(names, str):
        names = (names,)
    packs, faults = [], list[str]()
    for name in model.packs if names is None else names:
        try:
            if isinstance(name, Pack):
                packs.append(name)
            elif name in shipped():
                packs.append(_shipped(name))
            elif names is None:
                content, file = content_named_in(name, model.folder, model.attachments)
                packs.append(parse_pack(content, file, PARAMETERS))
            else:
                packs.append(read_pack(name, PARAMETERS))
        except PackError as error:
            faults += error.faults
    own = model.attachments.get(OWN_PACK)
    if names is None and own is not None:
        try:
            packs.append(parse_pack(own, OWN_PACK, PARAMETERS))
        except PackError as error:
            faults += error.faults
    if faults:
        raise PackError(tuple(faults))
    return tuple(packs)


def check(
    model: OrganisationModel,
    packs: Asked | None = None,
    today: str | None = None,
) -> CheckResult:
    """Every rule's outcome, with findings and what proves them.

    `packs` are packs, names of those that ship or paths of pack files; None takes those that the
    organisation names. `today` (yyyy-mm-dd) is the day that reviews of exemptions and readings of
    clauses are held against. Whether a clause is in force is asked of the organisation's own day.
    Raises `PackError` where a pack or an exemption file cannot be used.
    """
    with nothing_collected():
        return _checked(model, packs_of(model, packs), today)


def _checked(model: OrganisationModel, chosen: tuple[Pack, ...], today: str | None) -> CheckResult:
    accepted = accepted_by(model)
    results, seconds = list[RuleResult](), dict[str, float]()
    scales = list[ScaleResult]()
    for pack in chosen:
        view = View(model, pack.words, pack.roles)
        run = []
        for rule in asked(pack.rules, chosen, model):
            started = perf_counter()
            run.append(result_of(rule, observe(view, rule), accepted))
            seconds[rule.key] = perf_counter() - started
        results += run
        if pack.levels:
            scales += _scales(view, pack, run, accepted)
    findings = tuple(finding for result in results for finding in result.findings)
    day = today or datetime.now(UTC).date().isoformat()
    notes = notes_on(accepted, findings, frozenset(result.id for result in results), day)
    notes += bodies_not_bound(chosen, model)
    notes += tuple(note for pack in chosen for note in _stale(pack, day))
    process = tuple(process for pack in chosen for process in pack.process)
    return CheckResult(
        model.name,
        model.scenario,
        tuple(results),
        notes,
        process,
        tuple(scales),
        coverage(model.cells, results),
        chosen,
        seconds=seconds,
    )


def accepted_by(model: OrganisationModel) -> tuple[Accepted, ...]:
    """The findings that the organisation accepts. `PackError` where its file cannot be used."""
    content = model.attachments.get("exemptions.toml")
    return parse_exemptions(content) if content is not None else ()


def _stale(pack: Pack, day: str) -> Iterator[str]:
    return notes_of_stale(pack.name, ((rule.id, rule) for rule in pack.rules), day)


def asked(rules: Sequence[Rule], packs: Sequence[Pack], model: OrganisationModel) -> Iterator[Rule]:
    """The rules that no rule of these packs covers already, each for every body it is asked of.

    A rule whose clause is not in force on the day covers none.
    """
    ids = {rule.id for pack in packs for rule in pack.rules if not not_law_on(rule, model.day)}
    for rule in rules:
        if rule.covered_by not in ids:
            yield from for_bodies(rule, model)


def _scales(
    view: View, pack: Pack, run: Sequence[RuleResult], accepted: Sequence[Accepted]
) -> Iterator[ScaleResult]:
    """Where the organisation stands on the pack's levels; where rules ask it, each body."""
    own = [rule for level in pack.levels for rule in level.conditions]
    conditions = (one for rule in own for one in for_bodies(rule, view.model))
    every = [*run, *(result_of(rule, observe(view, rule), accepted) for rule in conditions)]
    target = view.model.target or pack.target
    bodies = dict.fromkeys(result.body for result in every if result.body)
    for body in bodies or ("",):
        results = {result.id: result for result in every if result.body in ("", body)}
        yield scale_of(of_body(pack.title, body), pack.name, pack.levels, results, target)


def result_of(rule: Rule, observed: Observation, accepted: Sequence[Accepted]) -> RuleResult:
    """A rule's outcome from what its kind saw."""
    found = (_named(_told_of(rule, finding), rule.body) for finding in observed.findings)
    findings = tuple(_exempted(finding, accepted) for finding in _joined(tuple(found)))
    return RuleResult(
        id=rule.id,
        title=of_body(rule.title, rule.body),
        severity=rule.severity,
        outcome=_outcome(observed, findings),
        source=rule.source,
        why=rule.why,
        kind=rule.kind,
        pack=rule.pack,
        findings=tuple(sorted(findings, key=_standing_and_grave_first)),
        missing=observed.missing,
        nothing=observed.nothing,
        not_law=observed.not_law,
        seen=observed.seen,
        rows=observed.rows,
        body=rule.body,
        **rule.standing,
    )


def _told_of(rule: Rule, finding: Finding) -> Finding:
    """A finding by a clause that nobody has read informs, whatever its kind makes of it."""
    return replace(finding, severity="info") if rule.is_from_memory else finding


def _named(finding: Finding, body: str) -> Finding:
    """The finding with the body it is about, in its words too."""
    if not body:
        return finding
    return replace(finding, body=body, message=f"{body}: {finding.message}")


def _joined(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Findings of one id as one: the same link both ways round, or written twice."""
    by_id: dict[str, Finding] = {}
    for finding in findings:
        known = by_id.setdefault(finding.id, finding)
        if known is not finding:
            messages = dict.fromkeys([known.message, finding.message])
            by_id[finding.id] = replace(
                known,
                message=" ".join(messages),
                path=tuple(dict.fromkeys([*known.path, *finding.path])),
                edits=together((*known.edits, *finding.edits)),
            )
    return iter(by_id.values())


def _standing_and_grave_first(finding: Finding) -> tuple[bool, int]:
    return not finding.stands, SEVERITIES.index(finding.severity)


def _exempted(finding: Finding, accepted: Sequence[Accepted]) -> Finding:
    for item in accepted:
        if finding.exemption is None and item.covers(finding):
            return replace(finding, exemption=item.exemption)
    return finding


def _outcome(observed: Observation, findings: tuple[Finding, ...]) -> Outcome:
    if any(finding.stands and finding.severity != "info" for finding in findings):
        return "fail"
    if any(not finding.stands for finding in findings):
        return "exempt"
    if observed.missing or observed.nothing or observed.not_law or not observed.seen:
        return "not_assessable"
    return "pass"
