"""Each example on docs/rules.md is a rule that is tried, with the finding that it makes."""

import tomllib

import pytest

from orgmodel.rules.kinds import EXAMPLES
from orgmodel.rules.manual import document
from tests.rules.cases import CASES
from tests.rules.ruling import ruled


@pytest.mark.parametrize("kind", list(EXAMPLES))
def test_the_example_is_the_rule_of_the_case_and_finds_what_the_case_finds(kind):
    case, example = CASES[kind], EXAMPLES[kind]
    (rule,) = tomllib.loads(f"[[rule]]\n{example.rule}")["rule"]
    assert rule == {"kind": kind, **case.parameters}
    if case.fails is None:
        assert example.finding == ""
        return
    found = ruled(case.fails, kind, severity=case.severity, **case.parameters).findings
    assert example.finding == found[0].message


@pytest.mark.parametrize("kind", list(EXAMPLES))
def test_the_page_on_rules_shows_the_example(kind):
    section = document().split(f"### Kind `{kind}`")[1].split("\n### ")[0]
    assert f"```toml\n[[rule]]\n{EXAMPLES[kind].rule.strip()}\n```" in section
    assert EXAMPLES[kind].finding in section
