"""One rule on one small organisation.

The rule stands in the organisation's own rules.toml, with sides called left and right, so
that no test leans on the words of a shipped pack.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from orgmodel.api import Organisation
from orgmodel.rules.check import check
from orgmodel.rules.rule_result import RuleResult
from tests.builders import organisation

RULE = "X1"
VOCABULARY = """
[vocabulary]
sides = ["left", "right"]
neutral = "middle"
trust = "top"
shared = "common"
buys = "commissions"
supplies = "provides"
"""
Rows = Mapping[str, Sequence[Mapping[str, str]]]


@dataclass(frozen=True)
class Case:
    """What a rule kind makes of three organisations.

    `passes`, `fails` and `silent` are tables by name, None where no data makes the kind do so;
    `subjects` are the subjects of the one finding on `fails`. A rule of severity info passes
    with that finding; one that `tells` has some information to give even where it passes.
    """

    passes: Rows | None
    fails: Rows | None
    silent: Rows
    subjects: tuple[str, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    severity: str = "error"
    finding_severity: str = ""
    proved: bool = True
    tells: bool = False


def pack(kind: str, severity: str = "error", **parameters: Any) -> str:
    """A pack with one rule."""
    lines = [VOCABULARY, "[[rule]]", f'id = "{RULE}"', 'title = "A rule"', f'kind = "{kind}"']
    lines += [f'severity = "{severity}"', 'source = "test"', 'why = "It matters."']
    lines += [f"{key} = {toml(value)}" for key, value in parameters.items()]
    return "\n".join(lines) + "\n"


def toml(value: Any) -> str:
    """A value as TOML, which for these is JSON."""
    return json.dumps(value, ensure_ascii=False)


def exemption(*subjects: str, rule: str = RULE, review: str = "2999-01-01") -> str:
    """An exemptions.toml with one exemption."""
    return (
        f'[[exemption]]\nrule = "{rule}"\nsubject = {toml(list(subjects))}\nreason = "agreed"\n'
        f'safeguard = "a wall"\nowner = "the Board"\nreview = "{review}"\n'
    )


def with_rule(
    rows: Rows, kind: str, *, exempt: Sequence[str] = (), severity: str = "error", **parameters: Any
) -> Organisation:
    """The organisation of these rows with this one rule of its own."""
    files = {"rules.toml": pack(kind, severity, **parameters)}
    if exempt:
        files["exemptions.toml"] = exemption(*exempt)
    return organisation(packs=(), extra_files=files, **rows)


def ruled(rows: Rows, kind: str, **rest: Any) -> RuleResult:
    """The result of one rule of this kind on the organisation of these rows."""
    return check(with_rule(rows, kind, **rest)).rule(RULE)
