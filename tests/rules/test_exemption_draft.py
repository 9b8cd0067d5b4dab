"""A draft of an exemption is whole, reads back the same, and covers its finding alone."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from orgmodel.errors import PackError
from orgmodel.rules.exemption_draft import TEXTS, draft, faults_of_draft, with_drafts
from orgmodel.rules.exemptions import parse_exemptions
from orgmodel.rules.finding import Finding

TODAY = date(2026, 11, 23)
LATER = date(2027, 5, 1)
GOOD = {"reason": "It works", "safeguard": "A named team", "owner": "Director of Finance"}


def finding(*subjects: str) -> Finding:
    return Finding("SEP-8", "warning", "m", subjects, (), "c")


@pytest.mark.parametrize("missing", TEXTS)
@pytest.mark.parametrize("blank", ["", "   \n"])
def test_every_text_is_needed(missing: str, blank: str) -> None:
    (fault,) = faults_of_draft({**GOOD, missing: blank}, LATER, TODAY)
    assert fault.startswith(missing)


@pytest.mark.parametrize("review", [None, TODAY, date(2020, 1, 1)])
def test_the_review_date_lies_ahead(review: date | None) -> None:
    (fault,) = faults_of_draft(GOOD, review, TODAY)
    assert fault.startswith("review")


def test_all_faults_are_told_at_once() -> None:
    assert len(faults_of_draft({}, None, TODAY)) == 4


def test_a_whole_draft_has_no_fault() -> None:
    assert faults_of_draft(GOOD, LATER, TODAY) == ()


@pytest.mark.parametrize(
    "words", ['say "no"', "back\\slash", "tab\tand\nline", "[[exemption]]", "Ω \x7f end", "'''"]
)
def test_a_draft_reads_back_the_same(words: str) -> None:
    block = draft(finding("F45", "d_pde"), {**GOOD, "reason": words}, LATER)
    (accepted,) = parse_exemptions(block.encode())
    assert accepted.exemption.reason == " ".join(words.split())
    assert accepted.exemption.review == "2027-05-01"
    assert accepted.subjects == {"F45", "d_pde"}


def test_a_draft_covers_its_finding_alone() -> None:
    (accepted,) = parse_exemptions(draft(finding("F45", "d_pde"), GOOD, LATER).encode())
    assert accepted.covers(finding("F45", "d_pde"))
    assert not accepted.covers(finding("F46", "d_pde"))


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(PackError):
        draft(finding("F45"), {**GOOD, "owner": ""}, LATER)


def test_drafts_are_added_to_what_there_is() -> None:
    block = draft(finding("F45"), GOOD, LATER)
    whole = with_drafts(b"# ours\n" + block.encode(), (block, block))
    assert whole.startswith("# ours\n")
    assert len(tomllib.loads(whole)["exemption"]) == 3
    assert with_drafts(None, (block,)) == block
