"""Exclusive: nobody, or no post, has something of two of these groups at once.

`held_by = "persons"`: the posts a person holds and the bodies the person sits on, also by a
post. `held_by = "posts"`: what a post heads and owns, the unit it sits in, its seats.
Appointments count on the organisation's day; where one that begins later will meet another, that
is told as information, save by a rule that itself only informs. Whoever holds a post has what the
post has, also where nobody says who that is. Attending a body, or being co-opted to it, is no seat.
It passes only where each group has something to have, and the holders of these posts, the rosters
of these bodies and the owners of these functions are all recorded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations

from orgmodel.model.appointments import period_words
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.model.words import listed
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.gathered.had import Has, of_own_seats
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import EVERYWHERE, UNLESS, Parameter
from orgmodel.rules.reads import HOLDERS, SEATED
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import elsewhere, proof, select, widened
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "groups",
        "groups",
        "the groups of which one person or post may have one only",
        required=True,
    ),
    Parameter(
        "held_by", "text", "who must not have two", required=True, allowed=("persons", "posts")
    ),
    EVERYWHERE,
    UNLESS,
)

EXAMPLE = Example(
    """
kind = "exclusive"
groups = [["F1"], ["F2"]]
held_by = "posts"
""",
    "Left director (l1) has F1 and F2, which one post may not have together.",
)

READS = (
    "units.kind",
    "units.parent",
    "units.roster",
    "~heads",
    "~holds",
    "~owns",
    "~part_of",
    *HOLDERS,
    *SEATED,
)


_Groups = dict[int, list[Has]]
"""Place of a group → what somebody has of it."""


def look(view: View, rule: Rule) -> Observation:
    """Sort what each person or post has into the groups."""
    if other := select(view, rule.parameters[UNLESS.name]):
        return Observation(nothing=f"the rule binds nobody where there is {other.words}")
    groups = [select(view, group) for group in rule.parameters["groups"]]
    names, last = frozenset(rule.parameters["everywhere"]), rule.parameters["groups"][-1]
    others = elsewhere(view, last, names)
    wide = [*groups[:-1], widened(view, groups[-1], others, last, names)]
    unset = next((group.missing for group in groups if group.missing), "")
    if not all(wide):
        return Observation(missing=unset)
    persons = rule.parameters["held_by"] == "persons"
    every = _all(groups)
    posts = record.posts_among(view, every) if persons else {}
    had_by = posts if wide == groups else record.posts_among(view, _all(wide))
    day = date.fromisoformat(view.model.day)
    among, seen = _with_several(view, wide, had_by) if persons else (None, None)
    had = _had(wide, _of_persons(view, had_by, among) if persons else _of_posts(view))
    for body in others:
        had = {who: _asked_here(body, rule, of, groups[-1]) for who, of in had.items()}
    findings = list[Finding]()
    for who, of in had.items():
        now = _on(of, day)
        if len(now) > 1:
            findings.append(_finding(view, rule, who, now))
        elif not rule.only_informs:  # beside its breaches nobody could tell what is to come
            findings += _later(view, rule, of)
    if seen is None:
        there = ((who, h.thing) for who, of in had.items() for some in of.values() for h in some)
        seen = frozenset(name for names in there for name in names)

    def rows() -> Iterator[Step]:
        every = _had(wide, _of_persons(view, had_by)) if persons else had
        now = (_on(of, day) for of in every.values())
        yield from (
            view.step(e) for of in now for some in of.values() for h in some for e in h.rows
        )

    lacks = record.holders(view, posts) if persons else _owners(view, groups)
    what = "who holds which post, and sits on which body" if persons else "what each post has"
    missing = record.all_of(
        unset,
        *(group.absent for group in groups),
        *(record.unset(view, texts) for texts in rule.parameters["groups"]),
        *(_empty(view, group) for group in groups if persons),
        lacks,
        record.rosters(view, record.bodies_among(view, every, chain(*rule.parameters["groups"]))),
        "" if seen else f"{what}, of {groups[0].words}",
    )
    return Observation(tuple(findings), seen, missing, rows=rows)


def _asked_here(other: View, rule: Rule, of: _Groups, own: Selection) -> _Groups:
    """Without what is had of the last group in another body, whose own rule asks of them too."""
    *firsts, last = rule.parameters["groups"]
    first = select(other, [text for group in firsts for text in group])
    if not any(has.thing in first for place in of if place < len(firsts) for has in of[place]):
        return of
    theirs = select(other, last)
    kept = (h for h in of.get(len(firsts), ()) if h.thing in own or h.thing not in theirs)
    return {p: some for p, some in {**of, len(firsts): list(kept)}.items() if some}


def _all(groups: Iterable[Selection]) -> list[str]:
    return list(chain.from_iterable(groups))


def _had(groups: Sequence[Selection], given: Iterable[Has]) -> Mapping[str, _Groups]:
    """What each has of the groups, in their order."""
    had: dict[str, _Groups] = {}
    for has in given:
        for place, group in enumerate(groups):
            if has.thing in group or _is_of_a_person(has, group):
                had.setdefault(has.who, {}).setdefault(place, []).append(has)
    return {who: dict(sorted(unsorted.items())) for who, unsorted in had.items()}


def _is_of_a_person(has: Has, group: Selection) -> bool:
    """Whether a seat of somebody's own makes the person one of the group, as `chairs:B` does."""
    return has.own and has.who in group


