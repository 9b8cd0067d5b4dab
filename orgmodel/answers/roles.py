"""Which roles of the packs in use are set, suggested by a title, or missing, and what waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import pandas as pd

from orgmodel.answers.designations import designations, first_office
from orgmodel.answers.hints_in_use import HintsInUse
from orgmodel.answers.names import office, same_words, title_forms
from orgmodel.model.bodies import body_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import listed, titled
from orgmodel.rules.by_body import bound_by, names_awaited
from orgmodel.rules.check import packs_of
from orgmodel.rules.pack import Pack
from orgmodel.rules.players import can_play

State = Literal["set", "suggested", "missing"]
_MOST = 3
_Words = frozenset[str]
_Called = Mapping[_Words, tuple[str, ...]]
"""The words of a title → the posts and units called so, by id."""
_COLUMNS = ("role", "words", "id", "state", "reason", "waiting")


@dataclass(frozen=True, slots=True)
class RoleState:
    """A role that rules ask for: who plays it, or who may, and the rules that wait for it.

    `id` is empty where it is missing; `words` say what the role is, as its pack has it; `among`
    are the ids whose title or name fits; `body` is the one it is asked of, where there are several.
    """

    role: str
    words: str
    id: str
    state: State
    reason: str
    waiting: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    body: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        texts = {key: getattr(self, key) for key in ("role", "id", "state", "reason")}
        of_one = {"body": self.body} if self.body else {}
        return {**of_one, **texts, "waiting": list(self.waiting)}


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of the packs in use, in the order of the packs."""

    states: tuple[RoleState, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {"schema": "orgmodel.roles/1", "roles": [role.to_dict() for role in self.states]}

    def to_frame(self) -> pd.DataFrame:
        """A row for each role; the rules that wait for it as one text."""
        rows = [
            {**role.to_dict(), "waiting": " ".join(role.waiting), "words": role.words}
            for role in self.states
        ]
        several = any(role.body for role in self.states)
        columns = ["body", *_COLUMNS] if several else list(_COLUMNS)
        return pd.DataFrame(rows, columns=columns, dtype="str")


def roles_of(model: OrganisationModel, packs: Sequence[str] | None = None) -> Roles:
    """The roles of these packs, by default the organisation's own.

    Raises `PackError` where a pack cannot be used.
    """
    chosen = packs_of(model, packs)
    return Roles(states(model, HintsInUse(chosen, tuple(pack.name for pack in chosen))))


def states(model: OrganisationModel, hints: HintsInUse) -> tuple[RoleState, ...]:
    """The roles of the packs in use; of the titles for one the first that anybody has counts, by
    the surest way that finds anybody.

    Where there are several bodies, those of each that the role's packs bind, body by body.
    """
    words = {role: said for pack in hints.packs for role, said in pack.roles.items()}
    asking = _asking(hints.packs)
    tables = {role: table for pack in hints.packs for role, table in pack.words.tables}
    steps = _called(model, [title for titles in hints.roles.values() for title in titles])
    found = []
    for body in model.bodies or ("",):
        for role, names in hints.roles.items():
            if not _is_asked(role, body, hints.packs, model):
                continue
            by = (of[same_words(name)] for step in steps for name in names for of in step)
            fits = (_fit(ids, model, body, tables.get(role, "")) for ids in by)
            first = next((ids for ids in fits if ids), ())
            asked = _Asked(role, words[role], tables.get(role, ""), asking.get(role, ()), body)
            found.append(_state(model, asked, first))
    return tuple(found)


def _is_asked(role: str, body: str, packs: Sequence[Pack], model: OrganisationModel) -> bool:
    """Whether a pack with the role is asked of the body; of the whole where there is none."""
    having = (pack for pack in packs if role in pack.roles)
    return not body or any(body in bound_by(pack.roles, model) for pack in having)


def _fit(ids: tuple[str, ...], model: OrganisationModel, body: str, table: str) -> tuple[str, ...]:
    """Those of the body, of the table that the role is of."""
    return tuple(
        one
        for one in ids
        if (not body or body_of(one, model.bodies) in ("", body))
        and table in ("", model.table_of[one])
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A role that is asked for: of which table its player is, and which rules ask."""

    role: str
    words: str
    table: str
    asking: tuple[str, ...]
    body: str


def _state(model: OrganisationModel, asked: _Asked, fits: tuple[str, ...]) -> RoleState:
    role, body, asking = asked.role, asked.body, asked.asking
    state = partial(RoleState, role, asked.words, body=body)
    is_said = role in model.roles or role in model.bodies.get(body, {})
    played = model.role(role, body)
    table = model.table_of.get(played, "")
    wrong = table and not can_play(table, asked.table)
    if table and not wrong and (is_said or not body):
        reason = "in organisation.toml" if is_said else "the id is the role's name"
        return state(played, "set", reason, (), fits)
    why = f"is no {BY_NAME[asked.table].one}" if wrong else "is not in the data"
    gone = f"organisation.toml names {played}, which {why}. " if is_said else ""
    if len(fits) == 1:
        called = model.names[fits[0]]
        return state(fits[0], "suggested", f"{gone}it is called “{called}”", asking, fits)
    if fits:
        named = listed((titled(model.names[name], name) for name in fits), _MOST)
        reason = f"{gone}please choose: {len(fits):,} fit: {named}"
        return state("", "missing", reason, asking, fits)
    return state("", "missing", f"{gone}please choose: nothing to go by", asking)


def _called(model: OrganisationModel, titles: Iterable[str]) -> Sequence[Sequence[_Called]]:
    """Who is called by these titles, step by step: who is called or designated so; who but for how
    the office is held, or a rank; and who is called so first of several."""
    posts, units = (
        [(name, words) for name, words in model.cells.pairs(table, "id", column) if name]
        for table, column in (("posts", "title"), ("units", "name"))
    )
    wanted = frozenset(map(same_words, titles))
    return (
        (_found(wanted, [*posts, *units], title_forms), _found(wanted, posts, designations)),
        (_found(wanted, posts, _offices),),
        (_found(wanted, posts, _first_offices),),
    )


def _found(
    wanted: Iterable[_Words],
    named: Iterable[tuple[str, str]],
    forms: Callable[[str], Iterable[_Words]],
) -> _Called:
    found: dict[_Words, set[str]] = {words: set() for words in wanted}
    for name, text in named:
        for form in forms(text):
            if form in found:
                found[form].add(name)
    return {words: tuple(sorted(names)) for words, names in found.items()}


def _offices(title: str) -> Iterable[_Words]:
    return map(office, (*title_forms(title), *designations(title)))


def _first_offices(title: str) -> Iterable[_Words]:
    first = first_office(title)
    return () if first is None else (first, office(first))


def _asking(packs: Sequence[Pack]) -> Mapping[str, tuple[str, ...]]:
    """Role → the rules that ask for it, those of levels too, each once and in their order."""
    found: dict[str, dict[str, None]] = {}
    for pack in packs:
        conditions = (rule for level in pack.levels for rule in level.conditions)
        for rule in (*pack.rules, *conditions):
            for name in names_awaited(rule):
                if name in pack.roles:
                    found.setdefault(name, {})[rule.id] = None
    return {role: tuple(rules) for role, rules in found.items()}
