"""Progress: on a terminal alone, with the time left, and gone at the end."""

from __future__ import annotations

import argparse

import pytest

from orgmodel.cli import progress
from orgmodel.cli.progress import Progress, time_left


def asked(*, quiet=False, verbose=False):
    return argparse.Namespace(quiet=quiet, verbose=verbose)


@pytest.fixture
def clock(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("TERM", raising=False)
    return now


def run(clock, given):
    line = Progress(given, "combinations")
    for second in (1, 3, 5):
        clock[0] = second
        line(second * 10, 100)
    line.done()


def test_a_terminal_sees_how_far_it_is_and_then_nothing(clock, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    run(clock, asked())
    lines = capsys.readouterr().err.split("\r")
    shown = [line.rstrip() for line in lines if line.strip()]
    assert shown[0] == "10 of 100 combinations [##                  ]"
    assert shown[1] == "30 of 100 combinations [######              ] about 7 s left"
    assert lines[-2:] == [" " * 79, ""]
    assert all(len(line) <= 79 for line in lines)
    assert not Progress.live


@pytest.mark.parametrize(("given", "terminal"), [(asked(), False), (asked(quiet=True), True)])
def test_a_pipe_and_quiet_see_nothing(given, terminal, clock, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    run(clock, given)
    assert capsys.readouterr().err == ""


def test_a_simple_terminal_sees_nothing(clock, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    run(clock, asked())
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("seconds", "part", "words"),
    [
        (1.0, 0.5, ""),
        (10.0, 0.0, ""),
        (10.0, 1.0, ""),
        (10.0, 0.5, " about 10 s left"),
        (10.0, 0.999, " about 1 s left"),
        (60.0, 0.25, " about 3 min left"),
        (3600.0, 0.25, " about 3.0 h left"),
    ],
)
def test_the_time_left_is_told_by_the_rate_so_far(seconds, part, words):
    assert time_left(seconds, part) == words


def test_verbose_tells_each_step_with_its_seconds(clock, capsys):
    line = Progress(asked(verbose=True))
    line.step("tables")
    line.step("charts")
    line.done()
    said = capsys.readouterr().err.splitlines()
    assert [words.split(":")[0] for words in said] == ["tables", "charts"]
