"""The packs, rules and kinds of rule there are, as values to list and to explain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from orgmodel.errors import UnknownNameError
from orgmodel.model.words import did_you_mean, near
from orgmodel.rules.kinds import EXAMPLES, PARAMETERS, every_name, family_of, manual_of
from orgmodel.rules.pack import Level, Pack, Rule, shipped
from orgmodel.rules.pack_file import read_pack
from orgmodel.rules.parameter import WORDS
from orgmodel.rules.standing.clause import STANDING_KEYS

_RULE = ("id", "title", "kind", "severity", "source", "why", "covered_by", *STANDING_KEYS)
_KIND_COLUMNS = ("kind", "family", "parameter", "type", "required", "default", "meaning")


@dataclass(frozen=True, slots=True)
class RuleList:
    """Packs to list, and of them the one rule that was asked for, if one was."""

    packs: tuple[Pack, ...]
    rule: Rule | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that were asked for, those of the packs without the conditions of levels."""
        if self.rule is not None:
            return (self.rule,)
        return tuple(rule for pack in self.packs for rule in pack.rules)

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {"packs": [self._pack(pack) for pack in self.packs]}

    def to_frame(self) -> pd.DataFrame:
        """A row a rule."""
        rows = [{"pack": rule.pack, **_rule(rule)} for rule in self.rules]
        return pd.DataFrame(rows, columns=["pack", *_RULE])

    def _pack(self, pack: Pack) -> dict[str, Any]:
        rules = [rule for rule in pack.rules if self.rule is None or rule is self.rule]
        whole = self.rule is None
        return {
            "name": pack.name,
            "title": pack.title,
            "source": pack.source,
            "about": pack.about,
            "sides": list(pack.words.sides),
            "roles": dict(pack.roles),
            "rules": [{**_rule(one), "parameters": given_to(one)} for one in rules],
            "levels": [_level(level) for level in pack.levels if whole],
            "process": [process.to_dict() for process in pack.process if whole],
        }


@dataclass(frozen=True, slots=True)
class KindList:
    """Kinds of rule to list, by name."""

    kinds: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {"kinds": [_kind(kind) for kind in self.kinds]}

    def to_frame(self) -> pd.DataFrame:
        """A row a parameter, and one for a kind without any."""
        rows = []
        for kind in self.kinds:
            about = {"kind": kind, "family": family_of(kind)}
            rows += [
                {
                    **about,
                    "parameter": one.name,
                    "type": WORDS[one.type],
                    "required": "yes" if one.required else "no",
                    "default": "" if one.default is None else str(one.default),
                    "meaning": one.meaning,
                }
                for one in PARAMETERS[kind]
            ] or [about]
        return pd.DataFrame(rows, columns=list(_KIND_COLUMNS)).fillna("")


def listing(asked: str | None = None, rule: str | None = None) -> RuleList | KindList:
    """What `asked` names: a pack that ships, a pack file, a rule of a pack that ships or a kind.

    Without it, every pack that ships; with a `rule`, that one of the pack. `UnknownNameError`
    where there is none of the name, `PackError` where a pack file cannot be used.
    """
    if asked is None:
        return RuleList(tuple(read_pack(name, PARAMETERS) for name in shipped()))
    if asked in shipped() or asked.lower().endswith(".toml"):
        pack = read_pack(asked, PARAMETERS)
        return RuleList((pack,), None if rule is None else _rule_of((pack,), rule))
    packs = tuple(read_pack(name, PARAMETERS) for name in shipped())
    if rule is not None:
        raise UnknownNameError(f'no rule pack "{asked}".{did_you_mean(near(asked, shipped()))}')
    if asked in PARAMETERS:
        return KindList((asked,))
    found = _rule_of(packs, asked, also=(*shipped(), *PARAMETERS))
    return RuleList(tuple(pack for pack in packs if pack.name == found.pack), found)


def every_kind() -> KindList:
    """All kinds of rule: those that ship, and of other packages those that can be loaded."""
    return KindList(every_name())


def given_to(rule: Rule) -> dict[str, Any]:
    """The parameters that a rule sets other than its kind would."""
    defaults = {parameter.name: parameter.default for parameter in PARAMETERS[rule.kind]}
    return {name: value for name, value in rule.parameters.items() if value != defaults[name]}


def _rule_of(packs: tuple[Pack, ...], wanted: str, also: tuple[str, ...] = ()) -> Rule:
    rules = {
        rule.id: rule
        for pack in packs
        for rule in (*pack.rules, *(one for level in pack.levels for one in level.conditions))
    }
    same = [name for name in rules if name.casefold() == wanted.strip().casefold()]
    if same:
        return rules[same[0]]
    what = "rule pack, rule or kind of rule" if also else "rule"
    where = "" if also else f" in {packs[0].name}"
    raise UnknownNameError(
        f'no {what} "{wanted}"{where}.{did_you_mean(near(wanted, (*rules, *also), most=3))}'
    )


def _rule(rule: Rule) -> dict[str, str]:
    return {key: getattr(rule, key) for key in _RULE}


def _level(level: Level) -> dict[str, Any]:
    return {
        "id": level.id,
        "title": level.title,
        "means": level.means,
        "source": level.source,
        "rules": list(level.rules),
        "conditions": [{**_rule(one), "parameters": given_to(one)} for one in level.conditions],
    }


def _kind(kind: str) -> dict[str, Any]:
    example = EXAMPLES[kind]
    return {
        "kind": kind,
        "family": family_of(kind),
        "manual": manual_of(kind),
        "parameters": [
            {
                "name": one.name,
                "type": WORDS[one.type],
                "meaning": one.meaning,
                "required": one.required,
                "default": one.default,
                "allowed": list(one.allowed),
            }
            for one in PARAMETERS[kind]
        ],
        "example": {"rule": example.rule.strip(), "finding": example.finding},
    }
