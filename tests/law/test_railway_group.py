"""The invented railway group: what its README says of it, and of its options, is so."""

from functools import cache
from pathlib import Path

import pytest

from orgmodel.api import load

GROUP = Path(__file__).resolve().parents[2] / "data" / "railway_group"
BROKEN = {
    "RAIL-7-3-a",
    "RAIL-7-3-c",
    "RAIL-7-3-d",
    "RAIL-7-1",
    "RAIL-7a-2-b",
    "RAIL-7b-1",
    "RAIL-7c-1-a",
}
OUTSIDE = {"RAIL-7-4", "RAIL-7-5", "RAIL-7d"}


@cache
def railway():
    return load(GROUP)


def outcomes(option=""):
    group = railway()
    if option:
        group = group.apply(GROUP / "scenarios" / f"{option}.toml")
    rules = group.check().rules
    return {word: {r.id for r in rules if r.outcome == word} for word in ("fail", "not_assessable")}


@pytest.mark.parametrize(
    ("option", "broken"),
    [
        ("", BROKEN),
        ("wall-inside-the-group", set()),
        ("company-of-its-own", set()),
        ("one-railway", {*BROKEN, "RAIL-7-2"}),
    ],
)
def test_the_options_clear_the_breaches_or_make_one(option, broken):
    assert outcomes(option) == {"fail": broken, "not_assessable": OUTSIDE}


def test_every_row_says_that_it_is_invented_and_nobody_is_named():
    group = railway()
    assert "invented" in group.name
    for name in ("posts", "units", "functions", "links", "memberships", "people"):
        assert set(group.tables[name]["basis"]) == {"fixture"}
    assert set(group.tables["people"]["name"]) == {""}


def test_the_readme_counts_the_rows():
    said = (GROUP / "README.md").read_text(encoding="utf-8")
    for name in ("posts", "units", "people", "appointments", "functions", "links", "memberships"):
        assert f"| {name}.csv | {len(railway().tables[name])} |" in said
