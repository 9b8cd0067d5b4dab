"""Ids with spaces, ids that begin others, and names that nobody can see, in every view."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import orgmodel as om
from orgmodel.chart.chart import VIEWS
from orgmodel.cli.main import main
from orgmodel.files.scenario_file import read_scenario_file
from tests.builders import numbered
from tests.chart.views import geometry
from tests.odd_organisation import POSTS, UNITS, odd_folder

UNIT_IDS = [row["id"] for row in UNITS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd_folder(tmp_path_factory.mktemp("odd"))


def assert_sound(svg: str, model: om.Organisation) -> None:
    """Each box has one id of the data, whole, and each line leads between two of the boxes."""
    ids = [
        group.get("data-id", "")
        for group in ET.fromstring(svg).iter()
        if "box" in group.get("class", "").split()
    ]
    assert len(ids) == len(set(ids))
    for name in ids:
        assert name in model.table_of
    for start, end, *_ in geometry.lines(svg):
        assert {start, end} <= {*ids, ""}
    assert geometry.overlaps(svg) == []
    assert geometry.lines_through_boxes(svg) == []


@pytest.mark.parametrize("paper", ["a4", "screen"])
@pytest.mark.parametrize("view", sorted(name for name in VIEWS if not VIEWS[name].needs))
def test_a_view_holds_whole_ids(folder: Path, view: str, paper: str) -> None:
    model = numbered(om.load(folder))
    for svg in model.chart(view, paper=paper).svgs:
        assert_sound(svg, model)


@pytest.mark.parametrize("paper", ["a4", "screen"])
@pytest.mark.parametrize("name", UNIT_IDS)
def test_the_view_of_a_unit_holds_whole_ids(folder: Path, name: str, paper: str) -> None:
    model = numbered(om.load(folder))
    for svg in model.chart("unit", unit=name, paper=paper).svgs:
        assert_sound(svg, model)
        assert name in geometry.boxes(svg)


def test_a_unit_draws_its_own_posts_and_none_of_a_unit_whose_id_it_begins(folder: Path) -> None:
    model = om.load(folder)
    own = {row["id"] for row in POSTS if row["unit"] == "Finance"}
    shown = set(geometry.boxes(model.chart("unit", unit="Finance").svg))
    assert shown & {row["id"] for row in POSTS} == own


def test_the_view_of_changes_holds_whole_ids(folder: Path) -> None:
    before = om.load(folder)
    after = before.apply(read_scenario_file(folder.parent / "scenario.toml"))
    svg = after.chart("changes", baseline=before).svg
    ids = {name.removesuffix("·was").removesuffix("·changed") for name in geometry.boxes(svg)}
    assert {"o'brien", "new post", "a", 'Unit "Q"', "F 1"} <= ids


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_the_command_draws_every_view(
    folder: Path, view: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.svg"
    command = ["chart", str(folder), "--view", view, "-o", str(target)]
    if "unit" in VIEWS[view].needs:
        command += ["--unit", "Finance Dept"]
    if "baseline" in VIEWS[view].needs:
        command += ["--scenario", str(folder.parent / "scenario.toml")]
    assert main(command) == 0, capsys.readouterr().err
    assert ET.fromstring(target.read_text(encoding="utf-8")).tag.endswith("svg")
