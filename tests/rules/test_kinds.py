"""Each kind of rule on five posts: it passes, fails once, is silent, and can be exempt."""

import pytest

from orgmodel.rules.check import check
from orgmodel.rules.kinds import LOOKS, found
from tests.rules.applying import applied
from tests.rules.cases import CASES, FAMILIES
from tests.rules.cases.rows import FIVE
from tests.rules.ruling import RULE, ruled, with_rule

kinds = pytest.mark.parametrize("kind", sorted(CASES))


def looked(kind, rows, **rest):
    case = CASES[kind]
    return ruled(rows, kind, severity=case.severity, **case.parameters, **rest)


@pytest.mark.parametrize("kind", list(found()), ids=lambda kind: kind.__name__)
def test_a_kind_has_parameters_a_look_a_manual_and_a_case_in_its_family(kind):
    *_, family, name = kind.__name__.split(".")
    place = f"orgmodel/rules/kinds/{family}/{name}.py"
    assert isinstance(getattr(kind, "PARAMETERS", None), tuple), f"{place} needs PARAMETERS"
    assert callable(getattr(kind, "look", None)), f"{place} needs a function look(view, rule)"
    assert kind.__doc__, f"{place} begins with a docstring: its manual"
    assert name in (*FAMILIES[family], "outside_the_data"), (
        f'add a case "{name}" to CASES in tests/rules/cases/{family}.py'
    )


def test_no_two_families_have_a_kind_of_one_name():
    names = [kind.__name__.rpartition(".")[2] for kind in found()]
    assert sorted(names) == sorted(LOOKS)


def test_no_case_is_of_a_kind_that_is_gone():
    assert set(CASES) <= set(LOOKS)


def test_what_lies_outside_the_data_is_never_met_and_never_broken():
    result = ruled(FIVE, "outside_the_data", what="whether all agree")
    assert (result.outcome, result.missing) == ("not_assessable", "whether all agree")


@kinds
def test_it_passes_where_it_had_something_to_look_at(kind):
    result = looked(kind, CASES[kind].passes)
    assert result.outcome == "pass"
    assert {finding.severity for finding in result.findings} <= {"info"}
    assert bool(result.findings) == CASES[kind].tells
    assert result.seen


@kinds
def test_it_fails_with_one_finding_about_the_right_ids(kind):
    case = CASES[kind]
    result = looked(kind, case.fails)
    assert [set(finding.subjects) for finding in result.findings] == [set(case.subjects)]
    finding = result.findings[0]
    assert finding.severity == (case.finding_severity or case.severity)
    assert result.outcome == ("pass" if finding.severity == "info" else "fail")
    assert finding.message.endswith(".")
    assert finding.clears_if
    assert not finding.clears_if.endswith(".")


@kinds
def test_its_finding_is_proved_by_rows_of_the_files(kind):
    case = CASES[kind]
    path = looked(kind, case.fails).findings[0].path
    assert bool(path) == case.proved
    assert all(step.origin.row and step.origin.row >= 2 for step in path)


@kinds
def test_it_says_what_the_data_does_not_say(kind):
    result = looked(kind, CASES[kind].silent)
    assert (result.outcome, result.findings) == ("not_assessable", ())
    assert result.missing
    assert result.missing.split()[0] in {"who", "whom", "which", "whether", "what", "how"}
    assert not result.missing.endswith(".")


@kinds
def test_an_exempt_finding_stays_in_sight_and_does_not_count(kind):
    case = CASES[kind]
    if not case.subjects:
        pytest.skip("a finding about the whole organisation has no subject to exempt")
    result = looked(kind, case.fails, exempt=case.subjects)
    assert result.outcome == "exempt"
    assert [finding.exemption.reason for finding in result.findings] == ["agreed"]


@kinds
def test_the_suggested_edits_clear_it(kind):
    case = CASES[kind]
    model = with_rule(case.fails, kind, severity=case.severity, **case.parameters)
    finding = check(model).rule(RULE).findings[0]
    after = check(applied(model, finding.edits)).rule(RULE)
    assert not finding.edits or finding.id not in {left.id for left in after.findings}
