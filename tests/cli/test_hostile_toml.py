"""Hostile TOML on every command that reads it: told in words with exit status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgmodel.cli.main import main

CONTENTS = {
    "deep nesting": b"a = " + b"[" * 20_000,
    "deep keys": b".".join([b"a"] * 3_000) + b" = 1",
    "a number of 5,000 digits": b"a = " + b"9" * 5_000,
    "UTF-16": "a = 1".encode("utf-16"),
    "bytes of no text": bytes(range(256)),
    "no value": b"a = ",
    "single values": b"\n".join(
        key + b" = 1" for key in (b"rule", b"change", b"question", b"exemption", b"threshold")
    ),
    "lists in place of ids": b"\n".join(
        b"[[" + key + b"]]\nid = [1]\nrule = [1]\ndo = [1]\nsubject = {a = 1}"
        for key in (b"rule", b"change", b"question", b"exemption", b"threshold")
    ),
    "control characters": b'packs = ["\\u0000"]\ntarget = "\\u202e"\n[[question]]\nid = "\\u0007"\n'
    b'[[question.alternative]]\nscenario = "\\u0000"\n',
}
SCENARIO = '[[change]]\ndo = "move-post"\npost = "b"\nto = "ce"\n'
ARGUMENTS = (
    ("check", "small", "--rules", "{}"),
    ("check", "small", "--scenario", "{}"),
    ("compare", "small", "{}"),
    ("compare", "small", "--option-set", "{}"),
    ("compare", "small", "s.toml", "--rules", "{}"),
    ("measures", "small", "--thresholds", "{}"),
    ("impact", "small", "{}"),
    ("impact", "small", "s.toml", "--policy", "{}"),
    ("apply", "small", "{}", "-o", "out"),
    ("chart", "small", "--scenario", "{}", "-o", "c.svg"),
)
IN_THE_FOLDER = ("organisation.toml", "rules.toml", "exemptions.toml")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small = tmp_path / "small"
    small.mkdir()
    (small / "posts.csv").write_text("id,title,reports_to\nce,CE,\na,A,ce\nb,B,a\n")
    (tmp_path / "s.toml").write_text(SCENARIO)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("arguments", ARGUMENTS, ids=" ".join)
def test_a_file_given_to_a_command_is_refused_in_words(arguments, content, place, capsys):
    (place / "x.toml").write_bytes(content)
    status = main([argument.format("x.toml") for argument in arguments])
    told = capsys.readouterr().err
    assert (status, "fault in orgmodel" in told) == (2, False), told
    assert told.startswith("orgmodel: ")


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("file", IN_THE_FOLDER)
def test_a_file_of_the_folder_is_a_fault_of_the_data(file, content, place, capsys):
    (place / "small" / file).write_bytes(content)
    for command in ("validate", "check", "measures"):
        status = main([command, "small"])
        said = capsys.readouterr()
        assert "fault in orgmodel" not in said.out + said.err
        assert status == 2 or file == "organisation.toml"
        assert file in said.out + said.err or command != "validate"


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_settings_of_the_folder_are_refused_by_the_command_that_reads_them(content, place, capsys):
    (place / "small" / "thresholds.toml").write_bytes(content)
    (place / "small" / "policy.toml").write_bytes(content)
    for arguments in (["measures", "small"], ["impact", "small", "s.toml"]):
        status = main(arguments)
        said = capsys.readouterr().err
        assert (status, "fault in orgmodel" in said) == (2, False), said
