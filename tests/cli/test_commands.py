"""The whole program as a table: a folder, a command, the exit status, and what is said."""

import json
from pathlib import Path

import pytest

from orgmodel.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
BRENT = str(ROOT / "data" / "brent")
COUNCIL = str(ROOT / "data" / "council_client_contractor")
BROKEN = ROOT / "tests" / "broken"
TWENTY, TOPS, LOOP, NO_POSTS = (
    str(BROKEN / name) for name in ("twenty_faults", "several_tops", "loop", "no_posts")
)
RULES = ("--rules", "separation")

TABLE = [
    # command, exit status, on standard output, on standard error
    (("validate", BRENT), 0, "no faults", ""),
    (("validate", TOPS), 0, "2 posts have no manager: ce and chair", ""),
    (("validate", TWENTY), 2, "20 faults in 5 files", ""),
    (("validate", LOOP), 2, "a loop: a → b → c → a", ""),
    (("validate", NO_POSTS), 2, "nothing could be loaded", ""),
    (("validate", "nowhere"), 2, "No such file or directory", ""),
    (("validate", str(ROOT)), 2, "has no posts.csv", ""),
    (("check", BRENT), 0, "0 errors, 17 warnings", ""),
    (("check", BRENT, *RULES), 0, "0 errors, 6 warnings", ""),
    (("check", LOOP, "--rules", "structure"), 2, "", "a loop: a → b → c → a"),
    (("check", NO_POSTS), 2, "", "has no posts.csv"),
    (("check", BRENT, "--rules", "seperation"), 2, "", 'no rule pack "seperation"'),
    (("check", BRENT, "--rules", "nowhere.toml"), 2, "", "nowhere.toml: cannot be read"),
    (("explain", BRENT, "SEP-5"), 0, "SEP-5 passed. It rests on", ""),
    (("explain", BRENT, "sep-5"), 0, "SEP-5 passed. It rests on", ""),
    (("explain", BRENT, "R06"), 0, "R06 is broken.", ""),
    (("explain", BRENT, "SEP-3"), 0, "SEP-3 cannot be assessed. The data does not say", ""),
    (("explain", BRENT, "SEP-8", *RULES), 0, "SEP-8 is exempt", ""),
    (("explain", BRENT, "SEP5"), 2, "", 'Did you mean "SEP-5"'),
    (("explain", BRENT, "R06", *RULES), 2, "", 'no rule "R06" in the packs in use (separation)'),
    (("explain", BRENT, "SEP-3", "--on", "2027-04-01"), 0, "SEP-3 cannot be assessed", ""),
    (("explain", BRENT, "SEP-3", "--on", "April"), 2, "", "April"),
    (("explain", BRENT), 2, "", "required: RULE"),
    (("explain", LOOP, "R68", "--rules", "structure"), 2, "R68", "a loop: a → b → c → a"),
    (("measures", BRENT), 0, "Average span", ""),
    (("measures", TWENTY), 2, "The data has faults", "20 faults in the data"),
    (("measures", NO_POSTS), 2, "", "has no posts.csv"),
    (("measures", BRENT, "--format", "yaml"), 2, "", "invalid choice: 'yaml'"),
    (("chart", BRENT), 2, "", "required: -o"),
    (("chart", BRENT, "-o", "chart.doc"), 2, "", "orgmodel writes .svg, .pdf, .png"),
    (("chart", BRENT, "-o", "nowhere/chart.svg"), 2, "", "there is no folder nowhere"),
    (("chart", BRENT, "-o", "c.svg", "--depth", "0"), 2, "", '"0" is not a whole number'),
    (("chart", BRENT, "-o", "c.svg", "--paper", "a5"), 2, "", "invalid choice: 'a5'"),
    (("chart", BRENT, "-o", "c.svg", "--view", "centr"), 2, "", 'Did you mean "centre"?'),
    (("chart", BRENT, "-o", "c.svg", "--view", "unit", "--unit", "d_pd"), 2, "", '"d_pde"?'),
    (("chart", BRENT, "-o", "c.svg", "--rows", "band"), 2, "", "Fill the column band"),
    (("chart", BRENT, "-o", "c.svg", "--rows", "grade"), 2, "", "invalid choice: 'grade'"),
    (("chart", NO_POSTS, "-o", "c.svg"), 2, "", "has no posts.csv"),
    ((), 0, "Most people want", ""),
    (("vaildate", BRENT), 2, "", 'no command "vaildate". Did you mean "validate"?'),
    (("validate",), 2, "", "required: DATA"),
    (("validate", BRENT, "--verbos"), 2, "", '--verbos. Did you mean "--verbose"?'),
    (("--version",), 0, "orgmodel 0.", ""),
    (("--help",), 0, "commands:", ""),
    (("help",), 0, "commands:", ""),
    (("help", "check"), 0, "usage: orgmodel check", ""),
    (("help", "chekc"), 2, "", 'Did you mean "check"?'),
    (("chart", BRENT, "--ouput", "c.svg"), 2, "", 'Did you mean "--output"?'),
    (("measures", BRENT, "--format", "jsno"), 2, "", 'Did you mean "json"?'),
    (("compare", BRENT, "--rank", "-span"), 2, "", "Join the two: --rank=-span"),
    (("chart", BRENT, "-o", "c.svg", "--paper", "a4", "--width", "9mm"), 2, "", "not allowed with"),
    (("check", BRENT, *RULES, "--fail-on", "warning"), 1, "6 warnings", ""),
    (("check", BRENT, "-q", "-v"), 2, "", "not allowed with"),
    (("check", BRENT, "extra"), 2, "", "unrecognized arguments: extra"),
    (("check", "--help"), 0, "exit status:", ""),
]


