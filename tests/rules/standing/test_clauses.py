"""A clause's standing: read from the pack, told with the rule, and asked on the day of a check."""

from __future__ import annotations

import pytest

from orgmodel.errors import PackError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import check
from orgmodel.rules.explanation import Explanation
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack_file import parse_pack
from orgmodel.text import check as check_text
from orgmodel.text import explanation as explanation_text
from tests.builders import organisation, post

BLOCK = """
[[rule]]
id = "{id}"
title = "The head is there"
kind = "{kind}"
things = ["head"]
severity = "{severity}"
source = "Act 1, s 2"
why = "because"
{more}
"""


def block(more="", *, id="A", kind="none_of", severity="error"):
    things = 'among = "posts"' if kind == "none_of" else ""
    return BLOCK.format(id=id, kind=kind, severity=severity, more=f"{things}\n{more}")


def held(*blocks: str, date: str = "") -> OrganisationModel:
    files = {"rules.toml": "\n".join(blocks)}
    return organisation([post("head")], packs=(), date=date, extra_files=files)


def faults(more: str, severity: str = "error") -> tuple[str, ...]:
    with pytest.raises(PackError) as caught:
        parse_pack(block(more, severity=severity).encode(), "mine.toml", PARAMETERS)
    return caught.value.faults


def test_what_a_pack_says_of_a_clause_is_on_the_rule_and_its_result():
    more = (
        'in_force_from = 2020-01-01\nin_force_until = "2030-12-31"\nchecked = "2026-11-25"\n'
        'confidence = "TEXT*"'
    )
    (rule,) = parse_pack(block(more).encode(), "mine.toml", PARAMETERS).rules
    said = {
        "in_force_from": "2020-01-01",
        "in_force_until": "2030-12-31",
        "checked": "2026-11-25",
        "confidence": "TEXT*",
    }
    assert rule.standing == said
    result = check(held(block(more), date="2026-11-26"), today="2026-11-26").rule("A")
    assert said.items() <= result.to_dict().items()
    assert said.items() <= Explanation.of(result).to_dict().items()


def test_a_rule_that_says_nothing_of_a_clause_is_as_before():
    (rule,) = parse_pack(block().encode(), "mine.toml", PARAMETERS).rules
    assert set(rule.standing.values()) == {""}
    assert rule.standing_words == ""


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('checked = "last week"', 'rule A: checked: "last week" is not a date'),
        ('in_force_from = "2026-02-30"', 'rule A: in_force_from: "2026-02-30" is not a date'),
        ("checked = 3", "rule A: checked: must be a text"),
        ('confidence = "text"', 'rule A: confidence: "text" is not one of TEXT, TEXT*, SECOND'),
        (
            "in_force_from = 2026-04-01\nin_force_until = 2026-03-31",
            "rule A: in_force_until: it ends before it begins (2026-04-01)",
        ),
        ('confidence = "MEMORY"', "rule A: confidence: a clause that nobody has read"),
        ('in_force = "2026-04-01"', "rule A: in_force: "),
    ],
)
def test_what_is_wrong_with_a_standing_is_told_with_rule_and_key(more, says):
    assert any(fault.startswith(f"mine.toml: {says}") for fault in faults(more)), faults(more)


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_a_clause_that_nobody_read_informs_at_most(severity):
    (fault,) = faults('confidence = "MEMORY"', severity)
    assert f'not be of severity "{severity}"' in fault
    whole = block('confidence = "MEMORY"', severity="info")
    assert parse_pack(whole.encode(), "mine.toml", PARAMETERS).rules[0].severity == "info"


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2026-03-31", "not_assessable"),
        ("2026-04-01", "fail"),
        ("2027-03-31", "fail"),
        ("2027-04-01", "not_assessable"),
    ],
)
def test_a_clause_is_asked_on_the_days_it_is_in_force_both_ends_included(day, outcome):
    more = "in_force_from = 2026-04-01\nin_force_until = 2027-03-31"
    result = check(held(block(more), date=day)).rule("A")
    assert result.outcome == outcome
    assert bool(result.findings) == (outcome == "fail")


def test_a_clause_not_in_force_says_so_in_words_in_text_and_explanation():
    model = held(block("in_force_from = 2026-04-01"), date="2026-03-31")
    result = check(model)
    words = "on 2026-03-31 it was not in force yet: it is from 2026-04-01"
    assert result.rule("A").silence == f"Its clause does not apply: {words}."
    assert words in " ".join(check_text.report(result, model).split())
    said = explanation_text.report(result.explain("A"), model)
    assert words in " ".join(said.split())
    assert result.to_frame()["message"].tolist() == [words]


def test_the_day_that_is_asked_for_decides_what_is_in_force():
    model = held(block("in_force_until = 2026-03-31"), date="2026-01-01")
    assert model.check().rule("A").outcome == "fail"
    assert model.check(on="2026-04-01").rule("A").outcome == "not_assessable"


@pytest.mark.parametrize(
    ("checked", "today", "told"),
    [
        ("2025-11-25", "2026-11-25", False),
        ("2025-11-25", "2026-11-26", True),
        ("2024-02-29", "2025-02-28", False),
        ("2024-02-29", "2025-03-01", True),
        ("2026-11-25", "2007-07-02", False),
    ],
)
def test_a_clause_checked_more_than_twelve_months_before_is_named_in_a_note(checked, today, told):
    notes = check(held(block(f"checked = {checked}")), today=today).notes
    assert bool(notes) == told
    if told:
        (note,) = notes
        assert f"on {checked}" in note and f"before {today}: A." in note


def test_the_day_asked_for_is_the_day_that_readings_are_held_against():
    model = held(block("checked = 2025-01-01"), date="2025-02-01")
    assert model.check(on="2025-12-31").notes == ()
    assert len(model.check(on="2026-01-02").notes) == 1


def test_clauses_of_one_day_share_a_note():
    blocks = [block("checked = 2020-01-01", id=name) for name in ("A", "B")]
    (note,) = check(held(*blocks), today="2026-01-01").notes
    assert note.startswith("2 rules of rules were last checked") and "A and B" in note


def test_a_rule_covered_by_one_not_in_force_is_asked_itself():
    blocks = [block("in_force_from = 2030-01-01", id="NEW"), block('covered_by = "NEW"', id="OLD")]
    assert check(held(*blocks, date="2026-01-01")).rule("OLD").outcome == "fail"
    assert [r.id for r in check(held(*blocks, date="2030-01-01")).rules] == ["NEW"]


def test_a_broken_rule_says_how_its_clause_was_read():
    model = held(block('confidence = "SECOND"\nchecked = 2026-11-25'))
    said = " ".join(check_text.report(check(model, today="2026-11-26"), model).split())
    assert "The clause was not read, and this is how an official or professional page" in said
    assert "tells it (SECOND); checked 2026-11-25." in said
