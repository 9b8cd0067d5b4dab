"""Standard input and output in place of files, and what -q and -v tell."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

from orgmodel.cli.main import main
from tests.builders import files_of, post

ROOT = Path(__file__).resolve().parents[2]
BRENT = str(ROOT / "data" / "brent")
SCENARIO = ROOT / "data" / "brent" / "scenarios" / "estates-in-finance.toml"
POSTS = files_of([post("ce"), post("a", "ce"), post("b", "nobody")])["posts.csv"].encode()


class Piped(io.TextIOWrapper):
    """Standard input with something in it."""


@pytest.fixture
def pipe(monkeypatch):
    def put(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", Piped(io.BytesIO(content)))

    return put


@pytest.fixture
def data(tmp_path):
    for name, content in files_of([post("ce"), post("a", "ce")], name="Small").items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return str(tmp_path)


def test_data_may_be_piped_in(pipe, capsys):
    pipe(POSTS)
    assert main(["validate", "-"]) == 2
    said = capsys.readouterr().out
    assert said.startswith("standard input.csv: 1 fault in 1 file.")
    assert 'standard input.csv row 4, reports_to: no post "nobody"' in said


def test_a_scenario_may_be_piped_in(pipe, capsys):
    pipe(SCENARIO.read_bytes())
    main(["check", BRENT, "--scenario", "-", "--format", "json", "--rules", "structure"])
    piped = capsys.readouterr().out
    main(["check", BRENT, "--scenario", str(SCENARIO), "--format", "json", "--rules", "structure"])
    assert piped == capsys.readouterr().out


def test_what_is_wrong_with_what_was_piped_in_names_no_place_of_ours(pipe, capsys):
    pipe(b"name = ")
    assert main(["check", BRENT, "--scenario", "-"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("orgmodel: standard input: scenario: not readable")
    assert "/orgmodel-" not in said


def test_standard_input_is_read_once(pipe, capsys):
    pipe(POSTS)
    assert main(["check", "-", "--scenario", "-"]) == 2
    assert "can be read once" in " ".join(capsys.readouterr().err.split())


def test_a_terminal_is_not_waited_for(pipe, capsys, monkeypatch):
    pipe(b"")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert main(["check", "-"]) == 2
    assert "nothing is piped into it" in " ".join(capsys.readouterr().err.split())


def test_nothing_of_what_was_piped_in_stays(pipe, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pipe(POSTS)
    main(["validate", "-"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["text", "json", "csv", "xlsx"])
def test_a_result_goes_to_a_file_or_to_standard_output(form, data, tmp_path, capsysbinary):
    target = tmp_path / "out" / f"out.{form}"
    target.parent.mkdir()
    assert main(["measures", data, "--format", form, "-o", str(target)]) == 0
    assert capsysbinary.readouterr().out.decode() == f"{target}\n"
    assert main(["measures", data, "--format", form, "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == target.read_bytes()


def test_a_drawing_on_standard_output_leaves_the_explanation_beside_it(capsysbinary):
    assert main(["explain", BRENT, "SEP-5", "-o", "-"]) == 0
    said = capsysbinary.readouterr()
    assert b"<svg" in said.out
    assert b"SEP-5 passed" in said.err
    assert main(["explain", BRENT, "SEP-5", "-o", "-", "--format", "json"]) == 2


def test_what_is_no_text_is_not_written_to_a_terminal(data, capsysbinary, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["chart", data, "-o", "-", "--format", "png"]) == 2
    assert capsysbinary.readouterr().out == b""
    assert main(["chart", data, "-o", "-"]) == 0


def test_quiet_leaves_out_what_was_written_and_never_a_fault(data, tmp_path, capsys):
    assert main(["chart", data, "-q", "-o", str(tmp_path / "c.svg")]) == 0
    assert capsys.readouterr() == ("", "")
    Path(data, "posts.csv").write_bytes(POSTS)
    assert main(["chart", data, "-q", "-o", str(tmp_path / "c.svg")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert 'no post "nobody"' in said.err
    assert main(["measures", data, "-q"]) == 2
    assert "Posts" in capsys.readouterr().out


def test_verbose_tells_on_standard_error_what_took_how_long(data, capsys):
    assert main(["check", data, "-v", "--format", "json"]) == 0
    said = capsys.readouterr()
    rules = [rule["id"] for rule in json.loads(said.out)["rules"]]
    timed = re.findall(r"^  (\S+) +[0-9.]+ s$", said.err, re.MULTILINE)
    assert sorted(timed) == sorted(rules)
    assert re.search(r"^read .* \(posts 2.*\): [0-9.]+ s$", said.err, re.MULTILINE)
    assert re.search(r"^in all: [0-9.]+ s$", said.err, re.MULTILINE)