@pytest.mark.parametrize(
    ("command", "status", "out", "err"),
    TABLE,
    ids=[" ".join(Path(word).name for word in row[0]) or "nothing" for row in TABLE],
)
def test_a_command_ends_and_speaks_as_it_should(
    command, status, out, err, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert main(command) == status
    said = capsys.readouterr()
    assert out in said.out
    assert err in " ".join(said.err.split())
    assert "Traceback" not in said.out + said.err
    if not err:
        assert said.err == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["validate", "check", "measures"])
@pytest.mark.parametrize("data", [BRENT, TWENTY])
def test_text_is_at_most_100_columns_wide(command, data, capsys):
    main([command, data])
    said = capsys.readouterr()
    assert [line for line in (said.out + said.err).splitlines() if len(line) > 100] == []


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".dot"])
def test_a_chart_is_written_where_it_was_asked_for(suffix, capsys, tmp_path):
    target = tmp_path / f"chart{suffix}"
    assert main(["chart", TOPS, "-o", str(target)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == str(target)
    starts = {".svg": b"<svg", ".pdf": b"%PDF", ".png": b"\x89PNG", ".dot": b"digraph"}
    assert (
        target.read_bytes()
        .removeprefix(b'<?xml version="1.0" encoding="UTF-8"?>\n')
        .startswith(starts[suffix])
    )


def test_a_faulty_organisation_is_drawn_as_a_forest_and_its_faults_are_listed(capsys, tmp_path):
    target = tmp_path / "chart.svg"
    assert main(["chart", TWENTY, "-o", str(target)]) == 0
    assert target.exists()
    said = capsys.readouterr().err
    assert "20 faults in the data" in said
    assert "posts.csv row 2, reports_to: a loop: ce → coo → ce." in said


def test_the_same_command_says_the_same_twice(capsys):
    spoken = []
    for _ in range(2):
        main(["check", COUNCIL, "--format", "json"])
        spoken.append(capsys.readouterr().out)
    assert spoken[0] == spoken[1]


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".dot"])
def test_explain_draws_the_path_and_still_explains(suffix, capsys, tmp_path):
    target = tmp_path / f"path{suffix}"
    assert main(["explain", BRENT, "SEP-5", "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert "SEP-5 passed" in said.out
    assert f"drawn: {target}" in said.err
    assert target.stat().st_size > 500


def test_explain_draws_a_file_for_each_standing_finding(tmp_path, capsys):
    assert main(["explain", BRENT, "SEP-10", "--format", "json", "-o", f"{tmp_path}/p.svg"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    standing = [finding for finding in found if not finding["exemption"]]
    assert len(list(tmp_path.glob("*.svg"))) == len(standing)


@pytest.mark.parametrize("output", ["path.txt", "nowhere/path.svg"])
def test_explain_refuses_a_place_it_cannot_draw_in(output, capsys):
    assert main(["explain", BRENT, "SEP-5", "-o", output]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "-o" in said.err
