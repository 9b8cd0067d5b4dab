"""Each kind of rule is found in its family; on five posts it passes, fails once, is silent, and
can be exempt.
"""

from pathlib import Path

import pytest

from orgmodel.rules import kinds as kinds_of_rules
from orgmodel.rules.check import check
from orgmodel.rules.kinds import LOOKS, PARAMETERS, families, module_of
from tests.rules import ruling
from tests.rules.applying import applied
from tests.rules.cases import CASES, FAMILIES
from tests.rules.cases.rows import FIVE
from tests.rules.ruling import RULE, ruled, with_rule

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
SCRATCH = '''"""Scratch: there is a post."""

from orgmodel.rules.finding import Observation

PARAMETERS = ()


def look(view, rule):
    """Look at the posts."""
    return Observation(seen=frozenset(view.line.ids))
'''

kinds = pytest.mark.parametrize("kind", sorted(CASES))
passing = pytest.mark.parametrize("kind", [kind for kind in sorted(CASES) if CASES[kind].passes])
failing = pytest.mark.parametrize("kind", [kind for kind in sorted(CASES) if CASES[kind].fails])


def looked(kind, rows, **rest):
    case = CASES[kind]
    return ruled(rows, kind, severity=case.severity, **case.parameters, **rest)


@pytest.mark.parametrize("kind", families())
def test_a_kind_has_parameters_a_look_a_manual_a_case_and_a_place_in_the_docs(kind):
    family = families()[kind]
    module, place = module_of(kind), f"orgmodel/rules/kinds/{family}/{kind}.py"
    assert isinstance(getattr(module, "PARAMETERS", None), tuple), f"{place} needs PARAMETERS"
    assert callable(getattr(module, "look", None)), f"{place} needs a function look(view, rule)"
    assert module.__doc__, f"{place} begins with a docstring: its manual"
    assert kind in FAMILIES.get(family, {}), (
        f'add a case "{kind}" to CASES in tests/rules/cases/{family}.py'
    )
    assert f"### Kind `{kind}`\n" in PAGE.read_text(encoding="utf-8"), (
        "make the page anew: python -m orgmodel.rules.manual > docs/rules.md"
    )


def test_no_case_is_of_a_kind_that_is_gone():
    for family, cases in FAMILIES.items():
        here = {kind for kind, of in families().items() if of == family}
        gone = sorted(set(cases) - here)
        assert not gone, f"tests/rules/cases/{family}.py has a case of no kind there: {gone}"


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """A folder of families beside those of the package; gives a function to write a kind there."""
    monkeypatch.setattr(kinds_of_rules, "__path__", [*kinds_of_rules.__path__, str(tmp_path)])

    def write(family, kind):
        (tmp_path / family).mkdir(exist_ok=True)
        (tmp_path / family / "__init__.py").touch()
        (tmp_path / family / f"{kind}.py").write_text(SCRATCH)
        families.cache_clear()

    yield write
    families.cache_clear()


def test_a_kind_is_there_as_soon_as_its_file_is(scratch):
    scratch("scratch", "there_is_a_post")
    assert families()["there_is_a_post"] == "scratch"
    assert list(LOOKS) == sorted(LOOKS)
    assert PARAMETERS["there_is_a_post"] == ()
    assert ruled(FIVE, "there_is_a_post").outcome == "pass"


def test_two_families_with_a_kind_of_one_name_are_refused_in_a_sentence(scratch):
    scratch("twofold", "span")
    with pytest.raises(RuntimeError, match=r"rename .*kinds/line/span\.py or .*twofold/span\.py"):
        families()


def test_a_kind_that_is_not_there_is_no_kind():
    assert "forrest" not in LOOKS
    with pytest.raises(KeyError):
        LOOKS["forrest"]


@passing
def test_it_passes_where_it_had_something_to_look_at(kind):
    result = looked(kind, CASES[kind].passes)
    assert result.outcome == "pass"
    assert {finding.severity for finding in result.findings} <= {"info"}
    assert bool(result.findings) == CASES[kind].tells
    assert result.seen


@failing
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


@failing
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


@failing
def test_an_exempt_finding_stays_in_sight_and_does_not_count(kind):
    case = CASES[kind]
    if not case.subjects:
        pytest.skip("a finding about the whole organisation has no subject to exempt")
    result = looked(kind, case.fails, exempt=case.subjects)
    assert result.outcome == "exempt"
    assert [finding.exemption.reason for finding in result.findings] == ["agreed"]


@failing
def test_the_suggested_edits_clear_it(kind):
    case = CASES[kind]
    model = with_rule(case.fails, kind, severity=case.severity, **case.parameters)
    finding = check(model).rule(RULE).findings[0]
    after = check(applied(model, finding.edits)).rule(RULE)
    assert not finding.edits or finding.id not in {left.id for left in after.findings}


@pytest.mark.parametrize("kind", list(CASES))
def test_nothing_is_passed_or_ends_in_an_error_where_a_pack_names_no_sides(kind, monkeypatch):
    case = CASES[kind]
    monkeypatch.setattr(ruling, "VOCABULARY", "")
    for rows in filter(None, (case.fails, case.silent)):
        found = ruled(rows, kind, severity=case.severity, **case.parameters)
        assert found.outcome != "pass" or case.severity == "info"


@pytest.mark.parametrize("kind", ["shared_post", "intermediaries"])
def test_a_kind_about_two_sides_says_that_the_pack_names_none(kind, monkeypatch):
    monkeypatch.setattr(ruling, "VOCABULARY", "")
    found = ruled(CASES[kind].fails, kind, **CASES[kind].parameters)
    assert found.missing == "which the two sides are (in the pack, [vocabulary], sides)"
