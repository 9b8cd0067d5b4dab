"""JSON and CSV of the commands: the shapes that other programs rely on."""

import csv
import io
import json
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

import pytest

from orgmodel.cli.main import main
from tests.builders import files_of, link, post, unit

ROOT = Path(__file__).resolve().parents[2]
BRENT = str(ROOT / "data" / "brent")
BROKEN = ROOT / "tests" / "broken"


@pytest.fixture
def said(capsys):
    """Runs a command and gives its status and its standard output."""

    def run(*words):
        status = main(words)
        return status, capsys.readouterr().out

    return run


@pytest.fixture(scope="module")
def of_brent():
    """What a command on Brent gives as JSON or CSV, run once for all that look at it."""

    @cache
    def run(kind, *words):
        out = io.StringIO()
        with redirect_stdout(out):
            status = main((*words[:1], BRENT, *words[1:], "--format", kind))
        if kind == "json":
            return status, json.loads(out.getvalue())
        return status, list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))

    return run


def as_json(said, *words):
    status, out = said(*words, "--format", "json")
    return status, json.loads(out)


def as_csv(said, *words):
    status, out = said(*words, "--format", "csv")
    return status, list(csv.DictReader(io.StringIO(out, newline="")))


def folder(place, files):
    for name, content in files.items():
        (place / name).write_text(content, encoding="utf-8")
    return str(place)


def test_faults_as_json(said):
    status, result = as_json(said, "validate", str(BROKEN / "twenty_faults"))
    assert status == 2
    assert list(result) == ["schema", "valid", "problems"]
    assert result["valid"] is False
    assert len([p for p in result["problems"] if "fault" not in p]) == 20
    assert {
        "code": "unknown-id",
        "file": "posts.csv",
        "row": 5,
        "column": "reports_to",
        "value": "CEO",
        "message": 'no post "CEO". Did you mean "ce"?',
    } in result["problems"]


def test_what_is_only_told_leaves_the_data_valid(said):
    status, result = as_json(said, "validate", str(BROKEN / "several_tops"))
    assert (status, result["valid"]) == (0, True)
    (told,) = result["problems"]
    assert (told["code"], told["fault"], told["row"]) == ("several-tops", False, None)


@pytest.mark.parametrize(
    "content",
    [None, b"", b"\x7fELF\x00\x00", b"name\n"],
    ids=["absent", "empty", "binary", "no id"],
)
def test_unreadable_data_is_json_with_its_problems(said, tmp_path, content):
    file = tmp_path / "posts.csv"
    if content is not None:
        file.write_bytes(content)
    for data in (str(file), str(tmp_path)):
        status, result = as_json(said, "validate", data)
        assert (status, result["valid"]) == (2, False)
        assert result["problems"]
        assert {"code", "file", "row", "column", "value", "message"} <= set(result["problems"][0])


def test_faults_as_csv(said):
    status, rows = as_csv(said, "validate", str(BROKEN / "twenty_faults"))
    assert status == 2
    assert list(rows[0]) == ["code", "file", "row", "column", "value", "message", "fault"]
    assert sum(row["fault"] == "yes" for row in rows) == 20
    assert [row["value"] for row in rows if row["column"] == "cost"] == ["'-5"]


def test_a_check_as_json(of_brent):
    status, result = of_brent("json", "check", "--rules", "separation")
    assert status == 0
    assert list(result)[:5] == ["schema", "organisation", "scenario", "summary", "rules"]
    assert (result["organisation"], result["scenario"]) == ("Brent tPCT", None)
    assert list(result["summary"]) == [
        "errors",
        "warnings",
        "info",
        "pass",
        "fail",
        "not_assessable",
        "exempt",
    ]
    assert (result["summary"]["errors"], result["summary"]["warnings"]) == (0, 6)
    rule = next(rule for rule in result["rules"] if rule["findings"])
    assert {"id", "title", "severity", "outcome", "source", "why", "findings"} <= set(rule)
    finding = rule["findings"][0]
    assert {"id", "rule", "severity", "message", "subjects", "path", "clears_if", "exemption"} <= (
        set(finding)
    )
    assert {"from", "relation", "to", "file", "row", "source"} <= set(finding["path"][0])


def test_every_step_of_a_path_is_where_it_says(of_brent):
    _, result = of_brent("json", "check")
    tables = {
        path.name: list(csv.reader(path.open(encoding="utf-8", newline="")))
        for path in Path(BRENT).glob("*.csv")
    }
    steps = [s for rule in result["rules"] for f in rule["findings"] for s in f["path"]]
    assert steps
    for step in steps:
        cells = tables[step["file"]][step["row"] - 1]
        assert step["from"] in cells
        assert step["to"] in cells


