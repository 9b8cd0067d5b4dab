"""`check --format text` reads like a report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.rules.check import check
from orgmodel.rules.finding import SuggestedChange
from orgmodel.text.check import report
from tests.rules.applying import applied

DATA = Path(__file__).resolve().parents[2] / "data"
FOLDERS = ("brent", "pec_2007", "m2", "cambridgeshire", "council_client_contractor")


@pytest.fixture(scope="module")
def brent():
    return om.load(DATA / "brent")


@pytest.fixture(scope="module")
def text(brent):
    return report(check(brent, today="2007-07-02"), brent)


def place(text, *words):
    at = [text.index(word) for word in words]
    assert at == sorted(at)
    return at


def test_broken_rules_come_first_then_the_silent_the_exempt_and_the_passes(text):
    headings = (
        "BROKEN",
        "NOT ASSESSABLE",
        "EXEMPT",
        "PASSED",
        "FOR INFORMATION",
        "NOT A MATTER OF STRUCTURE",
        "HOW FAR",
        "COVERAGE",
    )
    place(text, "Brent tPCT", *(f"\n{heading}" for heading in headings))


def test_a_broken_rule_says_why_it_matters_then_its_findings_with_proof_and_remedy(text):
    part = text[text.index("\n  SEP-1b ") :]
    place(
        part,
        "SEP-1b",
        "needs a named team",
        "- warning: Co-ordination of clinical",
        "[004:33]",
        "functions.csv row 56",
        "Cleared if",
        "Smallest change: move",
    )


def test_a_silent_rule_says_what_would_answer_it(text):
    words = " ".join(text.split())
    assert "SEP-3 No person holds posts on both sides The data does not say: who holds any" in words


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_the_data_does_not_say_reads_on_from_those_words(folder):
    first = {"who", "whom", "which", "whether", "what", "how"}
    silent = [rule.missing for rule in om.load(DATA / folder).check().rules if rule.missing]
    parts = [part for missing in silent for part in re.sub(r"\(.*?\)", "", missing).split("; ")]
    assert parts
    assert {part.split()[0] for part in parts} <= first


def test_an_exempt_finding_says_by_what_it_is_accepted(text):
    words = " ".join(text.split())
    assert "Accepted: 004:29: substantial in-house services" in words
    assert "Safeguard: not stated in the sources" in words


def test_the_scale_ends_in_the_target(text):
    words = " ".join(text.split())
    assert "S1 (labelled) is shown to hold. Nothing in the data speaks against S2" in words
    assert "The target S2 is not shown, and not contradicted." in words


def test_no_line_is_wider_than_a_page(text):
    assert max(map(len, text.splitlines())) <= 96


def test_what_a_change_made_is_said_to_come_from_it(brent):
    moved = applied(brent, (SuggestedChange("move-post", {"post": "dir_pde", "to": "dir_sc"}),))
    words = " ".join(report(moved.check(["separation"]), moved).split())
    assert "reports to Director of Strategic Commissioning" in words
    assert "(change 1" in words


def test_the_same_check_reads_the_same(brent):
    texts = {report(check(brent, today="2007-07-02"), brent) for _ in range(3)}
    assert len(texts) == 1
