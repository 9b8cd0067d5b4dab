"""Exemptions: reasons given, findings kept in sight, stale and overdue ones told."""

import pytest

from orgmodel.errors import PackError
from orgmodel.rules.check import check
from orgmodel.rules.exemptions import parse_exemptions
from tests.builders import organisation
from tests.rules.cases.rows import five, moved
from tests.rules.ruling import RULE, exemption, pack, with_rule

CROSSED = five(posts=moved("r1", "l2"))


def checked(exemptions, rows=CROSSED, today="2008-01-01"):
    files = {"rules.toml": pack("line_crossing"), "exemptions.toml": exemptions}
    return check(organisation(packs=(), extra_files=files, **rows), today=today)


def test_an_exempt_finding_carries_its_reason_and_where_it_is_written():
    (finding,) = checked(exemption("r1")).findings
    assert not finding.stands
    accepted = finding.exemption
    assert (accepted.reason, accepted.safeguard) == ("agreed", "a wall")
    assert accepted.owner == "the Board"
    assert accepted.place == "exemptions.toml exemption 1"


def test_it_covers_only_findings_that_name_all_its_subjects():
    assert checked(exemption("r1", "l2")).summary["exempt"] == 1
    assert checked(exemption("r1", "l1")).summary["exempt"] == 0


def test_it_covers_only_its_own_rule():
    result = checked(exemption("r1", rule="X9"))
    assert (result.summary["exempt"], result.summary["errors"]) == (0, 1)


def test_one_that_matches_nothing_is_told():
    (note,) = checked(exemption("l1")).notes
    assert "matches no finding" in note
    assert f"rule {RULE}, l1" in note


def test_one_for_a_rule_that_was_not_run_is_not_called_stale():
    assert checked(exemption("r1", rule="X9")).notes == ()


def test_one_past_its_review_date_is_told_on_the_day_after():
    text = exemption("r1", review="2008-01-01")
    assert checked(text, today="2008-01-01").notes == ()
    (note,) = checked(text, today="2008-01-02").notes
    assert "was due for review on 2008-01-01" in note


def test_a_date_may_be_written_as_a_toml_date():
    text = exemption("r1", review="2008-01-01").replace('"2008-01-01"', "2008-01-01")
    assert len(checked(text, today="2009-01-01").notes) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("exemption = [", "not readable as TOML"),
        ("[[exemption]]", "exemption 1: rule: missing"),
        (exemption("r1", review="next year"), 'review: "next year" is not a date'),
        (exemption("r1") + 'colour = "red"', 'unknown key "colour"'),
        ("exemption = 3", "must be [[exemption]] blocks"),
        ("exemption = [3]", "exemption 1: must be an [[exemption]] block"),
        (exemption("r1").replace('["r1"]', "[3]"), "subject: must be an id or a list of ids"),
        (exemption("r1").replace('["r1"]', "3"), "subject: must be an id or a list of ids"),
    ],
)
def test_a_fault_is_told_with_file_place_and_key(text, says):
    with pytest.raises(PackError) as caught:
        parse_exemptions(text.encode())
    assert all(fault.startswith("exemptions.toml: ") for fault in caught.value.faults)
    assert any(says in fault for fault in caught.value.faults)


def test_every_missing_field_of_every_exemption_is_told_at_once():
    with pytest.raises(PackError) as caught:
        parse_exemptions(b"[[exemption]]\n[[exemption]]\n")
    assert len(caught.value.faults) == 12


def test_without_exemptions_there_is_nothing_to_note():
    assert check(with_rule(CROSSED, "line_crossing")).notes == ()
