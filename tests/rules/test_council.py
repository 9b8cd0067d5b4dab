"""The council: another organisation, its own words and pack; and no code that knows them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import orgmodel as om
import orgmodel as package
from tests.rules.rows_of_files import stands

ROOT = Path(__file__).resolve().parents[2]
COUNCIL = ROOT / "data" / "council_client_contractor"
CODE = Path(package.__file__).parent
SIDES = re.compile(r"commissioning|\bprovider", re.IGNORECASE)
# Colours, sentences and a first example on the screen; they tint and word, and decide nothing.
WORDING = {
    "chart/drawing/palette.py",
    "chart/drawing/line_style.py",
    "ui/shared/glossary.py",
    "ui/drawing/choosing.py",
    "ui/entry.py",
    "ui/pages/separation.py",
    # A claim of a login that Streamlit calls so.
    "ui/login/admission.py",
}


@pytest.fixture(scope="module")
def council():
    return om.load(COUNCIL)


@pytest.fixture(scope="module")
def result(council):
    return council.check()


def test_it_says_in_its_first_line_that_it_is_invented():
    first = (COUNCIL / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("**Invented.**")


def test_the_relations_of_its_pack_are_known_when_it_is_loaded(council):
    assert council.problems == ()
    assert {"lets", "performs", "inspects"} <= set(council.links["relation"])


def test_what_its_pack_finds(result):
    standing = {
        (f.rule, f.severity, f.subjects[0])
        for f in result.findings
        if f.stands and f.severity != "info"
    }
    assert standing == {
        ("CC-1b", "warning", "K04"),
        ("CC-3", "error", "w1"),
        ("CC-12", "warning", "estimator"),
    }


def test_what_it_accepts_on_purpose(result):
    assert result.rule("CC-7").outcome == "exempt"
    assert result.summary["exempt"] == 1


def test_who_stood_back_is_no_breach(result):
    assert (result.rule("CC-9").outcome, result.rule("CC-9q").outcome) == ("pass", "pass")


def test_every_step_stands_in_the_row_it_names(result):
    steps = {step for finding in result.findings for step in finding.path}
    assert [step for step in steps if not stands(COUNCIL, step)] == []


def test_its_own_scale_and_target(result):
    (scale,) = result.scales
    assert (scale.reached.id, scale.target, scale.meets_target) == ("L1", "L2", "broken")
    assert scale.first.id == "CC-3"


def test_what_its_data_does_not_say(result):
    silent = {rule.id: rule.missing for rule in result.rules if rule.outcome == "not_assessable"}
    assert set(silent) == {"CC-2", "CC-6", "R66"}
    assert "(w4)" in silent["CC-6"]  # an independent member, of whom no post is on record


def test_no_code_knows_the_words_of_the_first_two_sides():
    found = {
        str(path.relative_to(CODE))
        for path in CODE.rglob("*.py")
        if SIDES.search(path.read_text(encoding="utf-8"))
    }
    assert found <= WORDING


def test_nor_those_of_the_councils():
    words = re.compile(r"\bclient side\b|\bcontractor\b|\bcorporate\b")
    rules = (CODE / "rules").rglob("*.py")
    assert not [path for path in rules if words.search(path.read_text(encoding="utf-8"))]
