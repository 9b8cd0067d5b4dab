"""`orgmodel impact`, the impact in `compare`, and the cut of `measures --unit`."""

import csv
import io
import json
from pathlib import Path

import pytest

from orgmodel.cli.main import main

DATA = Path(__file__).resolve().parents[2] / "data"
MADE_UP = str(DATA / "illustrative")
MERGE = str(DATA / "illustrative" / "scenarios" / "merge-two-directorates.toml")
FLATTEN = str(DATA / "illustrative" / "scenarios" / "flatten-a-layer.toml")


@pytest.fixture
def said(capsys):
    def run(*words):
        status = main(words)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_impact_in_words_gives_the_reason_the_formula_and_the_law(said):
    status, out, _ = said("impact", MADE_UP, MERGE, "--one-off-cost", "510")
    assert status == 0
    assert "DELETED AND AT RISK (1)" in out
    assert "no successor matches (best 65, 66" in out
    assert "paid back in 2 years" in out
    assert "Match = 50 x share of its functions kept" in " ".join(out.split())
    assert "as checked mid-2026" in " ".join(out.split())
    assert max(len(line) for line in out.splitlines()) <= 100


def test_impact_as_json_has_a_row_for_every_post_and_the_rest_beside_it(said):
    status, out, _ = said("impact", MADE_UP, MERGE, "--format", "json")
    result = json.loads(out)
    assert status == 0
    assert len(result["impact"]) == 181
    assert {"post", "category", "reason"} <= set(result["impact"][0])
    assert result["totals"]["posts_before"] == 195
    assert result["totals"]["posts_after"] == 194
    assert result["pools"][0]["claims"] == 1
    assert result["policy"]["match"]["threshold"] == 66


def test_impact_as_csv_is_the_schedule(said):
    _, out, _ = said("impact", MADE_UP, MERGE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert len(rows) == 181
    assert [row["category"] for row in rows if row["post"] == "dir_clig"] == ["deleted and at risk"]


def test_a_policy_file_moves_the_threshold(said, tmp_path):
    policy = tmp_path / "ours.toml"
    policy.write_text("[match]\nthreshold = 65\n")
    _, out, _ = said("impact", MADE_UP, MERGE, "--policy", str(policy), "--format", "json")
    found = {row["post"]: row["category"] for row in json.loads(out)["impact"]}
    assert found["dir_clig"] == found["dir_med"] == found["dir_quality"] == "ring-fence"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--one-off-cost", "much"), "not an amount"),
        (("--policy", "nowhere.toml"), "No such file"),
    ],
)
def test_arguments_that_cannot_be_used_are_told(said, words, told):
    status, _, error = said("impact", MADE_UP, MERGE, *words)
    assert status == 2
    assert told in error


def test_another_data_set_can_be_the_option(said, tmp_path):
    said("apply", MADE_UP, FLATTEN, "-o", str(tmp_path / "after"))
    status, out, _ = said("impact", MADE_UP, str(tmp_path / "after"), "--format", "json")
    found = [row["category"] for row in json.loads(out)["impact"]]
    assert status == 0
    assert found.count("deleted and at risk") == 3


def test_compare_carries_the_schedule_and_the_counter(said):
    _, out, _ = said("compare", MADE_UP, FLATTEN, MERGE, "--format", "json")
    first, second = json.loads(out)["options"]
    assert len(first["impact"]) == 180
    assert len(second["impact"]) == 181
    assert first["impact_totals"]["consultation"]["total"] == 3
    assert first["impact_totals"]["money"]["recurrent_saving"] == 669
    _, words, _ = said("compare", MADE_UP, FLATTEN)
    assert "13 of 180 rows of posts affected (13 people)" in " ".join(words.split())
    _, table, _ = said("compare", MADE_UP, FLATTEN, "--format", "csv")
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["what"] == "impact"]
    assert len(rows) == 13


def test_measures_of_a_unit_name_each_link_that_a_move_would_cut(said):
    status, out, _ = said("measures", str(DATA / "brent"), "--unit", "it_info", "--format", "json")
    links = json.loads(out)["links"]
    assert status == 0
    assert len(links) == 6
    assert {link["to"] for link in links} == {"d_sc", "d_pccc", "d_pde"}
    assert all(link["file"] == "links.csv" and link["row"] for link in links)
    _, words, _ = said("measures", str(DATA / "brent"), "--unit", "it_info")
    assert "With Strategic Commissioning (2)" in words


def test_a_unit_that_is_not_there_is_told(said):
    status, _, error = said("measures", str(DATA / "brent"), "--unit", "it_inf")
    assert status == 2
    assert 'no unit "it_inf"' in error


def test_thresholds_of_ones_own_replace_those_that_ship(said, tmp_path):
    own = tmp_path / "t.toml"
    own.write_text('[[threshold]]\nid = "wide-span-senior"\nvalue = 8\n')
    _, out, _ = said("measures", str(DATA / "brent"), "--thresholds", str(own), "--format", "json")
    flags = json.loads(out)["flags"]
    assert [(f["subject"], f["value"]) for f in flags if f["threshold"] == "wide-span-senior"] == [
        ("ce", 9)
    ]