def test_a_check_as_csv_has_a_row_for_each_finding_and_each_silent_rule(of_brent):
    _, result = of_brent("json", "check")
    _, rows = of_brent("csv", "check")
    assert len(rows) == sum(max(1, len(rule["findings"])) for rule in result["rules"])


def both_sides(place, **posts_of):
    """A unit that buys and provides the same service: an error of separation."""
    files = files_of(
        [post("ce"), post("head", "ce"), *posts_of.get("more", [])],
        units=[unit("d", side="commissioning", head="head")],
        services=[{"id": "s1", "provision": "internal"}],
        links=[link("d", "commissions", "s1"), link("d", "provides", "s1")],
    )
    return folder(place, files)


def test_a_standing_error_ends_1(said, tmp_path):
    status, result = as_json(said, "check", both_sides(tmp_path), "--rules", "separation")
    assert result["summary"]["errors"] > 0
    assert status == 1


def test_faults_of_the_data_come_before_a_standing_error(said, tmp_path):
    data = both_sides(tmp_path, more=[post("a", "nobody")])
    status, result = as_json(said, "check", data, "--rules", "separation")
    assert result["summary"]["errors"] > 0
    assert status == 2


def test_measures_as_json(of_brent):
    status, result = of_brent("json", "measures")
    assert status == 0
    assert list(result) == [
        "schema",
        "organisation",
        "scenario",
        "measures",
        "managers",
        "layers",
        "directors",
        "units",
        "spans",
        "balance",
        "flags",
        "interdependence",
        "competencies",
    ]
    span = result["measures"]["largest_span"]
    assert set(span) == {"name", "value", "unit", "rule", "known", "source"}
    assert span["value"] == 9
    assert result["measures"]["fte"] == {
        "name": "Funded FTE",
        "value": None,
        "unit": "whole-time equivalents",
        "rule": "sum of the fte of posts.csv: what is funded, filled or not.",
        "known": "the data does not say",
        "source": "",
    }


def test_measures_as_csv_hold_every_figure(of_brent):
    _, result = of_brent("json", "measures")
    _, rows = of_brent("csv", "measures")
    whole = [row for row in rows if row["subject"] == ""]
    assert [row["measure"] for row in whole] == list(result["measures"])
    functions = {r["subject"]: r["value"] for r in rows if r["measure"] == "director_functions"}
    assert functions["dir_sc"] == "17"


def test_a_formula_in_a_title_is_not_run_by_a_spreadsheet(said, tmp_path):
    title = '=HYPERLINK("http://x")'
    data = folder(tmp_path, files_of([post("a", title=title), post("b", "a")]))
    _, rows = as_csv(said, "measures", data)
    assert {row["name"] for row in rows if row["measure"] == "manager_span"} == {f"'{title}"}


def test_json_is_text_and_not_escapes(said, tmp_path):
    data = folder(tmp_path, files_of([post("Ω-1", "Ω-2")], name="Café"))
    status, out = said("validate", data, "--format", "json")
    assert status == 2
    assert '"Ω-2"' in out


def test_an_explanation_as_json_has_every_row(said):
    status, result = as_json(said, "explain", BRENT, "sep-5")
    assert status == 0
    keys = {"rule", "outcome", "why", "missing", "evidence", "basis", "findings"}
    assert keys <= set(result)
    assert (result["rule"], result["outcome"], result["basis"]) == ("SEP-5", "pass", "inferred")
    assert {"from", "relation", "to", "file", "row", "source", "basis"} <= set(
        result["evidence"][0]
    )


def test_an_explanation_of_an_option_names_the_change(said):
    scenario = str(ROOT / "data" / "brent" / "scenarios" / "o06b-pec-chair-not-on-emt.toml")
    status, result = as_json(said, "explain", BRENT, "R37", "--scenario", scenario)
    assert (status, result["outcome"]) == (0, "fail")
    (step,) = result["evidence"]
    assert (step["change"], step["removed"]) == (1, True)
    assert "row" not in step


def test_an_explanation_as_csv_has_a_row_a_row(said):
    status, rows = as_csv(said, "explain", BRENT, "SEP-5")
    assert status == 0
    assert list(rows[0]) == ["from", "relation", "to", "file", "row", "change", "source", "basis"]
    assert rows[0]["basis"] == "inferred"


def test_a_check_as_json_gives_what_a_pass_rests_on(of_brent):
    _, result = of_brent("json", "check", "--rules", "separation")
    rule = next(rule for rule in result["rules"] if rule["id"] == "SEP-5")
    assert rule["outcome"] == "pass"
    assert rule["basis"] == "inferred"
    assert rule["evidence_total"] == len(rule["evidence"]) > 0
