"""Every command takes odd ids and titles as they are: nothing breaks, and no id is altered."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import orgmodel as om
from orgmodel.chart.chart import VIEWS
from orgmodel.cli.main import main
from tests.odd_organisation import FUNCTIONS, LINKS, POSTS, SCENARIO, UNITS, odd_folder

FORMATS = ("text", "json", "csv")
IDS = {row["id"] for row in (*POSTS, *UNITS, *FUNCTIONS)} | {"S 1", "person 1", "person 2"}
Run = Callable[..., str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return str(odd_folder(tmp_path))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command that must end with a status and no complaint, and give what it prints."""

    def go(*words: str, status: int = 0) -> str:
        ended = main(words)
        said = capsys.readouterr()
        assert said.err == ""
        assert ended == status
        return said.out

    return go


COMMANDS = {
    "validate": (("validate",), 0),
    "check": (("check",), 1),
    "check of the option": (("check", "--scenario", "scenario.toml"), 1),
    "measures": (("measures",), 0),
    "measures of the option": (("measures", "--scenario", "scenario.toml"), 0),
    "compare": (("compare", "scenario.toml"), 1),
    "compare with itself": (("compare", "odd data"), 1),
    "impact": (("impact", "scenario.toml"), 0),
    "impact of itself": (("impact", "odd data"), 0),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_answers(data: str, run: Run, command: str, form: str) -> None:
    (name, *more), status = COMMANDS[command]
    out = run(name, data, *more, "--format", form, status=status)
    if form == "json":
        json.loads(out)
    if form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(out))}) == 1


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("unit", [row["id"] for row in UNITS])
def test_a_unit_s_links_are_measured(data: str, run: Run, unit: str, form: str) -> None:
    assert run("measures", data, "--unit", unit, "--format", form)


def test_only_the_links_of_the_unit_itself_would_be_cut(data: str, run: Run) -> None:
    cut = json.loads(run("measures", data, "--unit", "Finance", "--format", "json"))
    ends = {(link["from"], link["to"]) for link in cut["links"]}
    assert ("Finance", "Dept") in ends
    assert ("Finance Dept", "S 1") not in ends


def charts() -> list[Any]:
    given = [(view, unit) for view in VIEWS for unit in ("", "Finance Dept") if view != "unit"]
    given += [("unit", row["id"]) for row in UNITS]
    return [pytest.param(*one, id=" of ".join(filter(None, one))) for one in given]


@pytest.mark.parametrize(("view", "unit"), charts())
def test_a_view_is_drawn(data: str, run: Run, view: str, unit: str) -> None:
    more = ["--scenario", "scenario.toml"] if view == "changes" else []
    more += ["--unit", unit] if unit and view == "unit" else []
    out = run("chart", data, "--view", view, *more, "-o", "chart.svg")
    for page in out.splitlines():
        boxes = boxes_of(Path(page))
        assert boxes
        if view in ("organisation", "unit", "interdependence"):
            assert boxes <= IDS, "an id was altered"


def boxes_of(page: Path) -> set[str]:
    """The ids of the boxes of a drawing, which must be sound XML."""
    boxes = ElementTree.parse(page).iter()
    classes = [(str(box.get("class", "")).split(), box.get("data-id")) for box in boxes]
    return {name for words, name in classes if name is not None and "box" in words}


@pytest.mark.parametrize("suffix", [".pdf", ".png"])
@pytest.mark.parametrize("view", ["organisation", "interdependence"])
def test_a_view_is_written(data: str, run: Run, view: str, suffix: str) -> None:
    run("chart", data, "--view", view, "-o", f"chart{suffix}")


def test_every_post_is_drawn(data: str, run: Run) -> None:
    run("chart", data, "-o", "chart.svg")
    assert boxes_of(Path("chart.svg")) == {row["id"] for row in POSTS}


def test_an_option_is_written_and_loads_back_with_its_ids(data: str, run: Run) -> None:
    run("apply", data, "scenario.toml", "-o", "option")
    option = om.load("option")
    assert not any(problem.fault for problem in option.problems)
    posts = option.posts.set_index("id")
    assert set(posts.index) == {row["id"] for row in POSTS} - {"a"} | {"new post"}
    assert posts.loc["o'brien", "reports_to"] == "dir"
    assert posts.loc["001", "reports_to"] == "dir"
    assert posts.loc["new post", "title"] == "\u200b"
    assert set(option.units["id"]) == {row["id"] for row in UNITS}
    assert 'A \\"new\\" way' in Path("option", "scenario.toml").read_text(encoding="utf-8")
    assert run("validate", "option").startswith("option: no faults.")


def test_the_scenario_written_beside_it_applies_again(data: str, run: Run) -> None:
    run("apply", data, "scenario.toml", "-o", "option")
    run("apply", data, "option/scenario.toml", "-o", "again")
    assert om.load("again").posts.equals(om.load("option").posts)


def test_the_schedule_has_every_post_under_its_id(data: str, run: Run) -> None:
    rows = json.loads(run("impact", data, "scenario.toml", "--format", "json"))["impact"]
    assert {row["post"] for row in rows} == {row["id"] for row in POSTS} | {"new post"}
    changed = {row["post"]: row["category"] for row in rows}
    assert changed["fin"] == "unchanged"
    assert changed["o'brien"] != "unchanged"


def test_a_comparison_names_what_moves_by_its_id(data: str, run: Run) -> None:
    found = json.loads(run("compare", data, "scenario.toml", "--format", "json", status=1))
    option = found["options"][0]
    assert [row["id"] for row in option["functions"]["moved"]] == ["F 1"]
    assert [row["id"] for row in option["units"]["moved"]] == ['Unit "Q"']
    assert [row["id"] for row in option["posts"]["removed"]] == ["a"]
    same = json.loads(run("compare", data, "odd data", "--format", "json", status=1))
    assert same["options"][0]["posts"]["added"] == same["options"][0]["posts"]["removed"] == []


def test_links_across_directorates_are_counted_by_whole_ids(data: str, run: Run) -> None:
    found = json.loads(run("measures", data, "--format", "json"))
    matrix = found["interdependence"]
    assert "Finance Dept" in json.dumps(matrix)


@pytest.mark.parametrize("command", ["validate", "check", "measures", "compare", "impact", "apply"])
def test_an_empty_folder_is_said_to_be_one(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, scenario = tmp_path / "empty", tmp_path / "scenario.toml"
    empty.mkdir()
    scenario.write_text(SCENARIO, encoding="utf-8")
    more = [str(scenario)] if command in ("compare", "impact", "apply") else []
    more += ["-o", str(tmp_path / "out")] if command == "apply" else []
    assert main([command, str(empty), *more]) == 2
    said = capsys.readouterr()
    assert "has no posts.csv (it has no CSV file)" in " ".join((said.out + said.err).split())
    assert not (tmp_path / "out").exists()


def test_what_has_no_title_to_see_goes_by_its_id(data: str, run: Run) -> None:
    said = " ".join(run("check", data, status=1).split())
    assert "No trust level is declared: Chief Executive (fin)" in said
    assert "F 3 is a provider function of Finance Dept, a commissioning unit" in said


def test_no_link_of_the_organisation_is_lost(data: str) -> None:
    links = om.load(data).links[["from", "relation", "to"]].to_numpy().tolist()
    assert links == [[row["from"], row["relation"], row["to"]] for row in LINKS]
