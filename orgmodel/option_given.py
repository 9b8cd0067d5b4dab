"""`compare` and `impact` for users: an option is a value, a path, or the name of a shipped one."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.api import load
from orgmodel.changes.scenario import Scenario
from orgmodel.errors import OrgmodelError, UnknownNameError
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, near

if TYPE_CHECKING:
    from orgmodel.comparison.comparison import Comparison
    from orgmodel.impact_on_posts.policy import Policy
    from orgmodel.impact_on_posts.schedule import Impact

OptionGiven = OrganisationModel | Scenario | str | os.PathLike[str]


def compare(
    baseline: OrganisationModel, *options: OptionGiven, packs: Sequence[str] | None = None
) -> Comparison:
    """Compare options with a baseline: `.side_by_side()`, `.changes_frame()`, `.findings_frame()`.

    An option is a scenario, an organisation that a scenario made of the baseline, or another data
    set, whose posts are matched in stages since its ids cannot be trusted; or the path of a
    scenario file or data folder; or the name of a scenario in the folder's `scenarios`. `packs`
    are rule packs by name or path, by default the baseline's own. `ScenarioError`, `PackError` and
    `UnknownNameError` where one cannot be used.
    """
    from orgmodel.comparison.comparison import compare as compared

    return compared(baseline, *(option_of(baseline, one) for one in options), packs=packs)


def impact(
    before: OrganisationModel,
    after: OptionGiven,
    *,
    ids: Mapping[str, str] | None = None,
    policy: Policy | None = None,
    one_off_cost: float | None = None,
) -> Impact:
    """What an option means for each post: `.to_frame()`, one row a post.

    `after` is given as to `compare`; a data set by its path is matched with `before`, one that is
    an organisation already by `ids` (before → after), else an id is the same post in both.
    `policy` is the one that ships, or the folder's own, where none is given; `one_off_cost` is in
    the data's currency. `PackError`, `ScenarioError` and `UnknownNameError` where one cannot be
    used.
    """
    from orgmodel.impact_on_posts.schedule import impact as found

    option = option_of(before, after)
    by_path = not isinstance(after, OrganisationModel | Scenario)
    if by_path and ids is None and isinstance(option, OrganisationModel):
        from orgmodel.comparison.matching.posts import match

        ids = match(before, option).ids
    return found(before, option, ids=ids, policy=policy, one_off_cost=one_off_cost)


def option_of(baseline: OrganisationModel, given: object) -> OrganisationModel | Scenario:
    """The scenario or data set that is given, read where it is a path or a name."""
    if isinstance(given, OrganisationModel | Scenario):
        return given
    if not isinstance(given, str | os.PathLike):
        raise OrgmodelError(
            f"{given!r} is no option. Give a Scenario, an Organisation, the path of a scenario "
            "file or data folder, or the name of a scenario in the folder's scenarios."
        )
    path = Path(given)
    if path.exists():
        return read_scenario_file(path) if path.suffix.lower() == ".toml" else load(path)
    shipped = scenarios_of(baseline)
    name = str(given).removesuffix(".toml")
    if name in shipped:
        return read_scenario_file(shipped[name])
    advice = did_you_mean(near(name, shipped, most=3))
    raise UnknownNameError(
        f'"{given}" is no file, and no scenario of {baseline.name} has this name.{advice}'
    )


def scenarios_of(baseline: OrganisationModel) -> Mapping[str, Path]:
    """The scenario files of an organisation's folder by name, without option sets."""
    if not baseline.folder:
        return {}
    files = sorted((Path(baseline.folder) / "scenarios").glob("*.toml"))
    return {one.stem: one for one in files if not one.name.startswith("option-set")}
