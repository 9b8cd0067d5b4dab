"""Reading a rule pack from TOML, and every fault of it at once, with file, rule and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from orgmodel.errors import PackError
from orgmodel.model.relations import COLUMN_RELATIONS, LINK_RELATIONS
from orgmodel.model.words import did_you_mean, near
from orgmodel.rules.finding import SEVERITIES
from orgmodel.rules.pack import Level, Pack, Process, Rule, Vocabulary, shipped
from orgmodel.rules.parameter import Parameter

Kinds = Mapping[str, tuple[Parameter, ...]]

_TEXTS = ("id", "title", "kind", "severity", "source", "why")
_OPTIONS = ("covered_by",)
_PROCESS = ("id", "title", "source", "why")
_LEVEL = ("id", "title", "means", "source")
_SHAPES: Mapping[str, tuple[type, str]] = {
    "name": (str, "a text"),
    "title": (str, "a text"),
    "about": (str, "a text"),
    "source": (str, "a text"),
    "target": (str, "a text"),
    "vocabulary": (dict, "a [vocabulary] table"),
    "roles": (dict, "a [roles] table"),
    "relations": (list, "a list of texts"),
    "rule": (list, "[[rule]] blocks"),
    "process": (list, "[[process]] blocks"),
    "level": (list, "[[level]] blocks"),
}


def read_pack(name: str, kinds: Kinds) -> Pack:
    """A shipped pack by name, or a pack file by path.

    `kinds` gives the parameters of each rule kind. Raises `PackError` with every fault.
    """
    content, file = content_of(name)
    return parse_pack(content, file, kinds)


def content_of(name: str) -> tuple[bytes, str]:
    """The bytes of a pack by name or path, and its file name. Raises `PackError`."""
    if name in shipped():
        file = f"{name}.toml"
        return (resources.files("orgmodel.rules") / "packs" / file).read_bytes(), file
    path = Path(name)
    if path.suffix != ".toml":
        advice = did_you_mean(near(name, shipped()), mark="")
        known = ", ".join(shipped())
        raise PackError(
            (
                f'no rule pack "{name}".{advice} Packs that ship: {known}; or give the '
                "path of a .toml file.",
            )
        )
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise PackError((f"{path}: cannot be read: {error.strerror}.",)) from error


def relations_in(content: bytes) -> tuple[str, ...]:
    """The relations a pack adds to the closed list; none where it cannot be read."""
    try:
        given = tomllib.loads(content.decode("utf-8-sig")).get("relations", [])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return ()
    return tuple(r for r in given if isinstance(r, str)) if isinstance(given, list) else ()


def parse_pack(content: bytes, file: str, kinds: Kinds) -> Pack:
    """The pack in these bytes. Raises `PackError` with every fault."""
    try:
        given = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError((f"{file}: not readable as TOML: {error}.",)) from error
    return _Parser(given, file, kinds).pack()


class _Parser:
    """One pack file on its way to a `Pack`, collecting faults."""

    def __init__(self, given: dict[str, Any], file: str, kinds: Kinds) -> None:
        self.given, self.file, self.kinds = given, file, kinds
        self.faults: list[str] = []
        for key, (kind, meaning) in _SHAPES.items():
            if not isinstance(given.get(key, kind()), kind):
                self.faults.append(f"{file}: {key} must be {meaning}.")
                given[key] = kind()
        self.name = given.get("name") or Path(file).stem
        self.words = self._vocabulary(given.get("vocabulary", {}))
        self.roles = {str(key): str(value) for key, value in given.get("roles", {}).items()}
        self.added = [r for r in given.get("relations", []) if isinstance(r, str)]
        if len(self.added) < len(given.get("relations", [])):
            self.faults.append(f"{file}: relations must be a list of texts.")
        self.relations = {*LINK_RELATIONS, *COLUMN_RELATIONS, *self.added}

    def pack(self) -> Pack:
        """The pack, or `PackError`."""
        given, file = self.given, self.file
        self.faults += [
            f'{file}: unknown key "{key}". Known: {", ".join(_SHAPES)}.'
            for key in given
            if key not in _SHAPES
        ]
        rules = tuple(self._rules(given.get("rule", []), "rule"))
        process = tuple(self._process())
        levels = tuple(self._levels({rule.id for rule in rules}))
        if not given.get("rule"):
            self.faults.append(f"{file}: no [[rule]] block.")
        target = given.get("target", "")
        if target and target not in {block.get("id") for block in _tables(given.get("level", []))}:
            self.faults.append(f'{file}: target: no level "{target}" in this pack.')
        if self.faults:
            raise PackError(tuple(self.faults))
        return Pack(
            self.name,
            given.get("title", self.name),
            given.get("source", ""),
            rules,
            self.words,
            self.roles,
            tuple(self.added),
            process,
            levels,
            target,
            given.get("about", "").strip(),
        )

    def _vocabulary(self, given: Mapping[str, Any]) -> Vocabulary:
        known = Vocabulary.__dataclass_fields__
        where = f"{self.file}: vocabulary"
        self.faults += [
            f'{where}: unknown key "{key}". Known: {", ".join(known)}.'
            for key in given
            if key not in known
        ]
        sides = given.get("sides", [])
        if not (
            isinstance(sides, list)
            and all(isinstance(side, str) for side in sides)
            and len(sides) in (0, 2)
        ):
            self.faults.append(f"{where}: sides must be a list of two texts.")
            sides = []
        texts = {key: value for key, value in given.items() if key in known and key != "sides"}
        self.faults += [
            f"{where}: {key} must be a text."
            for key, value in texts.items()
            if not isinstance(value, str)
        ]
        return Vocabulary(sides=tuple(sides), **{k: str(v) for k, v in texts.items()})

    def _rules(self, blocks: list[Any], what: str) -> Iterator[Rule]:
        seen: set[str] = set()
        for place, block in enumerate(blocks, start=1):
            where = f"{self.file}: {what} number {place}"
            if not isinstance(block, dict):
                self.faults.append(f"{where}: must be a [[{what}]] block.")
                continue
            where = f"{self.file}: {what} {block['id']}" if block.get("id") else where
            found = list(self._faults_of(block, where))
            if block.get("id") in seen:
                found.append(f"{where}: id: there is another {what} of this id.")
            seen.add(str(block.get("id")))
            self.faults += found
            if not found:
                declared = self.kinds[block["kind"]]
                parameters = {p.name: block.get(p.name, p.default) for p in declared}
                texts = {key: block[key] for key in (*_TEXTS, *_OPTIONS) if key in block}
                yield Rule(
                    **texts,
                    pack=self.name,
                    parameters=parameters,
                    words=self.words,
                    roles=self.roles,
                )

    def _faults_of(self, block: Mapping[str, Any], where: str) -> Iterator[str]:
        yield from _lacking(block, _TEXTS, where, "rule")
        severity, kind = block.get("severity"), block.get("kind")
        if severity and severity not in SEVERITIES:
            yield f'{where}: severity: "{severity}" is not one of {", ".join(SEVERITIES)}.'
        if not isinstance(kind, str) or not kind:
            return
        if kind not in self.kinds:
            advice = did_you_mean(near(kind, self.kinds))
            known = ", ".join(sorted(self.kinds))
            yield f'{where}: kind: no kind "{kind}".{advice} Kinds: {known}.'
            return
        declared = {parameter.name: parameter for parameter in self.kinds[kind]}
        for key in block:
            if key not in declared and key not in (*_TEXTS, *_OPTIONS):
                known = ", ".join(declared) or "none"
                yield f'{where}: {key}: the kind "{kind}" has no such parameter. It has: {known}.'
        for key in _OPTIONS:
            if not isinstance(block.get(key, ""), str):
                yield f"{where}: {key}: must be a text."
        for parameter in declared.values():
            yield from parameter.faults(block, where, self.relations)

    def _process(self) -> Iterator[Process]:
        for place, block in enumerate(self.given.get("process", []), start=1):
            where = f"{self.file}: process number {place}"
            if not isinstance(block, dict):
                self.faults.append(f"{where}: must be a [[process]] block.")
                continue
            found = [
                *_lacking(block, _PROCESS, where, "process"),
                *_unknown(block, _PROCESS, where),
            ]
            self.faults += found
            if not found:
                yield Process(**{key: block[key] for key in _PROCESS}, pack=self.name)

    def _levels(self, known: set[str]) -> Iterator[Level]:
        for place, block in enumerate(self.given.get("level", []), start=1):
            if not isinstance(block, dict):
                self.faults.append(f"{self.file}: level number {place}: must be a [[level]] block.")
                continue
            where = f"{self.file}: level {block.get('id', f'number {place}')}"
            keys = (*_LEVEL, "rules", "condition")
            found = [*_lacking(block, _LEVEL, where, "level"), *_unknown(block, keys, where)]
            rules, conditions = block.get("rules", []), block.get("condition", [])
            found += [
                f'{where}: rules: no rule "{rule}" in this pack.'
                for rule in rules
                if rule not in known
            ]
            self.faults += found
            made = tuple(self._rules(conditions, "condition"))
            if not found:
                yield Level(
                    **{key: block[key] for key in _LEVEL}, rules=tuple(rules), conditions=made
                )


def _tables(blocks: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    return (block for block in blocks if isinstance(block, dict))


def _lacking(block: Mapping[str, Any], keys: Iterable[str], where: str, what: str) -> Iterator[str]:
    for key in keys:
        if not isinstance(block.get(key), str) or not block[key].strip():
            yield f"{where}: {key}: missing. Every {what} needs {', '.join(keys)}."


def _unknown(block: Mapping[str, Any], keys: tuple[str, ...], where: str) -> Iterator[str]:
    for key in block:
        if key not in keys:
            yield f'{where}: unknown key "{key}". Known: {", ".join(keys)}.'
