"""A rule explained: its outcome, the rows it rests on, the weakest of them first."""

import pickle
from functools import cache
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.errors import UnknownNameError
from orgmodel.rules.rule_result import EVIDENCE_SHOWN
from orgmodel.text.explanation import report
from tests.builders import organisation, post, unit
from tests.rules.cases import CASES
from tests.rules.ruling import ruled

DATA = Path(__file__).resolve().parents[2] / "data"
SAMPLES = ("brent", "cambridgeshire", "council_client_contractor", "m2", "pec_2007")
WEAKER = ("fixture", "template", "conditional", "inferred", "stated", "")


@cache
def checked(sample):
    return om.load(DATA / sample).check()


def passes():
    """Every pass on every sample, by the kind of the rule."""
    found = {}
    for sample in SAMPLES:
        for rule in checked(sample).rules:
            if rule.outcome == "pass":
                found.setdefault(rule.kind, []).append((sample, rule))
    return found


@pytest.mark.parametrize("kind", sorted(passes()))
def test_every_pass_on_every_sample_rests_on_a_row(kind):
    assert [(sample, r.id) for sample, r in passes()[kind] if not r.evidence] == []


@pytest.mark.parametrize("kind", [kind for kind in sorted(CASES) if CASES[kind].passes])
def test_every_kind_gives_the_rows_that_its_pass_rests_on(kind):
    case = CASES[kind]
    result = ruled(case.passes, kind, severity=case.severity, **case.parameters)
    assert result.outcome == "pass"
    assert result.evidence


def small(**cells):
    """A body whose two sides meet at the chief executive; one line is conditional."""
    return organisation(
        posts=[
            post("ce", source="1", basis="stated"),
            post("buyer", "ce", source="2", basis="stated"),
            post("seller", "ce", reports_to_source="9", reports_to_basis="conditional", **cells),
        ],
        units=[
            unit("t", "body", side="trust", head="ce"),
            unit("b", side="commissioning", head="buyer", parent="t"),
            unit("s", side="provider", head="seller", parent="t"),
        ],
        packs=["separation"],
    )


def test_a_pass_gives_its_rows_the_weakest_first_and_the_weakest_basis():
    found = small().check().explain("SEP-4")
    assert (found.rule, found.outcome) == ("SEP-4", "pass")
    assert found.basis == "conditional"
    assert found.evidence[0].source == "9"
    places = [WEAKER.index(step.basis) for step in found.evidence]
    assert places == sorted(places)


def test_a_failure_gives_its_findings_and_their_proof_among_the_rows():
    found = small().apply(om.Scenario("X").move_post("seller", to="buyer")).check().explain("SEP-4")
    assert found.outcome == "fail"
    assert {step for finding in found.findings for step in finding.path} <= set(found.evidence)
    assert {"change": 1}.items() <= found.to_dict()["findings"][0]["path"][0].items()


def test_a_rule_that_cannot_be_assessed_says_what_is_missing():
    found = small().check().explain("SEP-3")
    assert found.outcome == "not_assessable"
    assert found.missing
    assert found.missing in report(found, small())


@pytest.mark.parametrize("asked", ["SEP-4", "sep-4", " Sep-4 "])
def test_upper_and_lower_case_are_the_same(asked):
    assert small().check().explain(asked).rule == "SEP-4"


def test_an_unknown_rule_is_told_with_what_may_be_meant():
    with pytest.raises(UnknownNameError, match=r'no rule "SEP4".*Did you mean "SEP-4"'):
        small().check().explain("SEP4")
    with pytest.raises(UnknownNameError, match=r"packs in use \(separation\)"):
        small().check().explain("R37")


def test_the_dictionary_has_every_row_and_the_finding_as_the_check_has_it():
    check = small().check()
    said = check.explain("SEP-4").to_dict()
    keys = {"rule", "outcome", "why", "missing", "evidence", "basis", "findings"}
    assert keys <= set(said)
    assert len(said["evidence"]) == len(check.rule("SEP-4").evidence)
    assert said["evidence"][0]["basis"] == "conditional"
    assert said["findings"] == [f.to_dict() for f in check.rule("SEP-4").findings]


