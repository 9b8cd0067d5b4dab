"""The competency lists of 002's Annex B, as the PEC's data has them."""

import csv
from collections import Counter
from pathlib import Path

import orgmodel as om

FOLDER = Path(__file__).resolve().parents[2] / "data" / "pec_2007"


def rows():
    with (FOLDER / "competencies.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_members_are_asked_both_lists_and_the_chair_the_person_specification_too():
    told = [row for row in rows() if row["note"] != "person specification for PEC chair"]
    counted = Counter((row["holder"], row["source"].split("(")[1].split()[0]) for row in told)
    assert counted == {
        ("pec_members", "core"): 15,
        ("pec_members", "added"): 10,
        ("pec_chair", "core"): 15,
        ("pec_chair", "added"): 10,
    }
    assert sum(row["note"] == "person specification for PEC chair" for row in rows()) == 8


def test_each_names_its_bullet_of_the_annex_and_is_required_of_anybody():
    for row in rows():
        assert row["source"].startswith("002:AnnexB(")
        assert (row["need"], row["basis"]) == ("required", "template")


def test_nothing_is_said_to_be_held_so_no_gap_is_counted():
    found = om.load(FOLDER).measures()
    assert found["competency_needs"].value == 58
    assert found["competency_gaps"].value is None
    assert set(found.competencies.needs["state"]) == {"unknown"}
