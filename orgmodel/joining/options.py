"""The options of a body as they stand among others: its name before every id, and away again."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from zipfile import is_zipfile

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.key import Record
from orgmodel.changes.scenario import Scenario
from orgmodel.files.folder.archive import contents_of_zip
from orgmodel.files.scenario_file import parse_scenario, read_scenario_file, to_toml
from orgmodel.joining.prefixes import TEXTS_THAT_MAY_BE_IDS, Prefix, ids_of
from orgmodel.model.bodies import Bodies, body_of
from orgmodel.model.given.filed import StrPath
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME

FOLDER = "scenarios"
_BETWEEN, _OPTION_SET = ": ", "option-set"
Texts = Callable[[str], str]
Kept = TypeVar("Kept", bound=Record)
Options = Mapping[str, Scenario]
"""Options by the names of their files, or by whatever else tells them apart."""


@dataclass(frozen=True, slots=True)
class CarriedOptions:
    """Option files by their place in the folder they go to, and a sentence for each that stays."""

    files: Mapping[str, bytes]
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionsRead:
    """Options that were read, and a sentence for each file that is none that could be."""

    options: Options = field(default_factory=dict)
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartedOptions:
    """The options `of` each body alone, and those of `several` or of none, as they were."""

    of: Mapping[str, Options]
    several: Options


def option_with(option: Scenario, prefix: Prefix) -> Scenario:
    """An option of a body as one of the whole: every id and the name with the body before it."""
    name = f"{prefix.body}{_BETWEEN}{option.name}"
    return option_changed(replace(option, name=name), prefix.on, prefix.on_text)


def option_without(option: Scenario, prefix: Prefix) -> Scenario:
    """An option of the whole as one of a body; what `option_with` was given comes back."""
    name = option.name.removeprefix(f"{prefix.body}{_BETWEEN}")
    return option_changed(replace(option, name=name), prefix.off, prefix.off_text)


def ids_in(option: Scenario) -> frozenset[str]:
    """Every id that an option names, in its changes and in what it accepts."""
    found: set[str] = set()

    def seen(name: str) -> str:
        found.add(name)
        return name

    option_changed(option, seen, lambda text: text)
    return frozenset(found - {""})


def options_in(folder: str, body: str = "") -> OptionsRead:
    """The options in `scenarios/` of a folder; `body` stands before the files that are told."""
    place = Path(folder) / FOLDER
    found = sorted(place.glob("*.toml")) if folder and place.is_dir() else []
    return _read({file.name: partial(read_scenario_file, file) for file in found}, body)


def options_beside(data: StrPath, body: str = "") -> OptionsRead:
    """The options in `scenarios/` of a folder or a zip of data."""
    if not is_zipfile(data):
        return options_in(os.fspath(data), body)
    files, _ = contents_of_zip(Path(data).read_bytes(), FOLDER)
    return options_of(files, body)


def options_of(files: Mapping[str, bytes], body: str = "") -> OptionsRead:
    """The options in the contents of such files, by their names without a folder."""
    toml = {name: files[name] for name in sorted(files) if name.endswith(".toml")}
    found = {
        name: partial(parse_scenario, content, name.removesuffix(".toml"))
        for name, content in toml.items()
    }
    return _read(found, body)


def options_among(
    models: Mapping[str, OrganisationModel], options: Mapping[str, Options]
) -> dict[str, Scenario]:
    """The options of these bodies, given by body, as those of the whole: each as `BODY-NAME`."""
    found: dict[str, Scenario] = {}
    for body, own in options.items():
        prefix = _prefix(body, models[body]) if own else Prefix(body, ())
        for name, option in own.items():
            found[_free(f"{body}-{name}", found)] = option_with(option, prefix)
    return found


def options_parted(options: Options, models: Mapping[str, OrganisationModel]) -> PartedOptions:
    """The options of a whole, for each of its bodies those that are about it alone."""
    of: dict[str, dict[str, Scenario]] = {body: {} for body in models}
    several: dict[str, Scenario] = {}
    names: Bodies = {body: {} for body in models}
    prefixes = {body: _prefix(body, model) for body, model in models.items() if options}
    for name, option in options.items():
        found = {body_of(one, names) for one in ids_in(option)}
        body = found.pop() if len(found) == 1 else ""
        if not body:
            several[name] = option
            continue
        own = name.removeprefix(f"{body}-")
        own = name if own in of[body] else own
        of[body][own] = option_without(option, prefixes[body])
    return PartedOptions(of, several)


def options_with(
    models: Mapping[str, OrganisationModel], places: Mapping[str, StrPath] = MappingProxyType({})
) -> CarriedOptions:
    """The options beside the data that these bodies were read from, for the folder of the whole.

    `places` are the paths of that data, which may be zips; without one it is the body's folder.
    Those of a set of several bodies are as they are: its bodies keep their names.
    """
    read = {
        body: options_beside(places.get(body) or model.folder or "", body)
        for body, model in models.items()
    }
    alone = {body: one.options for body, one in read.items() if not models[body].bodies}
    found = options_among(models, alone)
    for body, one in read.items():
        if models[body].bodies:
            found |= {_free(name, found): option for name, option in one.options.items()}
    return CarriedOptions(
        _as_files(found), tuple(said for one in read.values() for said in one.told)
    )


def options_apart(
    whole: OrganisationModel, bodies: Mapping[str, OrganisationModel]
) -> dict[str, CarriedOptions]:
    """The options in the folder of the whole, for each body those that are about it alone.

    One that is about several bodies, or about none, goes to none: the sentence that says so is
    under the empty name.
    """
    read = options_in(whole.folder or "")
    parted = options_parted(read.options, bodies)
    told = (f"{FOLDER}/{name} is of no body alone: it goes with none." for name in parted.several)
    found = {body: CarriedOptions(_as_files(own)) for body, own in parted.of.items()}
    return {**found, "": CarriedOptions({}, (*read.told, *told))}


def _as_files(options: Options) -> dict[str, bytes]:
    return {f"{FOLDER}/{name}": to_toml(one).encode() for name, one in options.items()}


def _prefix(body: str, model: OrganisationModel) -> Prefix:
    return Prefix(body, ids_of(model.set_aside.joined(model.tables)))


def _free(name: str, taken: Collection[str]) -> str:
    """The name of a file, with a number behind it where another has it already."""
    stem, point, ending = name.rpartition(".") if name.endswith(".toml") else (name, "", "")
    numbered = (f"{stem}-{number}{point}{ending}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _read(found: Mapping[str, Callable[[], Scenario]], body: str) -> OptionsRead:
    """The options of files; what is none is told."""
    where = f"{body}/{FOLDER}" if body else FOLDER
    options: dict[str, Scenario] = {}
    told = []
    for name, read in found.items():
        if name.startswith(_OPTION_SET):
            told.append(f"{where}/{name} is an option set: it is not taken along.")
            continue
        with suppress(ScenarioError):
            options[name] = read()
            continue
        told.append(f"{where}/{name} cannot be read as an option: it is not taken along.")
    return OptionsRead(options, tuple(told))


def option_changed(option: Scenario, on_id: Texts, on_text: Texts) -> Scenario:
    """An option with every id changed, and every text in which an id may stand."""
    return replace(
        option,
        changes=tuple(_record(one, on_id, on_text) for one in option.changes),
        accepted=tuple(_record(one, on_id, on_text) for one in option.accepted),
    )


def _record(record: Kept, on_id: Texts, on_text: Texts) -> Kept:
    """A change, a part of one or what is accepted, with its ids changed."""
    given: dict[str, Any] = {}
    for key in record.own_keys():
        value = getattr(record, key.attribute)
        if value in (None, ()):
            continue
        if key.kind == "parts":
            given[key.attribute] = tuple(_record(part, on_id, on_text) for part in value)
        elif key.kind == "ids":
            given[key.attribute] = tuple(map(on_id, value))
        elif key.kind == "id":
            given[key.attribute] = on_id(value)
        elif key.name in TEXTS_THAT_MAY_BE_IDS:
            given[key.attribute] = on_text(value)
    cells = _cells(record.columns_of, record.cells, on_id, on_text)
    return replace(record, **given, cells=cells)


def _cells(
    table: str, cells: Iterable[tuple[str, str]], on_id: Texts, on_text: Texts
) -> tuple[tuple[str, str], ...]:
    columns = BY_NAME[table].columns if table else ()
    ids = {column.name for column in columns if column.refers_to}
    return tuple(
        (
            name,
            on_id(cell)
            if name in ids
            else on_text(cell)
            if name in TEXTS_THAT_MAY_BE_IDS
            else cell,
        )
        for name, cell in cells
    )
