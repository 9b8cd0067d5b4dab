"""The invented councils: what their README says of them, of each day and of their options is so."""

from pathlib import Path

import pytest

import orgmodel as om

COUNCILS = Path(__file__).resolve().parents[2] / "data" / "two_councils"
PERIOD = ("2026-12-01", "2027-12-31")
TODAY = {("EC-MO-CFO", "birkmere"), ("EC-DPH", "birkmere"), ("EC-OSC", "ashmere")}


@pytest.fixture(scope="module")
def councils():
    return om.load(COUNCILS)


def found(result):
    return {(f.rule, f.body) for f in result.findings if f.severity != "info" and not f.exemption}


def test_the_data_is_sound_and_each_finding_names_its_council(councils):
    assert not [problem for problem in councils.problems if problem.fault]
    assert found(councils.check()) == TODAY


@pytest.mark.parametrize(
    ("option", "left"),
    [
        ("one-council", set()),
        ("shared-officers", {("EC-OSC", "ashmere")}),
        ("fewer-officers", {*TODAY, ("EC-MO-HOPS", "ashmere"), ("EC-SCRUTINY", "birkmere")}),
    ],
)
@pytest.mark.parametrize("day", ["2027-04-01", "2027-10-01"])
def test_what_each_option_does_to_the_findings(councils, option, left, day):
    assert found(councils.apply(option, on=day).check()) == left


def test_a_director_employed_by_the_other_council_is_accepted_with_a_safeguard(councils):
    result = councils.apply("shared-officers").check()
    accepted = {f.rule: f.exemption.safeguard for f in result.findings if f.exemption}
    assert set(accepted) == {"EC-DPH-OFFICER"}
    assert accepted["EC-DPH-OFFICER"]


def test_one_council_is_lawful_on_vesting_day_and_has_a_gap_before_it(councils):
    period = councils.check_period(*PERIOD, scenario="one-council")
    spans = {(one.finding.rule, one.finding.body): one.span.words() for one in period.findings}
    assert {key: words for key, words in spans.items() if key[0] != "EC-DCS-DASS"} == {
        ("EC-MO-CFO", "birkmere"): "until 31 December 2026",
        ("EC-DPH", "birkmere"): "until 31 March 2027",
        ("EC-OSC", "ashmere"): "until 31 March 2027",
        ("EC-MO", "ashmere"): "from 1 to 21 March 2027",
    }


def test_no_rule_is_asked_of_a_council_that_has_joined_the_other(councils):
    rules = councils.apply("one-council").check().rules
    assert {rule.body for rule in rules} <= {"ashmere", ""}


@pytest.mark.parametrize(
    ("officer", "wanted"), [("ashmere.h_mo", {"ashmere"}), ("ashmere.h_sol_place", set())]
)
def test_a_politically_restricted_officer_sits_on_neither_council(councils, officer, wanted):
    seat = om.Scenario("Elected").add_link(officer, "member_of", "birkmere.full_council")
    result = councils.apply(seat).check()
    broken = [f for f in result.findings if f.rule == "EC-POLITICAL" and f.severity == "error"]
    assert {finding.body for finding in broken} == wanted
    assert all("birkmere.full_council" in finding.subjects for finding in broken)
    assert result.rule("EC-POLITICAL (birkmere)").outcome == "pass"


@pytest.mark.parametrize("council", ["ashmere", "birkmere"])
def test_apart_each_council_has_the_findings_that_it_has_beside_the_other(councils, council):
    apart = councils.split()
    assert not apart.between
    alone = {f.rule for f in apart.bodies[council].check().findings}
    assert alone == {f.rule for f in councils.check().findings if f.body == council}


def test_every_row_says_that_it_is_invented_and_nobody_is_named(councils):
    assert "invented" in councils.name
    for name in ("posts", "units", "functions", "links", "memberships", "people"):
        assert set(councils.tables[name]["basis"]) == {"fixture"}
    assert set(councils.tables["people"]["name"]) == {""}


def test_the_readme_counts_the_rows(councils):
    said = (COUNCILS / "README.md").read_text(encoding="utf-8")
    for name in ("posts", "units", "people", "appointments", "functions", "links", "memberships"):
        assert f"| {name}.csv | {len(councils.tables[name])} |" in said
