"""What the rules make of the sample folders beside Brent's (reference 5.3)."""

from functools import cache
from pathlib import Path

import pytest

import orgmodel as om

DATA = Path(__file__).resolve().parents[2] / "data"
NA, PASS, FAIL = "not_assessable", "pass", "fail"

# rule → outcome on Brent's paper, on the guidance's arrangement, on M2, on Cambridgeshire
EXPECTED = {
    "R20": (NA, PASS, NA, NA),
    "R21": (NA, PASS, NA, NA),
    "R22": (NA, PASS, NA, NA),
    "R23": (NA, PASS, NA, NA),
    "R24": (NA, PASS, NA, NA),
    "R26": (NA, PASS, NA, PASS),
    "R35": (PASS, PASS, NA, NA),
    "R35-holders": (NA, NA, NA, NA),
    "R36": (PASS, NA, NA, NA),
    "R37": (PASS, NA, NA, PASS),
}
FOLDERS = ("brent", "pec_2007", "m2", "cambridgeshire")


@cache
def result(folder):
    return om.load(DATA / folder).check()


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("rule", sorted(EXPECTED))
def test_outcome(rule, folder):
    assert result(folder).rule(rule).outcome == EXPECTED[rule][FOLDERS.index(folder)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_sample_has_an_error(folder):
    assert result(folder).summary["errors"] == 0
