"""Brent's paper as it proposes: what stands, what is silent, and that every row is right."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.files.scenario_file import read_scenario_file
from tests.rules.rows_of_files import stands

DATA = Path(__file__).resolve().parents[2] / "data"
STRADDLE = {"F55", "F59", "F60", "F68", "F71", "F79"}


@pytest.fixture(scope="module")
def brent():
    return om.load(DATA / "brent")


@pytest.fixture(scope="module")
def whole(brent):
    return brent.check()


@pytest.fixture(scope="module")
def separation(brent):
    return brent.check(["separation"])


def test_separation_gives_no_error_and_the_six_straddling_functions(separation):
    assert (separation.summary["errors"], separation.summary["warnings"]) == (0, 6)
    warned = [f for f in separation.findings if f.stands and f.severity == "warning"]
    assert {finding.subjects[0] for finding in warned} == STRADDLE
    assert {finding.rule for finding in warned} == {"SEP-1b"}


def test_the_whole_check_gives_no_error(whole):
    assert whole.summary["errors"] == 0


def test_every_step_stands_in_the_row_it_names(whole):
    steps = {step for finding in whole.findings for step in finding.path}
    assert len(steps) > 10
    wrong = [step for step in steps if not stands(DATA / "brent", step)]
    assert wrong == []


def test_every_standing_warning_is_proved(whole):
    assert all(f.path for f in whole.findings if f.stands and f.severity != "info")


def test_finding_ids_are_distinct(whole):
    ids = [finding.id for finding in whole.findings]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("level", ["0", "1", "1a", "4", "5", "5a"])
def test_levels_that_the_paper_answers_pass(separation, level):
    assert separation.rule(f"SEP-{level}").outcome == "pass"


def test_who_holds_the_posts_is_not_in_the_paper(separation):
    assert separation.rule("SEP-3").outcome == "not_assessable"
    assert separation.rule("SEP-3").missing.startswith("who holds any post")


def test_workforce_strategic_commissioning_in_hr_is_no_finding(whole, brent):
    assert "commissioning" in brent.functions.set_index("id")["name"]["F74"]
    assert not [f for f in whole.findings if "F74" in f.subjects]


def test_the_chief_executive_over_both_sides_is_no_finding(separation):
    named = [f for f in separation.findings if "ce" in f.subjects]
    assert named == []


def test_the_medical_directorate_working_with_both_is_no_crossing(separation):
    crossing = ("SEP-1", "SEP-1a", "SEP-3", "SEP-4", "SEP-5", "SEP-6", "SEP-7")
    assert not [
        f
        for f in separation.findings
        if f.rule in crossing and {"d_med", "med_dir"} & set(f.subjects)
    ]


@pytest.mark.parametrize("rule", ["R20", "R21", "R22", "R23", "R24", "R26", "R35-holders"])
def test_the_paper_is_silent_on_the_committee(whole, rule):
    assert whole.rule(rule).outcome == "not_assessable"


@pytest.mark.parametrize("rule", ["R61", "R68", "R35", "R36", "R37"])
def test_what_the_paper_does_say_passes(whole, rule):
    assert whole.rule(rule).outcome == "pass"


def test_that_the_pec_chair_sits_on_the_emt_is_asked_by_brents_own_pack_alone(whole):
    assert whole.rule("R37").pack == "brent-2007"


def test_what_the_paper_leaves_to_be_settled_is_broken_and_nothing_else(whole):
    broken = {rule.id for rule in whole.rules if rule.outcome == "fail"}
    assert broken == {"R60", "SEP-1b", "R02", "R05", "R06"}


def test_advice_on_estates_is_no_voice_of_the_services(whole):
    (finding,) = whole.rule("R05").findings
    assert finding.severity == "warning"
    assert [(step.start, step.relation, step.end) for step in finding.path] == [
        ("d_pde", "advises", "d_sc")
    ]


def test_work_with_it_is_no_voice_either_wherever_it_sits(brent):
    moved = brent.apply(
        read_scenario_file(DATA / "brent" / "scenarios" / "o01a-it-in-strategic-commissioning.toml")
    )
    (finding,) = moved.check(["brent-2007"]).rule("R05").findings
    assert {step.end for step in finding.path} == {"d_sc", "d_pde"}
