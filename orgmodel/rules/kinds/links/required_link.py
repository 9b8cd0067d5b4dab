"""Required link: the data has each of these relations, and none of those.

A required relation that is not there fails only where the data leaves no room for it: the one
manager, parent, head or owner is another, another appoints in its place, a post that is neither
joint nor on secondment, or who alone holds it, is employed by another, a roster said to be complete
has no such seat, the two have something `weaker`, or the rule allows one (`only`, `sole`) and it is
another. Another target of a relation that may have many shows nothing: then the rule is not
assessable. A subject of `also_by`, what plays a role of `everywhere` in any body, and a holder on a
footing of `counts_as`, will do as well. A post that bodies share has one manager in posts.csv: that
it reports to the other's too is said by a link, accountable_to or dotted_line_to.
`never` names relations that must not be there, nor is a unit the whole that it must be no part of;
that there is none is known only from a whole record: the roster of the body, the manager of each
post, the owner of the function.

A seat or link of a person counts as that of the posts the person holds on the day, and one by a
post as that of its holder's other posts; so does a line to a manager who holds the asked-for post
too. Who held a post once may have appointed then. `never_lent` are pairs: nobody who holds a post
of the first is on secondment to a post of the second; from where somebody else was lent has to be
on record. `where` names relations that the rule presumes: where the option ends one there is
nothing to look at, and where the data has none it is not assessable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import COLUMN_RELATIONS
from orgmodel.model.words import listed
from orgmodel.rules.absence import ended_words
from orgmodel.rules.apart import APART, lines_apart
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import EVERYWHERE, Parameter
from orgmodel.rules.pattern import Pattern, none_there, place_of, sentences
from orgmodel.rules.reads import HOLDERS, LINE, SEATED
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import (
    ANYTHING,
    elsewhere,
    left_out,
    named,
    select,
    selected_elsewhere,
    widened,
)
from orgmodel.rules.suggestions import end_appointment, undo
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("links", "links", "the required relations; each end is a selection", default=()),
    Parameter(
        "where",
        "links",
        "relations without which the rule asks for nothing; each end is a selection",
        default=(),
    ),
    Parameter("never", "links", "relations that must not be there", default=()),
    Parameter("only", "flag", "the subject has this relation to nobody else", default=False),
    Parameter("sole", "flag", "nobody else has this relation to the object", default=False),
    Parameter(
        "weaker",
        "relations",
        "relations between the two that do not suffice, and whose "
        "presence shows that the data speaks of them",
        default=(),
    ),
    Parameter(
        "counts_as",
        "texts",
        "footings of appointments: a post all of whose holders are on one has the relation too",
        default=(),
    ),
    Parameter(
        "also_by",
        "things",
        "who may have the relation in place of the subject that a link names",
        default=(),
        only_allows=True,
    ),
    Parameter(
        "never_lent",
        "groups",
        "pairs: nobody of the first is on secondment to a post of the second",
        default=(),
    ),
    APART,
    EVERYWHERE,
)

EXAMPLE = Example(
    """
