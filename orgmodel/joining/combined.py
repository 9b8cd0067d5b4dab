"""Several organisations as the files of one: ids kept apart, each row's origin beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from orgmodel.errors import OrgmodelError, PackError
from orgmodel.files.exporters import files_beside, table_bytes
from orgmodel.files.folder.departed import FILE as DEPARTED
from orgmodel.files.folder.departed import departed_bytes
from orgmodel.files.folder.folder import BODIES
from orgmodel.files.folder.organisation_file import FILE, OrganisationFile, read_organisation_file
from orgmodel.files.toml_text import toml_text
from orgmodel.joining.between import BetweenCell
from orgmodel.joining.heads import under_one_head
from orgmodel.joining.own_files import (
    exemption_bytes,
    exemption_with,
    exemptions_in,
    pack_of_body,
)
from orgmodel.joining.prefixes import PAY, Prefix, ids_of
from orgmodel.joining.record import BodiesRecord, BodyRecord
from orgmodel.joining.restored import exemptions_between, with_cells
from orgmodel.model.bodies import BETWEEN, unfit_body
from orgmodel.model.columns import Table
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import TABLES
from orgmodel.model.tables import carried_columns
from orgmodel.model.words import listed
from orgmodel.rules.check import packs_of
from orgmodel.rules.exemptions import FILE as EXEMPTIONS
from orgmodel.rules.pack import OWN_PACK, shipped

ORIGIN = "origin"
_ALIKE = ("status", "source")


@dataclass(frozen=True)
class JoinedPart:
    """One body on its way into the whole: its model, its tables whole, its files and prefix."""

    name: str
    model: OrganisationModel
    tables: Mapping[str, pd.DataFrame]
    files: Mapping[str, bytes]
    settings: OrganisationFile
    prefix: Prefix

    @classmethod
    def of(cls, name: str, model: OrganisationModel) -> JoinedPart:
        """The body of this name."""
        tables = model.set_aside.joined(model.tables)
        files = files_beside(model)
        settings, _ = read_organisation_file(files[FILE])
        return cls(name, model, tables, files, settings, Prefix(name, ids_of(tables)))

    @property
    def roles(self) -> Mapping[str, str]:
        """The roles that it names, and those that an id of the role's name plays in its packs."""
        return roles_of_body(self.model, self.settings.roles, self.prefix.ids)


def combined_files(
    models: Mapping[str, OrganisationModel], between: Sequence[BetweenCell] = (), top: str = ""
) -> dict[str, bytes]:
    """The files of the folder that holds them all. `OrgmodelError` where they cannot be one.

    `between` is what stood between them when they were one before. The heads of the others report
    to the head of the body `top`; without one each keeps its own top.
    """
    refuse(models)
    parts = [JoinedPart.of(name, model) for name, model in models.items()]
    column = _origin_column(parts)
    files, posts = {}, parts[0].tables["posts"]
    for table in TABLES:
        frame = with_cells(table.name, _table(table, parts, column), between, column)
        if table.name == "posts":
            posts = frame = under_one_head(frame, models, top, BETWEEN) if top else frame
        if len(frame) or table.name == "posts":
            files[table.file] = table_bytes(frame, table.name)
    departed = [row for part in parts for row in _departed(part)]
    exemptions = [*_exemptions(parts), *exemptions_between(between)]
    packs, own = _packs(parts)
    files |= {DEPARTED: departed_bytes(departed)} if departed else {}
    files |= {EXEMPTIONS: exemption_bytes(exemptions)} if exemptions else {}
    files |= own
    files[FILE] = _settings(parts, packs, column, posts)
    return {**files, BODIES: _record(parts, column)}


def roles_of_body(
    model: OrganisationModel, said: Mapping[str, str], ids: Collection[str]
) -> Mapping[str, str]:
    """Role → id as it stays where ids get a prefix: also what no table of roles needs to say."""
    try:
        packs = packs_of(model)
    except PackError:
        return said
    named = (role for pack in packs for role in pack.roles)
    return {**said, **{role: role for role in named if role not in said and role in ids}}


def refuse(models: Mapping[str, OrganisationModel]) -> None:
    """`OrgmodelError` where these cannot be bodies of one organisation."""
    if len(models) < 2:
        raise OrgmodelError("To combine takes two organisations or more, each as NAME=DATA.")
    for name, model in models.items():
        if fault := unfit_body(name):
            raise OrgmodelError(f'"{name}" is {fault}')
        if model.bodies:
            raise OrgmodelError(
                f"{name} holds several bodies already ({listed(model.bodies)}). Combine these one "
                "by one: orgmodel split gives each its folder."
            )


def _origin_column(parts: Iterable[JoinedPart]) -> str:
    """The name of the column of origins: one that no body has as a column of its own."""
    taken = {c for part in parts for own in carried_columns(part.tables).values() for c in own}
    names = (ORIGIN if n == 1 else f"{ORIGIN}_{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _table(table: Table, parts: Iterable[JoinedPart], column: str) -> pd.DataFrame:
    """The rows of every body, its columns first, then where each row came from."""
    frames = []
    for part in parts:
        frame = part.tables[table.name]
        if not len(frame):
            continue
        found = part.prefix.table_on(table.name, frame)
        frames.append(found.assign(**{column: _origins(part, table.name, frame)}))
    if not frames:
        return next(iter(parts)).tables[table.name]
    whole = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True).fillna("")
    return whole[[*(name for name in whole.columns if name != column), column]]