def _on(of: _Groups, day: date) -> _Groups:
    return {p: some for p, every in of.items() if (some := [h for h in every if h.on(day)])}


def _with_several(
    view: View, groups: Sequence[Selection], posts: Collection[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Who has something of two groups, now or later; and all that is had now, with who has it.

    Group by group, for most have nothing of a second: what they have need not be sorted.
    """
    holders = view.model.holders
    held = list(filter(holders.__contains__, posts))
    later = [edge for edge in view.links.appointed_later if edge.end in posts]
    once, several, seen = set[str](), set[str](), set[str]()
    for group in groups:
        given: dict[str, list[str]] = {}
        for edge in view.edges(*SEATS, "heads"):
            if edge.end in group.ids and edge.start in posts:
                given.setdefault(edge.start, []).append(edge.end)
        there = [post for post in held if post in group.ids or post in given]
        own = list(_by_nobodys_post(view, group))
        who = {*chain.from_iterable(map(holders.__getitem__, there)), *(one for one, _ in own)}
        seen.update(who, (thing for _, thing in own), filter(group.ids.__contains__, there))
        seen.update(*(given[post] for post in there if post in given))
        who |= {edge.start for edge in later if edge.end in group.ids or edge.end in given}
        several |= once & who
        once |= who
    return frozenset(several), frozenset(seen)


def _by_nobodys_post(view: View, group: Selection) -> Iterator[tuple[str, str]]:
    """Who has what of a group by no appointment that is on record."""
    for has in of_own_seats(view.model):
        if has.thing in group.ids or _is_of_a_person(has, group):
            yield has.who, has.thing


def _of_persons(
    view: View, posts: Collection[str], among: Collection[str] | None = None
) -> Iterator[Has]:
    """What each person has, now or later: these posts with their seats and units, and own seats.

    Of those `among` alone, where it is given.
    """
    every, own = view.appointments, of_own_seats(view.model)
    for person in every if among is None else filter(among.__contains__, every):
        for edge in (edge for edge in every[person] if edge.end in posts):
            by = view.appointment(edge)
            yield Has(person, edge.end, (edge,), by)
            for through in view.links_from(edge.end, *SEATS, "heads"):
                yield Has(person, through.end, (edge, through), by)
    yield from own if among is None else (has for has in own if has.who in among)


def _of_posts(view: View) -> Iterator[Has]:
    for edge in view.edges("heads", "owns", "part_of", *SEATS):
        if view.table_of(edge.start) == "posts":
            yield Has(edge.start, edge.end, (edge,))


def _empty(view: View, group: Selection) -> str:
    """Which posts or seats there are, where a group has nothing that a person could have."""
    for name in group:
        held = view.links_to(name, *SEATS, "heads") if view.table_of(name) != "posts" else ()
        if view.table_of(name) == "posts" or any(view.table_of(edge.start) for edge in held):
            return ""
        if roster.is_complete(view, name):
            return ""
    return f"which posts or seats there are, of {group.words} (posts.csv, memberships.csv)"


def _owners(view: View, groups: list[Selection]) -> str:
    functions = [n for group in groups for n in group if view.table_of(n) == "functions"]
    without = [
        name
        for name in functions
        if not any(view.table_of(edge.start) for edge in view.links_to(name, "owns"))
    ]
    return f"who owns {view.some_names(without)} (functions.csv)" if without else ""


def _first_of_each(of: _Groups) -> list[Has]:
    """One thing of each group, the first by id: enough to show that there are two."""
    return [min(some, key=lambda has: (len(has.rows), has.thing)) for some in of.values()]


def _finding(view: View, rule: Rule, who: str, of: _Groups) -> Finding:
    # Things of two groups break the rule, whatever else there is.
    pairs = (
        (
            one.thing == other.thing,
            tuple(dict.fromkeys((*one.rows, *other.rows))),
            ((place, one.thing), (last, other.thing)),
        )
        for (place, some), (last, others) in combinations(of.items(), 2)
        for one in some
        for other in others
    )
    _, shortest, pair = min(
        pairs, key=lambda had: (had[0], len(had[1]), [(e.start, e.end) for e in had[1]])
    )
    of_groups = (step for place, thing in pair for step in _of_group(view, rule, place, thing))
    path = dict.fromkeys((*view.links.steps(list(shortest)), *of_groups))
    return _told(view, rule, who, of, tuple(path))


def _told(view: View, rule: Rule, who: str, of: _Groups, path: tuple[Step, ...]) -> Finding:
    things = dict.fromkeys(has.thing for some in of.values() for has in some)
    rows = dict.fromkeys(edge for has in _first_of_each(of) for edge in has.rows)
    held = [(edge.end, view.appointment(edge).words()) for edge in rows if edge.relation == "holds"]
    dates = listed(dict.fromkeys(f"{post} {days}" for post, days in held if days))
    words = _apart(view, of)
    return Finding(
        rule.id,
        rule.severity,
        f"{_said(view, rule, who, of, words)}{f' ({dates})' if dates else ''}.",
        tuple(dict.fromkeys((who, *things))),
        path,
        _cleared(rule, words),
        "exclusive",
        _give_up(view, of),
    )


def _of_group(view: View, rule: Rule, place: int, thing: str) -> tuple[Step, ...]:
    """The rows that show that a thing is of a group, where it is not named there itself."""
    texts = [t for t in rule.parameters["groups"][place] if thing in select(view, (t,))]
    return min((proof(view, text, thing) for text in texts), key=len, default=())


def _said(view: View, rule: Rule, who: str, of: _Groups, words: Sequence[str]) -> str:
    """Who has what; of a thing that is itself of several groups, that it is."""
    one, name = rule.parameters["held_by"].removesuffix("s"), view.name(who)
    if len(words) > 1:
        if one == "person" and view.table_of(who) == "posts":
            name = f"Whoever holds {name}"
        return f"{name} has {listed(words)}, which one {one} may not have together"
    is_one = {has.thing for some in of.values() for has in some} == {who}
    has = "" if is_one else f" has {words[0]}, which"
    things = [t for some in of.values() for t in (who, *(h.thing for h in some))]
    groups = listed(_called(view, rule.parameters["groups"][place], things) for place in of)
    return f"{name}{has} is {groups}: of these one {one} may have one only"


def _apart(view: View, of: _Groups) -> list[str]:
    """What there is of each group, and of no other where there is such; in words, each once."""
    things = [dict.fromkeys(has.thing for has in some) for some in of.values()]
    times = Counter(thing for some in things for thing in some)
    alone = ([thing for thing in some if times[thing] == 1] or some for some in things)
    return list(dict.fromkeys(view.some_names(some) for some in alone))


def _cleared(rule: Rule, words: Sequence[str]) -> str:
    if len(words) == 1:
        return f"{words[0]} is of one of these groups only"
    other = "somebody else" if rule.parameters["held_by"] == "persons" else "another post"
    return f"{other} has {listed(words, last='or')}"


def _called(view: View, texts: Sequence[str], things: Iterable[str]) -> str:
    """What these things are of a group: a role by its words, for one id may play two."""
    texts = [t for t in texts if any(thing in select(view, (t,)) for thing in things)]
    roles = {text: words for text in texts if (words := view.role_words(text)) != text}
    said = (f"the {roles[t]}" if t in roles else select(view, (t,)).words for t in texts)
    return listed(said)


def _later(view: View, rule: Rule, of: _Groups) -> Iterator[Finding]:
    """What somebody will have of two groups at once, from a later day on; told once a person."""
    pairs = (
        (one, other, met)
        for (_, some), (_, others) in combinations(of.items(), 2)
        for one in some
        for other in others
        if (met := one.met(other)) is not None
    )
    for one, other, met in pairs:
        when = period_words(*met)
        yield Finding(
            rule.id,
            "info",
            f"{view.name(one.who)} will have {view.name(one.thing)} and {view.name(other.thing)} "
            f"at once{f' {when}' if when else ''}.",
            (one.who, one.thing, other.thing),
            view.links.steps(list(dict.fromkeys([*one.rows, *other.rows]))),
            "one of the two ends before the other begins",
            "exclusive later",
        )
        return


def _give_up(view: View, of: _Groups) -> tuple[SuggestedChange, ...]:
    """Give up all but the group with most; nothing where that cannot be told as edits."""
    most = max(of, key=lambda place: len(of[place]))
    kept = {edge for has in of[most] for edge in has.rows[:1]}
    others = (has for place, some in of.items() if place != most for has in some)
    leaving = dict.fromkeys(edge for has in others for edge in has.rows[:1])
    return undo(view, [edge for edge in leaving if edge not in kept])
