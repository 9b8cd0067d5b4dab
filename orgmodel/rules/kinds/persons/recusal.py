"""Recusal: nobody votes on a decision who has an interest in whom it benefits.

An interest is one in interests.csv, or a post in what the decision benefits that the person
held on its day. Who advised, or stood back, is no finding. Where the only person with the
expertise must decide, an exemption says so with its safeguard. A pass needs the whole roster of
the body and the part that each of its voting members took in each decision; the seat of a vacant
post has none. Who sat and who held what is asked for the day of the decision, also of posts and
units that have ended since. A decision of a day on which the clause was not in force is not looked
at.

With `processes` only decisions made by one of these are looked at. Of interests those of the kinds
in `excuse` do not count, and with `kinds` these alone do; a post is of the kind position. A cell
may go on after such a word: `director of the firm`. Where the process of a decision, or the
kind of an interest that would matter, is not said, the rule is not assessable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orgmodel.model.words import listed
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import DECISIONS
from orgmodel.rules.selection import select
from orgmodel.rules.standing.on_a_day import not_law_on
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("bodies", "things", "only decisions of these bodies", default=("*",)),
    Parameter("processes", "texts", "only decisions made by these processes", default=()),
    Parameter("excuse", "texts", "kinds of interest that do not count", default=()),
    Parameter("kinds", "texts", "the kinds of interest that count alone", default=()),
)

READS = (*DECISIONS,)

EXAMPLE = Example(
    """
kind = "recusal"
""",
    "p2 voted on decision d1 of Board (board), which benefits Right directorate (r_dir), "
    "with an interest in Right directorate (r_dir).",
)


def look(view: View, rule: Rule) -> Observation:
    """Hold each vote against the voter's interests."""
    interests = Interests(view)
    chosen = select(view, rule.parameters["bodies"])
    decisions = [decision for decision, body in interests.bodies.items() if body in chosen]
    if not decisions:
        missing = "what was decided, who voted, and with what interests (decisions.csv, votes.csv)"
        return Observation(missing=missing)
    law = [one for one in decisions if not not_law_on(rule, str(interests.day_of(one)))]
    if not law:
        return Observation(nothing="no decision was made while its clause was in force")
    decisions = law
    taken = [decision for decision in decisions if _is_by(rule, interests.processes[decision])]
    unsaid = _process_unsaid(view, rule, interests, decisions)
    if not taken:
        by = listed(rule.parameters["processes"], last="or")
        return Observation(
            missing=unsaid, nothing="" if unsaid else f"no decision was made by the process {by}"
        )
    return _of_decisions(view, rule, interests, taken, unsaid)


def _is_by(rule: Rule, process: str) -> bool:
    """Whether decisions of a process are looked at."""
    asked = rule.parameters["processes"]
    return not asked or _is_one_of(process, asked)


def _process_unsaid(view: View, rule: Rule, interests: Interests, decisions: list[str]) -> str:
    """By which process decisions were made of which it is not said, where that matters."""
    unsaid = [one for one in decisions if rule.parameters["processes"]]
    unsaid = [decision for decision in unsaid if not interests.processes[decision]]
    if not unsaid:
        return ""
    verb = "was" if len(unsaid) == 1 else "were"
    names = view.some_names(unsaid)
    return f"by which process {names} {verb} made (decisions.csv, column process)"


def _of_decisions(
    view: View, rule: Rule, interests: Interests, decisions: list[str], unsaid: str
) -> Observation:
    findings, seen, silent, unclear = [], set[str](), list[str](), list[str]()
    for decision in decisions:
        votes = interests.votes.get(decision, [])
        if not votes or not interests.beneficiaries[decision]:
            silent.append(decision)
            continue
        seen |= {decision, interests.bodies[decision], *(person for person, _, _ in votes)}
        findings += _conflicts(view, rule, interests, decision, unclear)
    missing = record.all_of(
        unsaid,
        *unclear,
        f"who voted on {view.some_names(silent)}, and whom it benefits (votes.csv)"
        if silent
        else "",
        "" if silent else _unrecorded(interests, decisions),
        "" if interests.any_declared else "which interests the voters have (interests.csv)",
    )
    return Observation(
        tuple(findings),
        frozenset(seen),
        missing,
        rows=lambda: (vote for d in decisions for _, _, vote in interests.votes.get(d, [])),
    )