def test_a_check_gives_the_weakest_rows_and_how_many_there_are():
    rule = small().check().rule("SEP-4").to_dict()
    assert rule["basis"] == rule["evidence"][0]["basis"] == "conditional"
    assert rule["evidence_total"] == len(rule["evidence"])


def test_a_pickled_result_keeps_its_rows():
    check = small().check()
    again = pickle.loads(pickle.dumps(check))  # noqa: S301  what was pickled the line before
    assert again.summary == check.summary
    assert again.rule("SEP-4").evidence == check.rule("SEP-4").evidence
    assert again.explain("sep-4").to_dict() == check.explain("SEP-4").to_dict()


def test_findings_and_rules_are_frames_of_their_own():
    check = om.load(DATA / "brent").check("separation")
    findings, rules = check.findings_frame(), check.rules_frame()
    assert len(findings) == len(check.findings)
    assert list(rules["rule"]) == [rule.id for rule in check.rules]
    row = rules.set_index("rule").loc["SEP-5"]
    assert (row["outcome"], row["basis"]) == ("pass", "inferred")
    assert row["rows"] == len(check.rule("SEP-5").evidence)


def big(number):
    """A side of so many posts, and another of one."""
    return organisation(
        posts=[
            post("ce"),
            post("seller", "ce"),
            *(post(f"p{n}", "ce", unit="b") for n in range(number)),
        ],
        units=[
            unit("t", "body", side="trust", head="ce"),
            unit("b", side="commissioning", parent="t"),
            unit("s", side="provider", head="seller", parent="t"),
        ],
        packs=["separation"],
    )


def test_many_rows_are_counted_and_not_all_written_out():
    org = big(20_000)
    check = org.check()
    found = check.explain("SEP-4")
    assert len(found.evidence) > 20_000
    said = report(found, org)
    assert said.count("\n") < 60
    assert "in posts.csv" in said
    assert len(check.rule("SEP-4").to_dict()["evidence"]) == EVIDENCE_SHOWN
    assert check.rule("SEP-4").to_dict()["evidence_total"] == len(found.evidence)


def test_many_findings_are_counted_too():
    org = big(300).apply(om.Scenario("X").move_post("seller", to="p0"))
    crossed = organisation(
        posts=[
            post("ce"),
            post("buyer", "ce"),
            *(post(f"p{n}", "buyer", unit="s") for n in range(300)),
        ],
        units=[
            unit("t", "body", side="trust", head="ce"),
            unit("b", side="commissioning", head="buyer", parent="t"),
            unit("s", side="provider", parent="t"),
        ],
        packs=["separation"],
    )
    assert org.check().explain("SEP-4").outcome == "fail"
    found = crossed.check().explain("SEP-4")
    assert len(found.findings) == 300
    assert report(found, crossed).count("\n") < 200
    assert "and 280 more findings" in report(found, crossed)


def test_the_text_says_outcome_rows_and_the_weakest_of_them():
    org = small()
    said = " ".join(report(org.check().explain("SEP-4"), org).split())
    number = len(org.check().rule("SEP-4").evidence)
    assert f"SEP-4 passed. It rests on {number} rows, the weakest of them conditional (9)." in said
    assert "seller reports to ce [9] (posts.csv row 4, conditional)" in said


def test_the_report_of_a_check_names_the_passes_on_a_weaker_basis():
    from orgmodel.text.check import report as check_report

    org = small()
    said = check_report(org.check(), org)
    (line,) = [one for one in said.splitlines() if "Passed, on a conditional row" in one]
    assert "SEP-4 (9)" in line


def test_a_frame_has_a_row_for_each_row_it_rests_on():
    found = small().check().explain("SEP-4")
    frame = found.to_frame()
    assert len(frame) == len(found.evidence)
    assert frame.loc[0, ["from", "relation", "to", "basis"]].tolist() == [
        "seller",
        "reports_to",
        "ce",
        "conditional",
    ]
