"""Reading a rule pack from TOML, and every fault of it at once, with file, rule and key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from importlib import resources
from pathlib import Path
from typing import cast

from orgmodel.errors import PackError, PluginError
from orgmodel.model.relations import COLUMN_RELATIONS, LINK_RELATIONS
from orgmodel.model.toml import shown
from orgmodel.model.toml_table import TomlTable, opened
from orgmodel.model.words import did_you_mean, near
from orgmodel.rules.finding import SEVERITIES, Severity
from orgmodel.rules.hints import read_hints
from orgmodel.rules.pack import Level, Pack, Process, Rule, Vocabulary, shipped
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.standing.clause import STANDING_KEYS
from orgmodel.rules.standing.reading import read_standing

Kinds = Mapping[str, tuple[Parameter, ...]]

_KEYS = (
    "name",
    "title",
    "about",
    "source",
    "target",
    "vocabulary",
    "roles",
    "within",
    "posts",
    "units",
    "in_common",
    "relations",
    "rule",
    "process",
    "level",
    "suggest",
    "body",
)
_RULE = ("id", "title", "kind", "severity", "source", "why")
_OPTIONS = ("covered_by", *STANDING_KEYS)
_PROCESS = ("id", "title", "source", "why")
_LEVEL = ("id", "title", "means", "source")
_SIDES = "a list of two texts"


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


def content_named_in(
    name: str, folder: str | None, kept: Mapping[str, bytes] | None = None
) -> tuple[bytes, str]:
    """The bytes of a pack that an organisation.toml names, and its file name.

    A pack that ships; one of the files `kept` with the organisation; or, where it was read from a
    `folder` on disk, the path of a .toml file from there, which leads into that folder or the one
    it lies in, links followed. Without a folder, such as in an upload, no path is opened or looked
    for. Raises `PackError`.
    """
    if name in shipped():
        return content_of(name)
    if kept and name in kept and Path(name).suffix == ".toml":
        return kept[name], name
    if folder is None or Path(name).suffix != ".toml":
        raise PackError((_unknown_in_data(name, folder),))
    try:
        root = Path(folder).resolve().parent
        place = (Path(folder) / name).resolve()
        if not place.is_relative_to(root):
            raise PackError((_outside(name),))
        if not place.is_file():
            raise PackError((f"the rule pack {shown(name)} is no file in {folder}.",))
        return place.read_bytes(), place.name
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no path"
        raise PackError((f"the rule pack {shown(name)} cannot be read: {reason}.",)) from error


def _unknown_in_data(name: str, folder: str | None) -> str:
    advice = did_you_mean(near(name, shipped()), mark="")
    own = "a pack of one's own is rules.toml, beside the tables"
    if folder is not None:
        own += ", or the path of a .toml file from this folder"
    return (
        f"no rule pack {shown(name)} ships.{advice} Packs that ship: {', '.join(shipped())}; {own}."
    )


def _outside(name: str) -> str:
    return (
        f"the rule pack {shown(name)} lies outside: a path leads from the data's folder into it or "
        "into the folder it lies in. Move the pack there, or name it by --rules."
    )


def relations_in(content: bytes) -> tuple[str, ...]:
    """The relations a pack adds to the closed list; none where it cannot be read."""
    return tuple(opened(content).names("relations"))


def side_words_in(content: bytes) -> frozenset[str]:
    """The words for sides that a pack knows; none where it names no two sides."""
    words = _vocabulary(opened(content).table("vocabulary"))
    return frozenset(words.known_sides if len(words.sides) == 2 else ())


def parse_pack(content: bytes, file: str, kinds: Kinds) -> Pack:
    """The pack in these bytes. Raises `PackError` with every fault."""
    table = opened(content)
    if table.faults:
        raise PackError(table.words(file))
    pack = _PackFile(table, Path(file).stem, kinds).pack()
    if table.faults:
        raise PackError(table.words(file))
    return replace(pack, sha256=hashlib.sha256(content).hexdigest())


class _PackFile:
    """One pack file on its way to a `Pack`; its faults are those of its table."""

    def __init__(self, table: TomlTable, stem: str, kinds: Kinds) -> None:
        self.table, self.kinds = table, kinds
        table.only(_KEYS)
        self.name = table.name("name") or stem
        self.roles = table.texts_by_key("roles")
        self.words = replace(
            _vocabulary(table.table("vocabulary")),
            within=self._within(),
            tables=tuple((role, of) for of in ("posts", "units") for role in self._of_roles(of)),
            in_common=self._of_roles("in_common"),
        )
        self.body = table.name("body")
        self.added = table.names("relations")
        self.relations = {*LINK_RELATIONS, *COLUMN_RELATIONS, *self.added}

    def pack(self) -> Pack:
        """The pack, as far as it can be read."""
        table = self.table
        rules = self._rules(table.tables("rule"), "rule")
        levels = tuple(self._levels(table.tables("level"), {rule.id for rule in rules}))
        if not table.given.get("rule"):
            table.fault("no [[rule]] block. A pack needs one rule or more.")
        target = table.name("target")
        if target:
            table.known("target", target, (level.id for level in levels), "level")
        return Pack(
            self.name,
            table.text("title", self.name),
            table.text("source"),
            rules,
            self.words,
            self.roles,
            tuple(self.added),
            tuple(self._process(table.tables("process"))),
            levels,
            target,
            table.text("about").strip(),
            self.body,
            read_hints(table.table("suggest"), self.words.known_sides, self.roles),
        )

    def _within(self) -> tuple[tuple[str, str], ...]:
        """Which role is part of which, as `[within]` says."""
        pairs = tuple(self.table.texts_by_key("within").items())
        for role in dict.fromkeys(role for pair in pairs for role in pair):
            self.table.known("within", role, self.roles, "role")
        return pairs

    def _of_roles(self, key: str) -> tuple[str, ...]:
        """The roles that a key lists."""
        roles = self.table.names(key)
        return tuple(role for role in roles if self.table.known(key, role, self.roles, "role"))

    def _rules(self, blocks: list[TomlTable], what: str) -> tuple[Rule, ...]:
        seen: set[str] = set()
        found = []
        for block in blocks:
            name = block.name("id")
            if name in seen:
                block.fault(f"there is another {what} of this id. Give each its own.", "id")
            seen |= {name} - {""}
            found.append(self._rule(block, name))
        return tuple(rule for rule in found if rule is not None)

    def _rule(self, block: TomlTable, name: str) -> Rule | None:
        """The rule of a block; None where its kind is not known."""
        block.needs(_RULE, "rule")
        severity = cast("Severity", block.name("severity", "error", allowed=SEVERITIES))
        standing = read_standing(block, severity)
        kind = block.name("kind")
        if not kind or (
            kind not in self.kinds and not block.known("kind", kind, self.kinds, "kind")
        ):
            return None
        try:
            declared = {parameter.name: parameter for parameter in self.kinds[kind]}
        except PluginError as error:
            block.fault(str(error), "kind")
            return None
        for key in block.given:
            if key not in (*_RULE, *_OPTIONS, *declared):
                advice = did_you_mean(near(key, declared))
                known = ", ".join(declared) or "none"
                block.fault(
                    f'the kind "{kind}" has no such parameter.{advice} It has: {known}.', key
                )
        return Rule(
            id=name,
            title=block.text("title"),
            kind=kind,
            severity=severity,
            source=block.text("source"),
            why=block.text("why"),
            pack=self.name,
            parameters={p.name: p.read(block, self.relations) for p in declared.values()},
            words=self.words,
            roles=self.roles,
            covered_by=block.name("covered_by"),
            body=self.body,
            **standing.standing,
        )

    def _process(self, blocks: list[TomlTable]) -> Iterator[Process]:
        for block in blocks:
            block.only(_PROCESS)
            block.needs(_PROCESS, "process")
            yield Process(
                block.name("id"),
                block.text("title"),
                block.text("source"),
                block.text("why"),
                self.name,
            )

    def _levels(self, blocks: list[TomlTable], known: set[str]) -> Iterator[Level]:
        for block in blocks:
            block.only((*_LEVEL, "rules", "condition"))
            block.needs(_LEVEL, "level")
            rules = block.names("rules")
            for rule in rules:
                block.known("rules", rule, known, "rule")
            yield Level(
                block.name("id"),
                block.text("title"),
                block.text("means"),
                block.text("source"),
                tuple(rules),
                self._rules(block.tables("condition"), "condition"),
            )


def _vocabulary(table: TomlTable) -> Vocabulary:
    of_roles = ("within", "tables", "in_common")
    known = {one.name: str(one.default) for one in fields(Vocabulary) if one.name not in of_roles}
    table.only(known)
    sides = table.names("sides", what=_SIDES)
    if len(sides) not in (0, 2):
        table.must_be("sides", _SIDES)
    words = {key: table.name(key, default) for key, default in known.items() if key != "sides"}
    return Vocabulary(sides=tuple(sides), within=(), tables=(), in_common=(), **words)
