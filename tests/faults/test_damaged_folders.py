"""Whatever is damaged in a folder, each command ends in words and with a documented status."""

import sys

import pytest

from bench import folder_fuzz
from bench.folder_fuzz import ended


def test_each_command_tells_of_a_damaged_folder_or_reads_it():
    """A few; `make faults` tries five hundred, each command about forty times."""
    found = [ended(seed) for seed in range(3)]
    assert len({one.command for one in found}) == 3
    assert [one for one in found if one.wrong] == []


def _raises(_arguments):
    raise ValueError("planted")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (_raises, "planted"),
        (lambda _arguments: 3, "not documented"),
        (lambda _arguments: 2, "nothing was said"),
        (lambda _arguments: print("Traceback", file=sys.stderr) or 1, "Traceback"),
    ],
)
def test_an_end_that_is_not_documented_is_found(monkeypatch, command, words):
    monkeypatch.setattr(folder_fuzz, "main", command)
    assert words in ended(1).wrong
