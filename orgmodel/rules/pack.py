"""Rule packs: rules declared in TOML, read and checked as a whole.

A pack has a name, a title, a vocabulary (its two sides, and what it calls shared, neutral
and the trust level), roles (names for posts and bodies that its rules speak of) and rules.
Every fault of a file is told at once, with file, rule and key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from orgmodel.errors import PackError
from orgmodel.rules.finding import SEVERITIES, Severity
from orgmodel.rules.parameter import Parameter
from orgmodel.schema import COLUMN_RELATIONS, LINK_RELATIONS

_RULE_TEXTS = ("id", "title", "kind", "severity", "source", "why")
_SHAPES: Mapping[str, tuple[type, str]] = {
    "rule": (list, "[[rule]] blocks"),
    "process": (list, "[[process]] blocks"),
    "roles": (dict, "a [roles] table"),
    "vocabulary": (dict, "a [vocabulary] table"),
    "relations": (list, "a list of texts"),
}
_PACK_KEYS = ("name", "title", "about", "source", "vocabulary", "roles", "relations", "rule",
              "process")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words a pack uses for sides, function kinds and the relations that pair them.

    `sides` are the two to be kept apart; a function of a kind of the same name belongs to
    that side. `buys` and `supplies` are the relations of the first and the second side to a
    service.
    """

    sides: tuple[str, ...] = ()
    neutral: str = "neutral"
    trust: str = "trust"
    shared: str = "shared"
    buys: str = ""
    supplies: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One declared rule; `parameters` are complete and of the kind's types."""

    id: str
    title: str
    kind: str
    severity: Severity
    source: str
    why: str
    pack: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    words: Vocabulary = field(default_factory=Vocabulary)
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of rules with one vocabulary. `process` lists what no structure can show."""

    name: str
    title: str
    source: str
    rules: tuple[Rule, ...]
    words: Vocabulary = field(default_factory=Vocabulary)
    roles: Mapping[str, str] = field(default_factory=dict)
    relations: tuple[str, ...] = ()
    process: tuple[Mapping[str, str], ...] = ()


def shipped() -> tuple[str, ...]:
    """Names of the packs that ship."""
    folder = resources.files("orgmodel.rules") / "packs"
    names = (Path(item.name) for item in folder.iterdir())
    return tuple(sorted(name.stem for name in names if name.suffix == ".toml"))


def read_pack(name: str, kinds: Mapping[str, tuple[Parameter, ...]]) -> Pack:
    """A shipped pack by name, or a pack file by path.

    `kinds` gives the parameters of each rule kind. Raises `PackError` with every fault.
    """
    if name in shipped():
        content = (resources.files("orgmodel.rules") / "packs" / f"{name}.toml").read_bytes()
        return parse_pack(content, f"{name}.toml", kinds)
    path = Path(name)
    if path.suffix != ".toml":
        raise PackError((f'no rule pack "{name}". Packs that ship: {", ".join(shipped())}; '
                         "or give the path of a .toml file.",))  # fmt: skip
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PackError((f"{path}: cannot be read: {error.strerror}.",)) from error
    return parse_pack(content, path.name, kinds)


def parse_pack(content: bytes, file: str, kinds: Mapping[str, tuple[Parameter, ...]]) -> Pack:
    """The pack in these bytes. Raises `PackError` with every fault."""
    try:
        given = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError((f"{file}: not readable as TOML: {error}.",)) from error
    faults = [f'{file}: unknown key "{key}". Known: {", ".join(_PACK_KEYS)}.'
              for key in given if key not in _PACK_KEYS]  # fmt: skip
    for key, (kind, meaning) in _SHAPES.items():
        if not isinstance(given.get(key, kind()), kind):
            faults.append(f"{file}: {key} must be {meaning}.")
            given[key] = kind()
    words = _vocabulary(given.get("vocabulary", {}), file, faults)
    name = str(given.get("name", Path(file).stem))
    relations = tuple(str(relation) for relation in given.get("relations", []))
    roles = {str(key): str(value) for key, value in given.get("roles", {}).items()}
    rules = []
    seen: set[str] = set()
    for place, block in enumerate(given.get("rule", []), start=1):
        where = f"{file}: rule {block.get('id', f'number {place}')}"
        found = list(_faults_of_rule(block, where, kinds, {*relations}, roles))
        if block.get("id") in seen:
            found.append(f"{where}: id: there is another rule of this id.")
        seen.add(str(block.get("id")))
        faults += found
        if not found:
            parameters = _parameters(block, kinds[block["kind"]])
            rules.append(Rule(**{key: block[key] for key in _RULE_TEXTS}, pack=name,
                              parameters=parameters, words=words, roles=roles))  # fmt: skip
    if not given.get("rule"):
        faults.append(f"{file}: no [[rule]] block.")
    if faults:
        raise PackError(tuple(faults))
    return Pack(name, str(given.get("title", name)), str(given.get("source", "")), tuple(rules),
                words, roles, relations, tuple(given.get("process", [])))  # fmt: skip


def _vocabulary(given: Mapping[str, Any], file: str, faults: list[str]) -> Vocabulary:
    known = Vocabulary.__dataclass_fields__
    faults += [f'{file}: vocabulary: unknown key "{key}". Known: {", ".join(known)}.'
               for key in given if key not in known]  # fmt: skip
    sides = given.get("sides", [])
    if not (isinstance(sides, list) and all(isinstance(side, str) for side in sides)
            and len(sides) in (0, 2)):  # fmt: skip
        faults.append(f"{file}: vocabulary: sides must be a list of two texts.")
        sides = []
    texts = {key: str(value) for key, value in given.items() if key in known and key != "sides"}
    return Vocabulary(sides=tuple(sides), **texts)


def _faults_of_rule(
    block: Mapping[str, Any],
    where: str,
    kinds: Mapping[str, tuple[Parameter, ...]],
    relations: set[str],
    roles: Mapping[str, str],
) -> Iterator[str]:
    for key in _RULE_TEXTS:
        if not isinstance(block.get(key), str) or not block[key].strip():
            yield f"{where}: {key}: missing. Every rule needs {', '.join(_RULE_TEXTS)}."
    if block.get("severity") not in SEVERITIES and block.get("severity"):
        yield f'{where}: severity: "{block["severity"]}" is not one of {", ".join(SEVERITIES)}.'
    if not block.get("kind"):
        return
    if block["kind"] not in kinds:
        yield f'{where}: kind: no kind "{block["kind"]}". Kinds: {", ".join(sorted(kinds))}.'
        return
    declared = {parameter.name: parameter for parameter in kinds[block["kind"]]}
    for key in block:
        if key not in declared and key not in _RULE_TEXTS:
            known = ", ".join(declared) or "none"
            kind = block["kind"]
            yield f'{where}: {key}: the kind "{kind}" has no such parameter. It has: {known}.'
    known_relations = {*LINK_RELATIONS, *COLUMN_RELATIONS, *relations}
    for parameter in declared.values():
        yield from parameter.faults(block, where, known_relations, roles)


def _parameters(block: Mapping[str, Any], declared: tuple[Parameter, ...]) -> dict[str, Any]:
    return {parameter.name: block.get(parameter.name, parameter.default) for parameter in declared}
