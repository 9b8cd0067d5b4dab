"""A trust whose record is whole: two sides, finance between them, and who holds every post.

What a case changes is one table or one row of it.
"""

from orgmodel.rules.check import check
from tests.builders import function, link, organisation, post, unit

UNITS = [
    unit("trust", "body", side="trust", head="ce"),
    unit("buy", "directorate", side="commissioning", head="d_buy", parent="trust"),
    unit("run", "directorate", side="provider", head="d_run", parent="trust"),
    unit("fin", "directorate", side="neutral", head="d_fin", parent="trust"),
]
POSTS = [
    post("ce", unit="trust"),
    post("d_buy", "ce", unit="buy"),
    post("d_run", "ce", unit="run"),
    post("d_fin", "ce", unit="fin"),
    post("buyer", "d_buy", unit="buy"),
    post("nurse", "d_run", unit="run"),
]
PEOPLE = [{"id": name} for name in "abcdefghx"]
HELD = [
    {"person": who, "post": which}
    for who, which in zip(
        "abcdef", ("ce", "d_buy", "d_run", "d_fin", "buyer", "nurse"), strict=True
    )
]
FUNCTIONS = [
    function("F1", "d_buy", "commissioning"),
    function("F2", "d_run", "provider"),
    function("F3", "d_fin", "shared"),
]
SERVICES = [{"id": "clinic", "provision": "internal"}]
LINKS = [link("buy", "commissions", "clinic"), link("run", "provides", "clinic")]
TRUST = {
    "posts": POSTS,
    "units": UNITS,
    "people": PEOPLE,
    "appointments": HELD,
    "functions": FUNCTIONS,
    "services": SERVICES,
    "links": LINKS,
}


def level(rule, *, on="2026-11-26", **changed):
    """The result of one rule of the pack `separation` on the trust with these tables changed."""
    tables = {**TRUST, **changed}
    org = organisation(tables.pop("posts"), packs=("separation",), date=on, **tables)
    return check(org).rule(rule)


def row(table, name, **cells):
    """A table of the trust with some cells of one row changed."""
    return [{**of, **cells} if of["id"] == name else of for of in TRUST[table]]


def without(table, name):
    """A table of the trust without one row."""
    return [of for of in TRUST[table] if of["id"] != name]


def rests_on(result):
    """The rows that an outcome rests on, as `from relation to`."""
    return {f"{step.start} {step.relation} {step.end}" for step in result.evidence}
