"""`check --from --to`: what it says, its forms, and what it refuses."""

import json

import pytest

from orgmodel.cli.main import main
from tests.builders import files_of, post
from tests.rules.ruling import pack

TWO_POSTS = pack("distinct_holders", posts=["mo", "s151"])
OPTION = """
name = "Handover"
[[change]]
do = "end-appointment"
person = "ann"
post = "mo"
on = "2028-03-01"
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    files = files_of(
        [post("ce"), post("mo", "ce"), post("s151", "ce")],
        people=[{"id": "ann"}],
        appointments=[
            {"person": "ann", "post": "mo"},
            {"person": "ann", "post": "s151", "start": "2028-02-29"},
        ],
    )
    (tmp_path / "body").mkdir()
    for name, content in {**files, "rules.toml": TWO_POSTS}.items():
        (tmp_path / "body" / name).write_text(content, encoding="utf-8")
    (tmp_path / "option.toml").write_text(OPTION)
    monkeypatch.chdir(tmp_path)
    return tmp_path


PERIOD = ("check", "body", "--from", "2028-01-01", "--to", "2028-12-31")


def test_an_overlap_until_a_change_is_told_with_its_day(place, capsys):
    assert main([*PERIOD, "--scenario", "option.toml"]) == 1
    said = capsys.readouterr().out
    assert "X1 error, on 29 February 2028 (1 day): One person (ann) holds" in said
    assert "· ann takes up s151" in said
    assert "· Change 1: End the appointment of ann to the post mo" in said
    assert main(list(PERIOD)) == 1
    assert "X1 error, from 29 February 2028 on (307 days)" in capsys.readouterr().out


def test_it_is_fine_where_no_error_stands_on_any_day(place, capsys):
    assert main([*PERIOD[:-1], "2028-02-28"]) == 0
    assert "HOLDS FOR A TIME" not in capsys.readouterr().out


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_every_form_has_the_days(form, place, capsys):
    more = ["-o", "found.xlsx"] if form == "xlsx" else []
    assert main([*PERIOD, "--format", form, *more]) == 1
    said = capsys.readouterr().out
    if form == "json":
        assert json.loads(said)["findings"][-1]["from"] == "2028-02-29"
    elif form == "csv":
        assert "2028-02-29" in said
    else:
        assert (place / "found.xlsx").stat().st_size > 1000


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--from", "2028-01-01"], "--from goes with --to"),
        (["--to", "2028-01-01"], "--to goes with --from"),
        (["--from", "2028-01-01", "--to", "2028-02-01", "--on", "2028-01-01"], "--on is one day"),
        (["--from", "2028-01-01", "--to", "2028-02-30"], '"2028-02-30" is no day'),
        (["--from", "2028-02-01", "--to", "2028-01-01"], "is before the first"),
    ],
)
def test_half_a_period_and_what_is_none_are_refused(more, says, place, capsys):
    assert main(["check", "body", *more]) == 2
    assert says in capsys.readouterr().err
