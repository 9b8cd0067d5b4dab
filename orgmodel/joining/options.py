"""The options of a body as they stand among others: its name before every id, and away again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.key import Record
from orgmodel.changes.scenario import Scenario
from orgmodel.files.scenario_file import read_scenario_file, to_toml
from orgmodel.joining.prefixes import TEXTS_THAT_MAY_BE_IDS, Prefix, ids_of
from orgmodel.model.bodies import Bodies, body_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME

FOLDER = "scenarios"
_BETWEEN, _OPTION_SET = ": ", "option-set"
Texts = Callable[[str], str]
Kept = TypeVar("Kept", bound=Record)


@dataclass(frozen=True, slots=True)
class CarriedOptions:
    """Option files by their place in the folder they go to, and a sentence for each that stays."""

    files: Mapping[str, bytes]
    told: tuple[str, ...] = ()


def option_with(option: Scenario, prefix: Prefix) -> Scenario:
    """An option of a body as one of the whole: every id and the name with the body before it."""
    name = f"{prefix.body}{_BETWEEN}{option.name}"
    return _changed(replace(option, name=name), prefix.on, prefix.on_text)


def option_without(option: Scenario, prefix: Prefix) -> Scenario:
    """An option of the whole as one of a body; what `option_with` was given comes back."""
    name = option.name.removeprefix(f"{prefix.body}{_BETWEEN}")
    return _changed(replace(option, name=name), prefix.off, prefix.off_text)


def ids_in(option: Scenario) -> frozenset[str]:
    """Every id that an option names, in its changes and in what it accepts."""
    found: set[str] = set()

    def seen(name: str) -> str:
        found.add(name)
        return name

    _changed(option, seen, lambda text: text)
    return frozenset(found - {""})


def options_with(models: Mapping[str, OrganisationModel]) -> CarriedOptions:
    """The options in the folders that these bodies were read from, for the folder of the whole."""
    files: dict[str, bytes] = {}
    told: list[str] = []
    for body, model in models.items():
        place = Path(model.folder) / FOLDER if model.folder else None
        prefix = Prefix(body, ids_of(model.set_aside.joined(model.tables)))
        for name, option in _read(place, body, told):
            files[f"{FOLDER}/{body}-{name}"] = to_toml(option_with(option, prefix)).encode()
    return CarriedOptions(files, tuple(told))


def options_apart(
    whole: OrganisationModel, bodies: Mapping[str, OrganisationModel]
) -> dict[str, CarriedOptions]:
    """The options in the folder of the whole, for each body those that are about it alone.

    One that is about several bodies, or about none, goes to none: the sentence that says so is
    under the empty name.
    """
    place = Path(whole.folder) / FOLDER if whole.folder else None
    files: dict[str, dict[str, bytes]] = {name: {} for name in bodies}
    told: list[str] = []
    names: Bodies = {name: {} for name in bodies}
    for name, option in _read(place, "", told):
        of = {body_of(one, names) for one in ids_in(option)}
        body = of.pop() if len(of) == 1 else ""
        if not body:
            told.append(f"{FOLDER}/{name} is of no body alone: it goes with none.")
            continue
        prefix = Prefix(body, ids_of(bodies[body].set_aside.joined(bodies[body].tables)))
        own = f"{FOLDER}/{name.removeprefix(f'{body}-')}"
        own = f"{FOLDER}/{name}" if own in files[body] else own
        files[body][own] = to_toml(option_without(option, prefix)).encode()
    found = {name: CarriedOptions(own) for name, own in files.items()}
    return {**found, "": CarriedOptions({}, tuple(told))}


def _read(place: Path | None, body: str, told: list[str]) -> Iterator[tuple[str, Scenario]]:
    """The options of a folder by their files; what is none is told."""
    if place is None or not place.is_dir():
        return
    where = f"{body}/{FOLDER}" if body else FOLDER
    for file in sorted(place.glob("*.toml")):
        if file.name.startswith(_OPTION_SET):
            told.append(f"{where}/{file.name} is an option set: it is not taken along.")
            continue
        with suppress(ScenarioError):
            yield file.name, read_scenario_file(file)
            continue
        told.append(f"{where}/{file.name} cannot be read as an option: it is not taken along.")


def _changed(option: Scenario, on_id: Texts, on_text: Texts) -> Scenario:
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
