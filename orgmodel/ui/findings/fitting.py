"""Which rules suit what is open: those that it names, and those that know its words for sides."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from orgmodel.errors import PackError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import listed
from orgmodel.rules.check import packs_of
from orgmodel.rules.pack import OWN_PACK, Pack
from orgmodel.ui.findings.checks import CENTRE, OWN, SEPARATION, pack_titles
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

_KEPT, _STRUCTURE = 64, "structure"
_ELSEWHERE = (_STRUCTURE, CENTRE)
"""Packs that the page Separation does not open on: one is of every data, one has a page."""


def rules_offered(work: Work) -> Mapping[str, str]:
    """The rules one may choose, with their titles; those that suit best come first."""
    organisation, shipped = work.organisation, pack_titles()
    own = own_rules(organisation)
    mine = {OWN: f"Its own: {own.title}"} if own is not None else {}
    named = [pack for pack in organisation.packs if pack in shipped and pack not in _ELSEWHERE]
    first = [SEPARATION] if SEPARATION in named else []
    # Data that names the law it is under, and no sides, is not asked about sides first.
    if not first and not mine and not _sides_there(organisation):
        first = named
    return {**{name: shipped[name] for name in first}, **mine, **shipped}


def rules_asked(work: Work) -> str:
    """The rules that are checked: those chosen, else those that suit best."""
    offered = rules_offered(work)
    chosen = state.chosen(state.RULES)
    return chosen if chosen in offered else next(iter(offered))


def sides_kept_apart(work: Work, rules: str) -> tuple[str, ...]:
    """The two sides that these rules keep apart; none where they ask something else."""
    pack = _pack(work.organisation, rules)
    return pack.words.sides if pack is not None else ()


def are_sides_known(work: Work, rules: str) -> bool:
    """Whether a unit is said to be on one of the two sides that these rules keep apart."""
    there = _sides_there(work.organisation)
    return not there.isdisjoint(sides_kept_apart(work, rules))


def has_sides(work: Work) -> bool:
    """Whether a unit of the data is said to be on a side."""
    return bool(_sides_there(work.organisation))


def unsuited(work: Work, rules: str) -> str:
    """Why these rules give no verdict on what is open, in words; empty where they suit it."""
    organisation = work.organisation
    name = organisation.name
    if is_meant_for_others(work, rules):
        first, second = sides_kept_apart(work, rules)
        its = listed(sorted(_sides_there(organisation)))
        own = " Choose the rules of its own in the list." if own_rules(organisation) else ""
        return (
            f"These rules are not meant for {name}: they ask about a {first} side and a {second} "
            f"side, and the sides of {name} are called otherwise ({its}). Nothing that they list "
            f"is a verdict on it.{own}"
        )
    if rules in (OWN, SEPARATION, _STRUCTURE, *organisation.packs):
        return ""
    return (
        f"{name} does not name these rules among its own. They may ask for what it was never "
        "meant to have: read what they list as questions, not as a verdict."
    )


def is_meant_for_others(work: Work, rules: str) -> bool:
    """Whether the data has sides, and none of them is one that these rules know."""
    pack = _pack(work.organisation, rules)
    there = _sides_there(work.organisation)
    return bool(pack and pack.words.sides and there and there.isdisjoint(pack.words.known_sides))


def own_rules(organisation: OrganisationModel) -> Pack | None:
    """The pack of rules in the organisation's own folder; None where there is none to use."""
    own = organisation.attachments.get(OWN_PACK)
    return _own(own) if own is not None else None


@lru_cache(maxsize=_KEPT)
def _own(content: bytes) -> Pack | None:
    try:
        return packs_of(OrganisationModel({}, packs=(), attachments={OWN_PACK: content}))[0]
    except PackError:
        return None


@cache
def _shipped(name: str) -> Pack:
    return packs_of(OrganisationModel({}), [name])[0]


def _pack(organisation: OrganisationModel, rules: str) -> Pack | None:
    return own_rules(organisation) if rules == OWN else _shipped(rules)


def _sides_there(organisation: OrganisationModel) -> frozenset[str]:
    return frozenset(filter(None, organisation.cells.column("units", "side")))
