"""Two drawings compared: what is in both stands in one place, and what differs is marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import orgmodel as om
from orgmodel.changes.scenario import Scenario
from orgmodel.chart.folding.folds import Folds
from orgmodel.comparison.assessed import Assessed
from orgmodel.comparison.comparison import compare_one
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.store.option import Option
from orgmodel.ui.compare.pair_scene import pair_scenes
from orgmodel.ui.compare.side import AS_OPENED, Side
from orgmodel.ui.workspace.library import Opened, open_sample
from orgmodel.ui.workspace.work import Work

FOLDER = Path(om.__file__).parents[1] / "data" / "illustrative" / "scenarios"
MERGE, FLATTEN = (
    read_scenario_file(FOLDER / f"{name}.toml")
    for name in ("merge-two-directorates", "flatten-a-layer")
)
Boxes = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def opened() -> Opened:
    return open_sample("illustrative")


def drawn(
    opened: Opened, *scenarios: Scenario | None, folds: Folds | None = None
) -> Sequence[Boxes]:
    """The boxes of both drawings by id; None draws the organisation as opened."""
    options = [
        AS_OPENED if one is None else Option.of(f"k{number}", one)
        for number, one in enumerate(scenarios)
    ]
    base = Assessed.of(opened.organisation, ["separation"])
    first, second = (
        Side(letter, option, compare_one(base, option.scenario, ["separation"]))
        for letter, option in zip("AB", options, strict=True)
    )
    work = Work(opened, tuple(option for option in options if option.key))
    scenes = pair_scenes(work, first, second, folds or Folds()).scenes
    return [{box["id"]: box for box in scene.drawing["boxes"]} for scene in scenes]


def place(box: dict[str, Any]) -> tuple[Any, ...]:
    return box["x"], box["y"], box["w"]


def test_directorates_keep_their_column_where_two_are_merged(opened: Opened) -> None:
    first, second = drawn(opened, MERGE, FLATTEN)
    for head in ("ce", "dir_ph", "dir_sc", "dir_pccc", "dir_pde", "dir_fp", "dir_hr"):
        if head in first and head in second:
            assert place(first[head]) == place(second[head])
    assert place(first["gone:dir_clig"])[0] == place(second["dir_clig"])[0]


def test_where_something_is_gone_a_box_says_so_with_the_number_of_the_change(
    opened: Opened,
) -> None:
    first, second = drawn(opened, MERGE, FLATTEN)
    assert first["gone:dir_med"]["data"]["change"] == "2"
    assert "removed" in [text["t"] for text in second["gone:ad_pccc"]["texts"]]
    assert second["gone:ad_pccc"]["data"]["change"] == "1"
    assert "gone:ad_pccc" not in first


def test_what_came_or_has_another_manager_is_marked_and_the_rest_is_not(opened: Opened) -> None:
    first, second = drawn(opened, None, FLATTEN)
    assert not [box for box in first.values() if box.get("data", {}).get("changed")]
    changed = {name for name, box in second.items() if box.get("data", {}).get("changed")}
    differs = opened.organisation.apply(FLATTEN)
    moved = {
        name
        for name in second
        if name in differs.hierarchy.index
        and differs.hierarchy.manager(name) != opened.organisation.hierarchy.manager(name)
    }
    assert changed == moved != set()


def test_a_team_that_is_folded_is_folded_in_both(opened: Opened) -> None:
    both = drawn(opened, None, FLATTEN, folds=Folds().fold("dir_sc"))
    assert [boxes["dir_sc"]["data"]["fold"] for boxes in both] == ["shut", "shut"]