def _origins(part: JoinedPart, table: str, frame: pd.DataFrame) -> list[str]:
    """`north/posts.csv:14` for each row, or `north/change 2`."""
    origins = part.model.origins
    plain = origins.of(table, 0).file
    made = {label for name, label, of in origins.changes if name == table and not of}
    return [
        f"{part.name}/{origins.of(table, label).words()}"
        if label in made
        else f"{part.name}/{plain}:{label}"
        for label in frame.index.tolist()
    ]


def _departed(part: JoinedPart) -> list[dict[str, str]]:
    ids = ("id", "reports_to", "body")
    return [
        {key: part.prefix.on(cell) if key in ids else cell for key, cell in row.items()}
        for row in part.model.departed
    ]


def _exemptions(parts: Iterable[JoinedPart]) -> list[dict[str, object]]:
    found = []
    for part in parts:
        blocks = exemptions_in(part.files.get(EXEMPTIONS)) or []
        found += [exemption_with(block, part.prefix.on) for block in blocks]
    return found


def _packs(parts: Iterable[JoinedPart]) -> tuple[list[str], dict[str, bytes]]:
    """The packs of all, those of one body alone in files of its own."""
    names, files = dict[str, None](), dict[str, bytes]()
    for part in parts:
        own = [pack for pack in part.settings.packs if pack not in shipped()]
        names |= dict.fromkeys(pack for pack in part.settings.packs if pack in shipped())
        for pack in (*own, *([OWN_PACK] if OWN_PACK in part.files else [])):
            content = part.files.get(pack)
            of_body = None if content is None else pack_of_body(content, part.prefix)
            if of_body is None:
                continue
            file = f"rules-{part.name}{'' if pack == OWN_PACK else f'-{len(files)}'}.toml"
            names[file], files[file] = None, of_body
    return list(names), files


def tops_with(
    tops: tuple[str, ...] | None, posts: pd.DataFrame, change: Callable[[str], str]
) -> tuple[str, ...]:
    """The tops of a body among others: those that it names, else each post without a manager."""
    if tops is None:
        tops = tuple(posts["id"][posts["reports_to"] == ""])
    return tuple(change(top) for top in dict.fromkeys(tops) if top)


def _settings(parts: list[JoinedPart], packs: list[str], column: str, posts: pd.DataFrame) -> bytes:
    settings = [part.settings for part in parts]
    days = sorted({one.date for one in settings if one.date})
    given: dict[str, object] = {"name": listed([one.name for one in settings])}
    if days:
        given["date"] = days[-1]
    for key in _ALIKE:
        said = list(dict.fromkeys(text for one in settings if (text := getattr(one, key))))
        if said:
            given[key] = "; ".join(said)
    targets = {one.target for one in settings}
    if len(targets) == 1 and "" not in targets:
        given["target"] = targets.pop()
    money = {one.currency for one in settings}
    if len(money) == 1 and "" not in money:
        given["currency"] = money.pop()
    people = [one.population for one in settings]
    if None not in people:
        given["population"] = sum(number for number in people if number is not None)
    given |= _costing(parts)
    given["packs"] = packs
    if any(one.tops is not None for one in settings):
        led = _led_from_outside(parts, posts)
        given["tops"] = [
            top
            for part in parts
            for top in tops_with(part.settings.tops, part.tables["posts"], part.prefix.on)
            if top not in led
        ]
    given["roles"] = {
        part.name: {role: part.prefix.on(name) for role, name in part.roles.items()}
        for part in parts
    }
    columns: dict[str, list[str]] = {}
    for table in TABLES:
        own = [c for one in settings for c in one.columns.get(table.name, ())]
        if any(len(part.tables[table.name]) for part in parts):
            columns[table.name] = list(dict.fromkeys([*own, column]))
    given["columns"] = columns
    return toml_text(given).encode()


def _costing(parts: Iterable[JoinedPart]) -> dict[str, object]:
    """How costs are computed where the bodies with a pay.csv say alike; else nothing is."""
    every = (part.settings.costing for part in parts if len(part.tables[PAY]))
    said = {replace(one, target="") for one in every}
    if len(said) != 1:
        return {}
    one = said.pop()
    given = {"on_cost": one.on_cost, "pay_year": one.year, "pay_point": one.point}
    return {key: value for key, value in given.items() if value not in (None, "")}


def _led_from_outside(parts: list[JoinedPart], posts: pd.DataFrame) -> frozenset[str]:
    """The posts that have no manager in their body, and one in the whole."""
    led = frozenset(posts["id"][posts["reports_to"] != ""])
    alone = (part.tables["posts"] for part in parts)
    return led & {
        part.prefix.on(post)
        for part, own in zip(parts, alone, strict=True)
        for post in own["id"][own["reports_to"] == ""]
    }


def _record(parts: Iterable[JoinedPart], column: str) -> bytes:
    bodies = {part.name: BodyRecord(part.files, carried_columns(part.tables)) for part in parts}
    return BodiesRecord(column, bodies).to_bytes()
