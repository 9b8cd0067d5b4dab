"""Scenario files: TOML in, TOML out, nothing lost on the way.

The standard library reads TOML and does not write it. A scenario holds only texts, lists of
texts and lists of small tables, so the writer is a page here and not another dependency.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from orgmodel.changes.conflict import Conflict, ScenarioError
from orgmodel.changes.scenario import Scenario, read_scenario
from orgmodel.files.plain_file import read_plain
from orgmodel.files.toml_text import key_text
from orgmodel.model.toml import quoted
from orgmodel.model.toml_table import TomlTable, opened


def read_scenario_file(path: Path) -> Scenario:
    """The scenario in a file. Raises `ScenarioError` with every fault."""
    try:
        content = read_plain(path)
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}."
        raise ScenarioError((Conflict(None, "", "", reason),), path.name) from error
    return parse_scenario(content, path.stem)


def read_options(folder: Path) -> tuple[Scenario, ...]:
    """The scenarios of a folder that name an option, in the order of their files.

    Option sets and files that cannot be read are left out: whoever opens one is told why.
    """
    found = []
    for place in sorted(folder.glob("*.toml")):
        if not place.name.startswith("option-set"):
            with suppress(ScenarioError):
                found.append(read_scenario_file(place))
    return tuple(scenario for scenario in found if scenario.option)


def parse_scenario(content: bytes, name: str = "Scenario") -> Scenario:
    """The scenario in these bytes; `name` serves where they give none.

    Raises `ScenarioError` with every fault.
    """
    return read_scenario(readable(content, name).given, name)


def readable(content: bytes, name: str) -> TomlTable:
    """The file as a table; numbers with a point keep the text they are written in.

    Raises `ScenarioError` with every fault of reading it.
    """
    table = opened(content, decimals_as_text=True)
    if table.faults:
        conflicts = tuple(Conflict(None, "", "", str(fault)) for fault in table.faults)
        raise ScenarioError(conflicts, name)
    return table


def to_toml(scenario: Scenario) -> str:
    """The scenario as the text of a file that reads back as the same scenario."""
    given = scenario.to_dict()
    parts = {name: given.pop(name, ()) for name in ("one_off", "change", "exemption")}
    blocks = [_lines(given)]
    blocks += [f"[[{name}]]\n{_lines(one)}" for name, found in parts.items() for one in found]
    return "\n".join(blocks)


def _lines(given: Mapping[str, Any]) -> str:
    return "".join(f"{key_text(key)} = {_value(value)}\n" for key, value in given.items())


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_text(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        if any(isinstance(item, Mapping) for item in value):
            return "[\n" + "".join(f"  {_value(item)},\n" for item in value) + "]"
        return f"[{', '.join(_value(item) for item in value)}]"
    return quoted(str(value))
