"""`compare` and `impact` for users: an option is a value, a path, or the name of a shipped one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.api import load, organisation_given
from orgmodel.changes.scenario import Scenario
from orgmodel.errors import OrgmodelError
from orgmodel.file_given import Packs, pack_names, scenario_given, value_of
from orgmodel.model.given.arguments import arguments_told, shown
from orgmodel.model.given.filed import StrPath
from orgmodel.model.organisation import OrganisationModel

if TYPE_CHECKING:
    from orgmodel.comparison.comparison import Comparison
    from orgmodel.impact_on_posts.policy import Policy
    from orgmodel.impact_on_posts.schedule import Impact

OptionGiven = OrganisationModel | Scenario | StrPath


@arguments_told
def compare(
    baseline: OrganisationModel | StrPath, *options: OptionGiven, packs: Packs = None
) -> Comparison:
    """Compare options with a baseline: `.side_by_side()`, `.changes_frame()`, `.findings_frame()`.

    An option is a scenario, an organisation that a scenario made of the baseline, or another data
    set, whose posts are matched in stages since its ids cannot be trusted; or the path of a
    scenario file or data folder; or the name of a scenario in the folder's `scenarios`. `packs`
    are rule packs by name or path, by default the baseline's own. `ScenarioError`, `PackError` and
    `UnknownNameError` where one cannot be used.

        >>> it = om.Scenario("IT moves").move_unit("it_info", to="d_sc")
        >>> om.compare(brent, it, "o13b-hr-as-shared-service", packs="separation")
        Comparison: 2 beside Brent tPCT
          options: IT moves, Human Resources as a shared service
          findings new: 3, 0; fixed: 0, 0
    """
    from orgmodel.comparison.comparison import compare as compared

    base = organisation_given(baseline)
    return compared(base, *(option_of(base, one) for one in options), packs=pack_names(packs))


@arguments_told
def impact(
    before: OrganisationModel | StrPath,
    after: OptionGiven,
    *,
    ids: Mapping[str, str] | None = None,
    policy: Policy | StrPath | None = None,
    one_off_cost: float | None = None,
) -> Impact:
    """What an option means for each post: `.to_frame()`, one row a post.

    `after` is given as to `compare`; a data set by its path is matched with `before`, one that is
    an organisation already by `ids` (before → after), else an id is the same post in both.
    `policy` is a Policy or the path of its file, else the folder's own, else the one that ships;
    `one_off_cost` is in the data's currency. `PackError`, `ScenarioError` and `UnknownNameError`
    where one cannot be used.

        >>> gone = om.Scenario("Without it").remove_post("ad_pde")
        >>> schedule = om.impact(brent, gone).to_frame().set_index("post")
        >>> schedule.loc["ad_pde", "category"]
        'deleted and at risk'
    """
    from orgmodel.impact_on_posts.policy import Policy
    from orgmodel.impact_on_posts.schedule import impact as found

    base = organisation_given(before)
    option = option_of(base, after)
    by_path = not isinstance(after, OrganisationModel | Scenario)
    if by_path and ids is None and isinstance(option, OrganisationModel):
        from orgmodel.comparison.matching.posts import match

        ids = match(base, option).ids
    settings = None if policy is None else value_of(Policy, policy)
    return found(base, option, ids=ids, policy=settings, one_off_cost=one_off_cost)


def option_of(baseline: OrganisationModel, given: object) -> OrganisationModel | Scenario:
    """The scenario or data set that is given, read where it is a path or a name."""
    if isinstance(given, OrganisationModel | Scenario):
        return given
    if not isinstance(given, str | os.PathLike):
        raise OrgmodelError(
            f"{shown(given)} is no option. Give a Scenario, an Organisation, the path of a "
            "scenario file or data folder, or the name of a scenario in the folder's scenarios."
        )
    path = Path(given)
    if path.exists() and path.suffix.lower() != ".toml":
        return load(path)
    return scenario_given(baseline, given)
