"""What a user gives where a file is meant: a value, its file's path, or a name in the folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from orgmodel.errors import OrgmodelError, UnknownNameError
from orgmodel.model.given.arguments import shown
from orgmodel.model.given.filed import Filed, StrPath
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, near

if TYPE_CHECKING:
    from orgmodel.changes.scenario import Scenario
    from orgmodel.comparison.option_set import OptionSet
    from orgmodel.rules.pack import Asked, Pack

Packs: TypeAlias = "StrPath | Pack | Iterable[StrPath | Pack] | None"
_Filed = TypeVar("_Filed", bound=Filed)


def a_path(given: object, what: str) -> Path:
    """The path that is given; `OrgmodelError` says `what` is asked for where it is none."""
    if not isinstance(given, str | os.PathLike) or not os.fspath(given):
        raise OrgmodelError(f"{shown(given)} is no path. Give {what}.")
    return Path(given)


def value_of(kind: type[_Filed], given: object) -> _Filed:
    """A value of this kind as it is, or read from its file; `OrgmodelError` for what is neither."""
    if isinstance(given, kind):
        return given
    name = kind.__name__
    if not isinstance(given, str | os.PathLike):
        raise OrgmodelError(f"{shown(given)} is no {name}. Give one, or the path of its file.")
    return kind.load(a_path(given, f"the path of a {name}'s file"))


def rule_pack(text: str) -> Pack:
    """A rule pack of its text, as a pack file holds it: for `check`, `compare`, `sweep` and so on.

    Every kind of rule with its keys: docs/rules.md. `PackError` with every fault of the text.

        >>> ours = om.rule_pack('''
        ... [[rule]]
        ... id = "OUR-1"
        ... title = "Nobody manages more than four posts"
        ... kind = "span"
        ... severity = "warning"
        ... source = "Constitution, 7.2"
        ... why = "Who manages more has no time for each."
        ... most = 4
        ... ''')
        >>> brent.check(ours).rules_frame()[["rule", "outcome", "findings"]].values.tolist()
        [['OUR-1', 'fail', 1]]
    """
    from orgmodel.rules.kinds import PARAMETERS
    from orgmodel.rules.pack_file import parse_pack

    if not isinstance(text, str):
        raise OrgmodelError(f"{shown(text)} is no text of a rule pack. {_PACK}")
    return parse_pack(text.encode("utf-8", "surrogatepass"), "rule_pack.toml", PARAMETERS)


def pack_names(packs: Packs) -> Asked | None:
    """Rule packs by name or path as texts, or as they are; one may stand alone. None stays None."""
    from orgmodel.rules.pack import Pack

    if packs is None:
        return None
    one = isinstance(packs, str | os.PathLike | Pack)
    if not one and not isinstance(packs, Iterable):
        raise OrgmodelError(f"{shown(packs)} is no rule pack. {_PACK}")
    found: Iterable[Any] = (packs,) if one else packs  # type: ignore[assignment]
    names = tuple(found)
    for name in names:
        if not isinstance(name, str | os.PathLike | Pack):
            raise OrgmodelError(f"{shown(name)} is no rule pack. {_PACK}")
    return tuple(name if isinstance(name, Pack) else os.fspath(name) for name in names)


_PACK = (
    "Give the name of a pack that ships, the path of a pack file, a pack that `rule_pack` made, or "
    "a list of them."
)


def scenario_given(baseline: OrganisationModel, given: object) -> Scenario:
    """The scenario that is given, read where it is a path or a name in the folder.

    `ScenarioError` for a file that cannot be used, `UnknownNameError` for a name that is none.
    """
    from orgmodel.changes.scenario import Scenario

    if isinstance(given, Scenario):
        return given
    if not isinstance(given, str | os.PathLike):
        raise OrgmodelError(
            f"{shown(given)} is no scenario. Give a Scenario, the path of a scenario file, or the "
            "name of a scenario in the folder's scenarios."
        )
    return Scenario.load(scenario_file(baseline, given))


def scenario_file(baseline: OrganisationModel, given: StrPath) -> Path:
    """The file of a scenario: a path that is there, else the one of this name in the folder."""
    path = a_path(given, "the path or name of a scenario")
    if path.exists():
        return path
    shipped = scenarios_of(baseline)
    name = os.fspath(given).removesuffix(".toml")
    if name in shipped:
        return shipped[name]
    advice = did_you_mean(near(name, shipped, most=3))
    raise UnknownNameError(
        f'"{given}" is no file, and no scenario of {baseline.name} has this name.{advice}'
    )


def option_set_given(baseline: OrganisationModel, given: object) -> OptionSet:
    """An option set as it is, or read from its path or by its name in the folder's scenarios.

    `ScenarioError` for a file that cannot be used, `OrgmodelError` for what is none of these.
    """
    from orgmodel.comparison.option_set import OptionSet

    if isinstance(given, str) and baseline.folder and not Path(given).exists():
        named = Path(baseline.folder) / "scenarios" / f"{given.removesuffix('.toml')}.toml"
        given = named if named.is_file() else given
    return value_of(OptionSet, given)


def scenarios_of(baseline: OrganisationModel) -> Mapping[str, Path]:
    """The scenario files of an organisation's folder by name, without option sets."""
    if not baseline.folder:
        return {}
    files = sorted((Path(baseline.folder) / "scenarios").glob("*.toml"))
    return {one.stem: one for one in files if not one.name.startswith("option-set")}
