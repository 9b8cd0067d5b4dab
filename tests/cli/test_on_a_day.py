"""`--on`: every command that has it reads the same posts on that day."""

import json

import pytest

from tests.builders import files_of, post

POSTS = [post("ce"), post("a", "ce", end="2026-03-31"), post("b", "ce", start="2026-04-01")]


@pytest.fixture
def folder(tmp_path):
    for name, content in files_of(POSTS, date="2026-05-01").items():
        place = tmp_path / name
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(tmp_path)


@pytest.mark.parametrize(("day", "there"), [("2026-03-31", "a"), ("2026-04-01", "b")])
def test_a_chart_draws_what_is_in_force(folder, tmp_path, day, there):
    from orgmodel.cli.main import main

    out = tmp_path / "chart.svg"
    assert main(["chart", folder, "--on", day, "-o", str(out)]) == 0
    drawn = out.read_text(encoding="utf-8")
    assert [name for name in "ab" if f'data-id="{name}"' in drawn] == [there]


@pytest.mark.parametrize("command", ["validate", "check", "measures"])
def test_a_day_that_is_none_is_answered_in_words(folder, capsys, command):
    from orgmodel.cli.main import main

    assert main([command, folder, "--on", "31/03/2026"]) == 2
    assert "is no day" in capsys.readouterr().err


def test_validate_counts_what_is_not_in_force_and_leaves_the_data_valid(folder, capsys):
    from orgmodel.cli.main import main

    assert main(["validate", folder, "--on", "2020-01-01", "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["problems"]
    assert told["fault"] is False and "1 begins later" in told["message"]
