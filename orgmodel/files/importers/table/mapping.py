"""Which column of a staff list is which of ours: mapping.toml, written once and used again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from orgmodel.errors import OrgmodelError, UnknownNameError
from orgmodel.files.importers.table.fields import BY_NAME, MANAGER_BY, MANY
from orgmodel.model import toml
from orgmodel.model.toml_table import TomlTable, opened
from orgmodel.model.words import did_you_mean, listed, near

FILE = "mapping.toml"
_MANY = tuple(MANY)


@dataclass(frozen=True)
class TableMapping:
    """Our column → theirs, which rows to read, and which repairs are on or off.

    `columns` maps a field (`fields.FIELDS`) to a heading; `many` maps levels, unit_levels, keep
    and leave_out to any number of headings. `manager_by` is one of `fields.MANAGER_BY`;
    `unit_path` the mark between units where one cell holds a whole path. `header` is the
    spreadsheet row of the headings, None to look for it; `on` the day of effective-dated rows.
    `repairs` are those switched on or off by name; others go by what is safe.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    manager_by: str = "id"
    unit_path: str = ""
    sheet: str = ""
    header: int | None = None
    on: str = ""
    repairs: Mapping[str, bool] = field(default_factory=dict)

    def of(self, heading: str) -> str:
        """What a column is used for; empty where the mapping does not say."""
        return self._uses.get(heading, "")

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings that the mapping names."""
        return tuple(self._uses)

    @property
    def _uses(self) -> Mapping[str, str]:
        many = {title: name for name, titles in self.many.items() for title in titles}
        return {**many, **{title: name for name, title in self.columns.items()}}

    def using(self, heading: str, use: str) -> TableMapping:
        """With a column put to another use; a field that another column had is taken from it.

        The other column is then kept beside. `UnknownNameError` where there is no such use.
        """
        if use not in BY_NAME and use not in MANY:
            known = (*BY_NAME, *MANY)
            meant = did_you_mean(near(use, known))
            raise UnknownNameError(f'there is no use "{use}".{meant} Uses: {", ".join(known)}.')
        columns = {name: title for name, title in self.columns.items() if title != heading}
        many = {
            name: tuple(title for title in titles if title != heading)
            for name, titles in self.many.items()
        }
        if use in MANY:
            many[use] = (*many.get(use, ()), heading)
        else:
            if use in columns:
                many["keep"] = (*many.get("keep", ()), columns[use])
            columns[use] = heading
        return replace(
            self,
            columns=MappingProxyType(columns),
            many=MappingProxyType({name: titles for name, titles in many.items() if titles}),
        )

    def repairing(self, switches: Mapping[str, bool]) -> TableMapping:
        """With further repairs switched on or off."""
        return replace(self, repairs={**self.repairs, **switches})

    def to_toml(self) -> str:
        """The text of mapping.toml."""
        lines = ["[posts]                       # our column = theirs"]
        lines += [
            f"{name} = {toml.quoted(self.columns[name])}"
            for name in BY_NAME
            if name in self.columns
        ]
        lines.append(f"manager_by = {toml.quoted(self.manager_by)}")
        lines += [f"{name} = {_list(self.many[name])}" for name in _MANY if self.many.get(name)]
        if self.unit_path:
            lines.append(f"unit_path = {toml.quoted(self.unit_path)}")
        rows = [f"sheet = {toml.quoted(self.sheet)}"] if self.sheet else []
        rows += [f"header = {self.header}"] if self.header is not None else []
        rows += [f"on = {toml.quoted(self.on)}"] if self.on else []
        if rows:
            lines += ["", "[rows]", *rows]
        if self.repairs:
            lines += ["", "[repairs]"]
            lines += [f"{name} = {'true' if on else 'false'}" for name, on in self.repairs.items()]
        return "\n".join(lines) + "\n"


def _list(titles: Sequence[str]) -> str:
    return f"[{', '.join(map(toml.quoted, titles))}]"


def read_mapping(content: bytes, known_repairs: Iterable[str], file: str = FILE) -> TableMapping:
    """The mapping in a file; `OrgmodelError` with every fault where it cannot be used."""
    table = opened(content)
    table.only(("posts", "rows", "repairs"))
    posts, rows = table.table("posts"), table.table("rows")
    posts.only((*BY_NAME, *_MANY, "manager_by", "unit_path"))
    rows.only(("sheet", "header", "on"))
    manager_by = posts.text("manager_by") or "id"
    if manager_by not in MANAGER_BY:
        meant = did_you_mean(near(manager_by, MANAGER_BY))
        posts.fault(
            f'"{manager_by}" is no way to name a manager.{meant} Allowed: {listed(MANAGER_BY)}.',
            "manager_by",
        )
    columns = {name: title for name in BY_NAME if (title := posts.text(name))}
    many = {name: titles for name in _MANY if (titles := tuple(posts.texts(name)))}
    mapping = TableMapping(
        MappingProxyType(columns),
        MappingProxyType(many),
        manager_by,
        posts.text("unit_path"),
        rows.text("sheet"),
        rows.optional_whole("header", least=1, most=10_000_000),
        rows.day("on"),
        _switches(table.table("repairs"), tuple(known_repairs)),
    )
    twice = [title for title in mapping.headings if _times(mapping, title) > 1]
    for title in twice:
        posts.fault(f'the column "{title}" has two uses. Leave it one.')
    if table.faults:
        raise OrgmodelError("\n".join(table.words(file)))
    return mapping


def _switches(table: TomlTable, known: Sequence[str]) -> Mapping[str, bool]:
    table.only(known)
    return {name: table.flag(name) for name in known if name in table}


def _times(mapping: TableMapping, title: str) -> int:
    every = [*mapping.columns.values(), *(t for titles in mapping.many.values() for t in titles)]
    return every.count(title)
