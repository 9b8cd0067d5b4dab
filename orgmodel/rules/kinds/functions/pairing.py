"""Pairing: every internal service is bought by a unit that is not its supplier.

Nobody of the second side buys for others or together with them (`also_buys`). A pass needs the
supplier of every internal service on record. Of one provided partly inside it is told what the
data does not record, and where buyer and supplier are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.model.relations import SYMMETRIC_RELATIONS, verb
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, Severity
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import OWNERS
from orgmodel.rules.suggestions import add_link, remove_link, unit_for
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "also_buys",
        "relations",
        "further relations that are buying, which nobody of the second side may have",
        default=("lead_commissions_for", "joint_commissions_with"),
    ),
)

READS = ("services.*", *OWNERS)

EXAMPLE = Example(
    """
kind = "pairing"
""",
    "Left directorate (l_dir) both commissions and provides Meals (s1).",
)
INFO: Severity = "info"


def look(view: View, rule: Rule) -> Observation:
    """Check each internal service; of a mixed one say what is not recorded, and who is both."""
    findings: list[Finding] = [*_buying_suppliers(view, rule)]
    seen: set[str] = set()
    rows: list[Edge] = []
    unsupplied, unsaid, mixed = list[str](), list[str](), list[str]()
    for service, provision in view.pairs("services", "id", "provision"):
        buyers = view.links_to(service, view.words.buys, *rule.parameters["also_buys"])
        suppliers = view.links_to(service, view.words.supplies)
        if provision == "internal":
            seen.add(service)
            rows += [*buyers, *suppliers]
            findings += _internal(view, rule, service, buyers, suppliers)
            unsupplied += [service] if buyers and not suppliers else []
        elif provision == "mixed":
            mixed.append(service)
            findings += _unrecorded(view, rule, service, buyers, suppliers)
            findings += _own_buyers(view, rule, service, buyers, suppliers, INFO)
        elif not provision:
            unsaid.append(service)
    missing = record.all_of(
        f"who {verb(view.words.supplies)} {view.some_names(unsupplied)} (links.csv)"
        if unsupplied
        else "",
        f"whether {view.some_names(unsaid)} is provided inside (services.csv, column provision)"
        if unsaid
        else "",
    )
    nothing = ""
    if not (seen or missing):
        if not len(view.model.tables["services"]):
            missing = "which services are provided inside (services.csv, column provision)"
        elif mixed:
            nothing = "no service is provided wholly inside"
        else:
            nothing = "every service is provided outside"
    return Observation(tuple(findings), frozenset(seen), missing, nothing, view.rows_of(rows))


def _buying_suppliers(view: View, rule: Rule) -> Iterator[Finding]:
    """Whoever is on the second side and buys for others, or together with them."""
    if len(view.words.sides) < 2:
        return
    for edge in view.edges(*rule.parameters["also_buys"]):
        ends = (edge.start, edge.end) if edge.relation in SYMMETRIC_RELATIONS else (edge.start,)
        wrong = [end for end in ends if view.side(end) == view.words.sides[1]]
        if wrong:
            yield Finding(
                rule.id,
                rule.severity,
                f"{view.name(wrong[0])}, on the {view.words.sides[1]} side, buys: "
                f"{view.name(edge.start)} {verb(edge.relation)} {view.name(edge.end)}.",
                (wrong[0], *(end for end in (edge.start, edge.end) if end != wrong[0])),
                (view.step(edge), *view.side_step(wrong[0])),
                f"a unit of the {view.words.sides[0]} side does that in its place",
                edge.relation,
                (remove_link(edge),),
            )


def _internal(
    view: View, rule: Rule, service: str, buyers: list[Edge], suppliers: list[Edge]
) -> list[Finding]:
    if not buyers:
        words = view.words
        near = min((view.home(one.start) for one in suppliers), default=service)
        buyer = unit_for(view, words.sides[0], near) if words.sides else ""
        return [
            Finding(
                rule.id,
                rule.severity,
                f"{view.name(service)} is provided inside the organisation and no unit "
                f"{verb(words.buys)} it.",
                (service,),
                view.cell_step(service, "provision"),
                f"a unit other than its supplier {verb(words.buys)} it (links.csv)",
                words.buys,
                (add_link(buyer, words.buys, service),) if buyer else (),
            )
        ]
    return _own_buyers(view, rule, service, buyers, suppliers, rule.severity)


def _own_buyers(
    view: View,
    rule: Rule,
    service: str,
    buyers: list[Edge],
    suppliers: list[Edge],
    severity: Severity,
) -> list[Finding]:
    return [
        _own_buyer(view, rule, service, buyer, supplier, severity)
        for buyer in buyers
        for supplier in suppliers
        if _same_hands(view, buyer.start, supplier.start)
    ]


def _same_hands(view: View, buyer: str, supplier: str) -> bool:
    one, other = view.home(buyer), view.home(supplier)
    return view.within(one, other) or view.within(other, one)


def _own_buyer(
    view: View, rule: Rule, service: str, buyer: Edge, supplier: Edge, severity: Severity
) -> Finding:
    path = [view.step(buyer), *view.home_steps(buyer.start), *view.home_steps(supplier.start)]
    one, other = view.home(buyer.start), view.home(supplier.start)
    if one != other:
        path += view.unit_steps(one, other) or view.unit_steps(other, one)
    path.append(view.step(supplier))
    both = (
        f"{view.name(buyer.start)} both {verb(buyer.relation)} and {verb(supplier.relation)}"
        if buyer.start == supplier.start
        else f"{view.name(buyer.start)} {verb(buyer.relation)} and {view.name(supplier.start)}"
        f", in the same hands, {verb(supplier.relation)}"
    )
    supplies = len(view.words.sides) > 1 and view.side(buyer.start) == view.words.sides[1]
    remove = remove_link(buyer if supplies else supplier)
    partly = ", which is provided partly inside" if severity == INFO else ""
    return Finding(
        rule.id,
        severity,
        f"{both} {view.name(service)}{partly}.",
        (*dict.fromkeys((buyer.start, supplier.start)), service),
        tuple(path),
        "another unit supplies the service, or another buys it",
        supplier.relation,
        (remove,),
    )


def _unrecorded(
    view: View, rule: Rule, service: str, buyers: list[Edge], suppliers: list[Edge]
) -> list[Finding]:
    words = view.words
    lacking = [
        f"{who} (relation {relation})"
        for who, relation, links in (
            ("who buys it", words.buys, buyers),
            ("who supplies it", words.supplies, suppliers),
        )
        if not links
    ]
    if not lacking:
        return []
    return [
        Finding(
            rule.id,
            INFO,
            f"{view.name(service)} is provided partly inside and the data does not record "
            f"{listed(lacking, last='or')}.",
            (service,),
            view.cell_step(service, "provision"),
            "the missing link is recorded in links.csv",
            "unrecorded",
        )
    ]
