"""A rule kind declares all that its verdict can depend on, and nothing is read beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from orgmodel.api import load
from orgmodel.model.schema import BY_NAME
from orgmodel.rules.check import packs_of
from orgmodel.rules.kinds import facets_of, families, module_of, observe, spelt_out
from orgmodel.rules.pack import shipped
from orgmodel.rules.view import View
from tests.rules.cases import CASES
from tests.rules.recording import recorded
from tests.rules.ruling import with_rule

DATA = Path(__file__).resolve().parents[2] / "data"
SETS = ("brent", "council_client_contractor", "illustrative", "pec_2007")
_SEAT_COLUMNS = "memberships."
_TOLD = ("source", "basis", "note", "safeguard")


@pytest.mark.parametrize("kind", families())
def test_a_kind_declares_what_it_reads(kind):
    place = f"orgmodel/rules/kinds/{families()[kind]}/{kind}.py"
    reads = getattr(module_of(kind), "READS", None)
    assert isinstance(reads, tuple), f"{place} needs READS: what its verdict depends on"
    for facet in (one for named in reads for one in spelt_out(named)):
        table, dot, column = facet.partition(".")
        known = not dot or "{" in facet or table in BY_NAME
        assert known, f"{place}: READS names {facet}, and there is no such table"
        assert column != "id", f"{place}: the ids are always read"


@cache
def undeclared() -> dict[str, set[str]]:
    """Kind → what its rules read and do not declare, on every case and every data set."""
    found: dict[str, set[str]] = {}
    for name in SETS:
        model = load(DATA / name)
        for pack in (*packs_of(model), *packs_of(model, shipped())):
            note(found, model, pack)
    for kind, case in CASES.items():
        for rows in (case.passes, case.fails, case.silent):
            if rows is not None:
                model = with_rule(rows, kind, severity=case.severity, **case.parameters)
                note(found, model, packs_of(model)[0])
    return found


def note(found, model, pack):
    own = (condition for level in pack.levels for condition in level.conditions)
    for rule in (*pack.rules, *own):
        with recorded() as record:
            observe(View(replace(model), pack.words, pack.roles), rule)
        read = {one for facet in record.facets for one in spelt_out(facet)}
        declared = facets_of(rule)
        found.setdefault(rule.kind, set()).update(one for one in read if not covers(declared, one))


def covers(declared, facet) -> bool:
    table, _, column = facet.partition(".")
    if facet in declared or f"{table}.*" in declared or column in _TOLD:
        return True
    if facet.startswith("~"):
        return "~*" in declared
    if facet.startswith(_SEAT_COLUMNS):  # told with the relation of the row
        return any(one in declared for one in ("~*", "~member_of"))
    if column == "*" and table in BY_NAME and facet != "*":
        return {f"{table}.{one}" for one in _READ_AT_ONCE.get(table, ())} <= declared
    if facet == "*":
        return "days" in declared
    return bool(column) and BY_NAME[table].column(column) is None


_READ_AT_ONCE = {"posts": ("count", "kind")}
"""Columns that a kind reads of a table that it takes as a whole."""


@pytest.mark.parametrize("kind", sorted(CASES))
def test_nothing_is_read_beside_what_is_declared(kind):
    more = sorted(undeclared()[kind])
    assert not more, (
        f"orgmodel/rules/kinds/{families()[kind]}/{kind}.py reads {', '.join(more)}, which its "
        "READS does not name: a sweep would keep a verdict that these change"
    )
