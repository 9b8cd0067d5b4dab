"""What the rules of three at the centre make of the sample folders (domain model 5.3)."""

import csv
import shutil
from functools import cache
from pathlib import Path

import pytest

import orgmodel as om

DATA = Path(__file__).resolve().parents[2] / "data"
NA, PASS, FAIL = "not_assessable", "pass", "fail"
FOLDERS = ("brent", "pec_2007", "m2", "cambridgeshire")

# rule → outcome on Brent's paper, on the guidance's arrangement, on M2, on Cambridgeshire; None:
# not asked, since the rule is of a pack that the sample does not use
EXPECTED = {
    "R61": (PASS, NA, PASS, NA),
    "R66": (PASS, NA, PASS, NA),
    "R20": (NA, PASS, NA, NA),
    "R21": (NA, PASS, NA, NA),
    "R22": (NA, PASS, NA, NA),
    "R23": (NA, PASS, NA, NA),
    "R24": (NA, NA, NA, NA),
    "R26": (NA, PASS, NA, PASS),
    "R27": (NA, PASS, NA, NA),
    "R28": (NA, NA, PASS, NA),
    "R30": (NA, NA, FAIL, NA),
    "R32": (NA, NA, FAIL, NA),
    "R33": (NA, PASS, FAIL, NA),
    "R35": (PASS, PASS, NA, NA),
    "R35-holders": (NA, NA, NA, NA),
    "R36": (PASS, PASS, NA, NA),
    "R37": (PASS, None, None, None),
    "R38": (NA, PASS, NA, NA),
    "R38-panel": (NA, PASS, NA, NA),
    "R38-members": (NA, PASS, NA, NA),
    "R46": (NA, NA, NA, NA),
}


@cache
def result(folder):
    return om.load(DATA / folder).check()


def warnings(folder, rule):
    found = result(folder).rule(rule).findings
    assert {finding.severity for finding in found} == {"warning"}
    return [finding.message for finding in found]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("rule", sorted(EXPECTED))
def test_outcome(rule, folder):
    outcomes = {asked.id: asked.outcome for asked in result(folder).rules}
    assert outcomes.get(rule) == EXPECTED[rule][FOLDERS.index(folder)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_sample_has_an_error(folder):
    assert result(folder).summary["errors"] == 0


@pytest.mark.parametrize(
    ("folder", "count"), [("brent", 17), ("pec_2007", 0), ("m2", 4), ("cambridgeshire", 0)]
)
def test_the_warnings_of_a_sample(folder, count):
    assert result(folder).summary["warnings"] == count


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_a_matter_of_process_is_listed_and_never_passes(folder):
    listed = {process.id for process in result(folder).process}
    assert {"R25", "R45", *(f"AnnexC-{letter}" for letter in "abcdefghi")} <= listed
    assert not listed & {rule.id for rule in result(folder).rules}


def test_m2s_committee_is_too_large_by_any_reading():
    (message,) = warnings("m2", "R30")
    assert "at least 13 full members (14 if Dental representatives" in message
    assert "not those co-opted" in message


def test_m2s_representatives_are_told_one_by_one():
    named = {finding.subjects[0] for finding in result("m2").rule("R32").findings}
    assert named == {"m2_dental", "m2_social"}


def test_the_director_on_the_pec_is_one_of_the_board_and_nothing_says_an_executive_one():
    (finding,) = result("pec_2007").rule("R27").findings
    assert (finding.severity, finding.subjects) == ("info", ("pec", "pec_board_dirs"))


def test_m2s_committee_only_advises():
    (message,) = warnings("m2", "R33")
    assert "only gives advice" in message


def test_brents_leads_group_is_a_part_of_model_d():
    rule = result("brent").rule("R46")
    assert rule.outcome == NA
    (finding,) = rule.findings
    assert (finding.severity, "model (d), partial" in finding.message) == ("info", True)


def test_the_many_posts_of_one_person_are_a_warning_once_sides_are_declared(tmp_path):
    """The fixture declares no side; with sides, offices and a practice are a stake, no error."""
    shutil.copytree(DATA / "cambridgeshire", tmp_path, dirs_exist_ok=True)
    sides = {"fx_cambs_pct": "commissioning", "fx_practice": "provider"}
    with (tmp_path / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = [{**row, "side": sides.get(row["id"], "")} for row in csv.DictReader(file)]
    with (tmp_path / "units.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    (finding,) = om.load(tmp_path).check(["separation"]).rule("SEP-3").findings
    assert (finding.severity, finding.subjects[0]) == ("warning", "fx_multi")
    assert {"fx_pecchair", "fx_gp"} <= set(finding.subjects)
