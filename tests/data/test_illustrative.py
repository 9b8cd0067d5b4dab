"""The invented organisation: what it promises to hold, and sums that agree with its files."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.files.scenario_file import read_scenario_file

FOLDER = Path(__file__).resolve().parents[2] / "data" / "illustrative"
SCENARIOS = sorted((FOLDER / "scenarios").glob("*.toml"))


def rows(table, folder=FOLDER):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def model():
    return om.load(FOLDER)


def test_its_readme_says_first_that_it_is_invented():
    first = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("This organisation is invented")


def test_the_script_gives_the_files_that_are_here(tmp_path):
    for name in ("make.py", "shape.py", "teams.txt", "links.txt"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    subprocess.run([sys.executable, str(tmp_path / "make.py")], check=True, cwd=tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}


def test_it_has_no_fault_and_breaks_no_rule(model):
    assert [problem for problem in model.problems if problem.fault] == []
    assert model.check().summary["errors"] == 0


def test_it_has_150_to_200_posts_and_everything_that_the_sources_lack():
    posts, held = rows("posts"), rows("appointments")
    assert 150 <= sum(int(post["count"] or 1) for post in posts) <= 200
    assert all(post["fte"] and post["band"] and post["cost"] for post in posts)
    bases = Counter(row["basis"] for row in held)
    assert {"substantive", "acting", "joint", "interim", "secondment"} <= set(bases)
    shared = Counter(row["post"] for row in held if row["note"] == "job share")
    assert len(shared) >= 4
    assert set(shared.values()) == {2}
    assert sum(post["status"] == "vacant" for post in posts) >= 5
    assert {row["need"] for row in rows("competencies")} == {"required", "held"}


def test_its_holders_are_pseudonyms():
    assert all(row["name"] == f"Holder {row['id'][1:]}" for row in rows("people"))


def test_a_person_acting_keeps_the_own_post_with_no_hours():
    held = rows("appointments")
    for row in held:
        if row["basis"] == "acting":
            own = [o for o in held if o["person"] == row["person"] and o["basis"] == "substantive"]
            assert [o["fte"] for o in own] == ["0"]


def total(table, column):
    return sum(float(row[column] or 0) for row in rows(table))


def files_say(folder):
    posts = rows("posts", folder)
    return {
        "posts": sum(int(post.get("count") or 1) for post in posts),
        "fte": sum(float(post["fte"]) for post in posts),
        "cost": sum(float(post["cost"]) for post in posts),
    }


@pytest.mark.parametrize("path", [None, *SCENARIOS], ids=lambda p: p.stem if p else "baseline")
def test_sums_by_unit_by_line_and_by_category_agree_with_the_files(model, path, tmp_path):
    after = model if path is None else model.apply(read_scenario_file(path))
    after.save(tmp_path / "out")
    said, measures = files_say(tmp_path / "out"), after.measures()
    for name, value in said.items():
        assert measures[name].value == pytest.approx(value)
    units, posts = measures.units, measures.posts.set_index("post")
    tops = units[units["depth"] == 0]
    assert tops["unit_posts"].sum() == said["posts"]
    assert tops["unit_fte"].sum() == pytest.approx(said["fte"])
    assert tops["unit_cost"].sum() == pytest.approx(said["cost"])
    lines = posts[posts["layer"] == 1]
    assert lines["line_fte"].sum() == pytest.approx(said["fte"])
    assert lines["line_cost"].sum() == pytest.approx(said["cost"])
    found = om.impact(model, after)
    categories = found.categories
    for name, value in said.items():
        assert categories[f"{name}_after"].sum() == pytest.approx(value)
        assert categories[f"{name}_before"].sum() == pytest.approx(files_say(FOLDER)[name])


def test_time_in_post_is_that_of_the_appointments(model):
    measures = model.measures()
    assert measures["fte_in_post"].value == pytest.approx(total("appointments", "fte"))
    assert measures["vacancy_fte"].value == pytest.approx(
        total("posts", "fte") - total("appointments", "fte")
    )


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_leaves_no_fault_and_breaks_no_rule(model, path):
    after = model.apply(read_scenario_file(path))
    assert [problem for problem in after.problems if problem.fault] == []
    assert after.check().summary["errors"] == 0
