"""The path of a finding: an organisation of just its rows proves it, and of fewer does not."""

import pytest

from orgmodel.rules.check import check
from tests.builders import link, organisation, post, seat, unit
from tests.rules.levels.trust import HELD, LINKS, POSTS, TRUST, UNITS, row

RELATIONS = {"posts": ("reports_to", "unit"), "units": ("parent", "head"), "functions": ("owner",)}
ROWS = ("links", "memberships", "appointments")
COLUMNS = {"reports_to": "reports_to", "heads": "head", "owns": "owner"}


def under(manager):
    """The posts with both directors under this manager."""
    moved = (
        post_ | {"reports_to": manager} if post_["id"][:2] == "d_" else post_ for post_ in POSTS
    )
    return [*moved, post("ops", "ce", unit="fin")]


BODY = unit("peg", "committee", side="provider", parent="run", roster="complete")
BOUGHT = [link("buy", "commissions", "clinic"), link("inner", "provides", "clinic")]
BREACHES = {
    "a manager below the trust level": ("SEP-5", {"posts": under("ops")}),
    "the same where no trust unit has a head": (
        "SEP-5",
        {"posts": under("ops"), "units": row("units", "trust", head="")},
    ),
    "a manager at the top who is not the one of the trust level": (
        "SEP-5",
        {"posts": [*under("ops")[:-1], post("ops", unit="fin")]},
    ),
    "the sides meet below the top": (
        "SEP-5a",
        {"posts": [*row("posts", "ce", reports_to="chair"), post("chair")]},
    ),
    "a line that crosses": ("SEP-4", {"posts": row("posts", "d_run", reports_to="d_buy")}),
    "two posts of one person": (
        "SEP-3",
        {"appointments": [*HELD, {"person": "b", "post": "nurse"}]},
    ),
    "two of which one reports to the other": (
        "SEP-3",
        {
            "posts": row("posts", "nurse", reports_to="d_buy"),
            "appointments": [*HELD, {"person": "b", "post": "nurse"}],
        },
    ),
    "two that will meet": (
        "SEP-3",
        {"appointments": [*HELD, {"person": "b", "post": "nurse", "start": "2027-04-01"}]},
    ),
    "a person chairs, by a post held": (
        "SEP-6",
        {"units": [*UNITS, BODY], "memberships": [seat("peg", "e", "chairs")]},
    ),
    "a supplier inside its buyer": (
        "SEP-0",
        {"units": [*UNITS, unit("inner", "team", parent="buy")], "links": BOUGHT},
    ),
    "a dotted line": ("SEP-7", {"links": [*LINKS, link("nurse", "dotted_line_to", "buyer")]}),
}


def found(rule, tables):
    """The findings of a rule on these tables, by severity and subjects."""
    tables = dict(tables)
    org = organisation(tables.pop("posts"), packs=("separation",), date="2026-11-26", **tables)
    return {(of.severity, of.subjects): of for of in check(org).rule(rule).findings}


def only(tables, path):
    """These tables with none of their relations but those of a path."""
    kept = {
        (step.origin.file.removesuffix(".csv"), step.origin.row, _column(step)) for step in path
    }
    result = {}
    for table, rows in tables.items():
        columns = RELATIONS.get(table, ())
        numbered = list(enumerate(rows, start=2))
        if table in ROWS:
            result[table] = [cells for at, cells in numbered if (table, at, "") in kept]
            continue
        result[table] = [
            {
                name: value if name not in columns or (table, at, name) in kept else ""
                for name, value in cells.items()
            }
            for at, cells in numbered
        ]
    return result


def _column(step):
    if step.relation == "part_of":
        return "unit" if step.origin.file == "posts.csv" else "parent"
    return COLUMNS.get(step.relation, "")


@pytest.mark.parametrize(("rule", "changed"), BREACHES.values(), ids=BREACHES)
def test_just_the_rows_of_the_path_prove_a_finding_and_none_can_be_dropped(rule, changed):
    tables = {**TRUST, **changed}
    findings = found(rule, tables)
    assert findings
    for known, finding in findings.items():
        assert known in found(rule, only(tables, finding.path))
        for step in finding.path:
            fewer = [other for other in finding.path if other != step]
            assert known not in found(rule, only(tables, fewer)), step