def _conflicts(
    view: View, rule: Rule, interests: Interests, decision: str, unclear: list[str]
) -> list[Finding]:
    """The votes on one decision of those who may gain by it.

    What would have to be known of an interest to say whether it counts is added to `unclear`.
    """
    body, beneficiary = interests.bodies[decision], interests.beneficiaries[decision]
    findings, day = [], interests.day_of(decision)
    then = interests.on(day).view
    for person, capacity, vote in interests.votes[decision]:
        every = interests.conflicts(person, beneficiary, day) if capacity == "voted" else ()
        asked = [(_counts(rule, kind), path) for kind, path in every]
        conflict = next((path for counts, path in asked if counts), ())
        if not conflict:
            unclear += [
                f"of which kind the interest of {person} in {then.name(path[0].end)} is "
                "(interests.csv, column kind)"
                for counts, path in asked
                if counts is None
            ]
            continue
        stake = conflict[0]
        why = "holding the post of" if stake.relation == "holds" else "with an interest in"
        findings.append(
            Finding(
                rule.id,
                rule.severity,
                f"{view.name(person)} voted on decision {decision} of {view.name(body)}, "
                f"which benefits {view.name(beneficiary)}, {why} {then.name(stake.end)}.",
                (person, decision),
                (vote, *interests.decision_steps(decision), *conflict),
                "the person advises or stands back, and does not vote (votes.csv)",
                "voted_on",
            )
        )
    return findings


def _counts(rule: Rule, kind: str) -> bool | None:
    """Whether an interest of a kind counts; None where its kind is not said and would decide."""
    excused, alone = (rule.parameters[key] for key in ("excuse", "kinds"))
    if not kind:
        return None if excused or alone else True
    return not _is_one_of(kind, excused) and (not alone or _is_one_of(kind, alone))


def _is_one_of(said: str, words: Iterable[str]) -> bool:
    """Whether a cell is one of these words, or begins with one: `director of the firm`."""
    return any(re.match(rf"{re.escape(one.casefold())}(?![\w'’-])", said) for one in words)


def _unrecorded(interests: Interests, decisions: list[str]) -> str:
    """Who else sat on the bodies that decided, and what part members took who are silent.

    Bodies, members and holders are those of the day of each decision.
    """
    on_day: dict[Interests, list[str]] = {}
    for decision in decisions:
        on_day.setdefault(interests.on(interests.day_of(decision)), []).append(decision)
    lacks = [interests.absent_beneficiary(decision) for decision in decisions]
    for then, taken in on_day.items():
        bodies = dict.fromkeys(interests.bodies[decision] for decision in taken)
        lacks.append(record.rosters(then.view, bodies))
    if any(lacks):
        return record.all_of(*dict.fromkeys(lacks))
    return record.all_of(
        *(
            _silent_members(then.view, interests, decision)
            for then, taken in on_day.items()
            for decision in taken
        )
    )


def _silent_members(then: View, interests: Interests, decision: str) -> str:
    """What part the voting members took of whom the votes say nothing; `then` is its day."""
    told = {person for person, _, _ in interests.votes[decision]}
    silent = [
        seat.member
        for seat in roster.seats(then, interests.bodies[decision])
        if seat.voting != "no"
        and seat.member not in then.model.vacant
        and told.isdisjoint(roster.sitters(then, seat.member))
    ]
    if not silent:
        return ""
    return f"what part {then.some_names(silent)} took in decision {decision} (votes.csv)"