kind = "required_link"
links = [["l2", "reports_to", "l1"]]
""",
    "Asked for is that Left officer (l2) reports to Left director (l1); the data has: "
    "Left officer (l2) reports to Right director (r1).",
)
READS = (
    LINE,
    "units.roster",
    "units.parent",
    *HOLDERS,
    *SEATED,
    "~employed_by",
    "~joint_appointment_with",
    "links.from",
    "links.relation",
    "links.to",
    "~accountable_to",
    "~dotted_line_to",
)

ASKS_FOR = ("links",)

_SECOND_LINES = ("accountable_to", "dotted_line_to")
_SECOND_LINE = f"posts.csv has one line of a shared post: links.csv, {' or '.join(_SECOND_LINES)}"


def look(view: View, rule: Rule) -> Observation:
    """Look for each required relation, for each forbidden one, and along the lines kept apart."""
    where = [Pattern.of(view, link) for link in rule.parameters["where"]]
    if without := [one for one in where if not one.missing and not one.found()]:
        return _not_asked(without)
    wanted = [Pattern.of(view, link) for link in rule.parameters["links"]]
    never = [Pattern.of(view, link, in_person=True) for link in rule.parameters["never"]]
    apart = lines_apart(view, rule)
    findings, missing = list(apart.findings), list(apart.missing)
    seen = {post for post, top in apart.rows if post != top}
    missing += _unnamed(view, (*where, *wanted, *never))
    for pattern in (one for one in wanted if not one.missing):
        found = pattern.found()
        instead = [] if found else _instead(view, rule, pattern)
        shared = not (found or instead) and _is_shared(view, pattern)
        absent = None if found or instead or shared else _absent(rule, pattern)
        if found or instead:
            seen |= {*pattern.ids(), *(end for e in found or instead for end in (e.start, e.end))}
            findings += _others(view, rule, pattern, found or instead)
            missing.append(
                pattern.unclear(only=rule.parameters["only"], sole=rule.parameters["sole"])
            )
        elif absent is not None:
            seen |= set(pattern.ids())
            findings.append(absent)
        else:
            place = _SECOND_LINE if shared else place_of(pattern.relation)
            missing.append(f"whether {pattern.words()} ({place})")
    told = set[Edge]()
    for pattern in (one for one in never if not one.missing):
        narrow = pattern.start if len(pattern.start) <= len(pattern.end) else pattern.end
        seen |= set(pattern.ids() or narrow)
        wrong, same = pattern.found(), _one_and_the_same(view, rule, pattern)
        findings += [*same, *_wrong(view, rule, pattern, [e for e in wrong if e not in told])]
        told |= {*wrong}
        missing += [] if wrong or same else [none_there.lacking(pattern)]
    for other, edges in (found for one in never for found in _elsewhere(view, rule, one)):
        findings += _wrong(view, rule, other, [edge for edge in edges if edge not in told])
    lent, unsaid = _lent(view, rule)
    findings += lent
    missing += unsaid
    if not (wanted or never or rule.parameters["apart"]):
        missing.append("which links to look for (the rule names none)")

    def rows() -> Iterator[Step]:
        yield from (view.step(edge) for one in (*where, *wanted) for edge in one.found())
        for one in (one for one in wanted if not one.missing and not one.found()):
            yield from map(view.step, _instead(view, rule, one))
        yield from (step for one in never if not one.missing for step in none_there.rows(one))
        yield from apart.steps(view)

    words = "; ".join(dict.fromkeys(part for part in missing if part))
    return Observation(tuple(findings), frozenset(seen), words, rows=rows)


def _lent(view: View, rule: Rule) -> tuple[list[Finding], list[str]]:
    """Who is on secondment from where nobody may be; and of whom is not said from where."""
    findings, missing = list[Finding](), list[str]()
    for pair in rule.parameters["never_lent"]:
        home, away = (select(view, (text,)) for text in pair)
        missing += filter(None, (home.missing, away.missing))
        for edge in view.edges("holds"):
            if edge.end not in away.ids or not _is_secondment(view, edge):
                continue
            others = [e for e in view.posts_held(edge.start) if e.end != edge.end]
            others += view.links_from(edge.start, "employed_by")
            own = [e for e in others if e.end in home]
            if own:
                findings.append(_secondment(view, rule, edge, own[0]))
            elif not others:
                missing.append(f"from where {edge.start} is seconded to {view.name(edge.end)}")
    return findings, missing


def _is_secondment(view: View, edge: Edge) -> bool:
    return view.footing(edge) == "secondment"


def _secondment(view: View, rule: Rule, edge: Edge, own: Edge) -> Finding:
    return Finding(
        rule.id,
        rule.severity,
        f"One person ({edge.start}) is on secondment to {view.name(edge.end)} from "
        f"{view.name(own.end)}.",
        (edge.start, edge.end, own.end),
        view.links.steps([edge, own]),
        "nobody from there is on secondment here",
        "never_lent",
        (end_appointment(edge),),
    )


def _instead(view: View, rule: Rule, pattern: Pattern) -> list[Edge]:
    """What will do as well as the relation: another subject, the footing of who holds it, or
    another post of theirs."""
    others = _may_as_well(view, rule, pattern)
    by_others = pattern.by_others(others) if others is not None else []
    return (
        by_others
        or pattern.by_footing(rule.parameters["counts_as"])
        or pattern.in_another_post()
        or _second_lines(view, pattern)
    )


def _second_lines(view: View, pattern: Pattern) -> list[Edge]:
    """The links that say a second line of a post that bodies share."""
    post = pattern.start.only
    if post is None or not _is_shared(view, pattern):
        return []
    return [edge for edge in view.links_from(post, *_SECOND_LINES) if edge.end in pattern.end]


def _is_shared(view: View, pattern: Pattern) -> bool:
    """Whether bodies share the post that must report to one, and it does so in another: of its
    two lines posts.csv holds one."""
    if pattern.relation != "reports_to" or pattern.start.only is None:
        return False
    link = (pattern.texts[0], pattern.relation, pattern.texts[1])
    others = (Pattern.of(view.of_body(name), link) for name in view.model.bodies if view.body)
    return any(
        other.view is not view and other.start.only == pattern.start.only and other.found()
        for other in others
        if not other.missing
    )


def _may_as_well(view: View, rule: Rule, pattern: Pattern) -> Selection | None:
    """Who may have the relation in place of the subject; None where the rule names nobody."""
    named, subject = rule.parameters["also_by"], pattern.texts[:1]
    names = frozenset(rule.parameters[EVERYWHERE.name])
    others = elsewhere(view, subject, names)
    if not named and not others:
        return None
    return widened(view, select(view, named or subject), others, subject, names)


def _not_asked(without: list[Pattern]) -> Observation:
    """Where what the rule presumes is not there: ended by the option, or not in the data."""
    for one in without:
        if one.ended():
            return Observation(nothing=f"the rule asks only where {one.words()}")
    asked = (f"whether {one.words()} ({place_of(one.relation)})" for one in without)
    return Observation(missing="; ".join(asked))


def _unnamed(view: View, patterns: tuple[Pattern, ...]) -> list[str]:
    """What is not in the data of what the patterns name: all ids at once, then properties."""
    texts = [text for pattern in patterns if pattern.missing for text in pattern.texts]
    ids = [text for text in texts if ":" not in text and text != ANYTHING]
    rest = [select(view, (text,)).missing for text in texts if ":" in text]
    return [view.lacks(*ids), *rest]


def _absent(rule: Rule, pattern: Pattern) -> Finding | None:
    """The finding where the data shows that it is not there; None where it is silent."""
    only, sole = rule.parameters["only"], rule.parameters["sole"]
    denial = pattern.denied(rule.parameters["weaker"], only=only, sole=sole)
    ended = pattern.ended()
    # Another owner or manager says more than that the first is gone.
    if ended and not (denial and pattern.relation in COLUMN_RELATIONS):
        said = f"It no longer holds that {pattern.words()}: {ended_words(ended)}."
        return _not_there(rule, pattern, said, ended)
    if denial is None:
        return None
    return _not_there(
        rule, pattern, f"Asked for is that {pattern.words()}; {denial.words}.", denial.path
    )


def _not_there(rule: Rule, pattern: Pattern, said: str, path: tuple[Step, ...]) -> Finding:
    return Finding(
        rule.id,
        rule.severity,
        said,
        pattern.ids() or (path[0].start, path[0].end),
        path,
        f"{pattern.words()} ({place_of(pattern.relation)})",
        pattern.relation,
        pattern.make(),
    )


def _others(view: View, rule: Rule, pattern: Pattern, there: list[Edge]) -> list[Finding]:
    """Relations beside the required one, or what is `there` in its place, where it must be the
    only one of its kind."""
    allowed = _may_as_well(view, rule, pattern) or ()
    if not pattern.found() and not any(edge.start in allowed for edge in there):
        return []
    extra = pattern.extra(only=rule.parameters["only"], sole=rule.parameters["sole"])
    extra = [edge for edge in extra if edge.start not in allowed]
    if not extra:
        return []
    return [
        Finding(
            rule.id,
            rule.severity,
            f"That {pattern.words()} should be the only one of its kind; the data has too: "
            f"{sentences(view, extra)}.",
            pattern.ids(),
            view.links.steps(extra),
            f"the only one left is that {pattern.words()}",
            pattern.relation,
            undo(view, extra),
        )
    ]


def _one_and_the_same(view: View, rule: Rule, pattern: Pattern) -> list[Finding]:
    """The finding where what must be no part of a unit is that unit: one id plays both roles."""
    role, whole = pattern.texts
    start = view.role(role)
    if pattern.relation != "part_of" or start is None or start not in pattern.end:
        return []
    names = {one for one in (role, *named(whole)) if view.role(one) == start}
    if len(names) == 1:
        return []
    both = listed(sorted(f"the {view.role_words(one)}" for one in names))
    return [
        Finding(
            rule.id,
            rule.severity,
            f"{view.name(start)} is {both} at once, which must not be.",
            (start,),
            view.cell_step(start, "name"),
            "each is a unit of its own ([roles] in organisation.toml)",
            "one and the same",
        )
    ]


def _elsewhere(view: View, rule: Rule, own: Pattern) -> Iterator[tuple[Pattern, list[Edge]]]:
    """The same with what counts everywhere in another body, and what fits; not what that body's
    own rule asks about."""
    names = frozenset(rule.parameters[EVERYWHERE.name])
    for other in elsewhere(view, own.texts, names):
        theirs = [selected_elsewhere(view, other, (text,), names) for text in own.texts]
        ends = [one or mine for one, mine in zip(theirs, (own.start, own.end), strict=True)]
        link = (own.texts[0], own.relation, own.texts[1])
        is_sure = not other.lacks(*(name for text in own.texts for name in left_out(text)))
        asked = Pattern.of(other, link, in_person=True).found() if is_sure else []
        there = replace(own, view=other, start=ends[0], end=ends[1])
        if any(theirs):
            yield there, [edge for edge in there.found() if edge not in asked]


def _wrong(view: View, rule: Rule, pattern: Pattern, edges: Iterable[Edge]) -> Iterator[Finding]:
    for edge in edges:
        said = sentences(view, [edge])
        yield Finding(
            rule.id,
            rule.severity,
            f"{said}, which must not be{pattern.by_whom(edge)}.",
            (edge.start, edge.end),
            pattern.proof(edge),
            f"it no longer holds that {said}",
            f"never {pattern.relation}",
            undo(view, [edge]),
        )
