"""Pairing: every internal service is bought by a unit that is not its supplier."""

from __future__ import annotations

from orgmodel.relation_words import verb
from orgmodel.rules.finding import Finding, Looked, Severity
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import add_link, remove_link, unit_for

PARAMETERS: tuple[Parameter, ...] = ()


def look(ground: Ground, rule: Rule) -> Looked:
    """Check each internal service; of a mixed one only say what the data does not record."""
    findings: list[Finding] = []
    seen: set[str] = set()
    for service, provision in ground.pairs("services", "id", "provision"):
        buyers = ground.links_to(service, ground.words.buys)
        suppliers = ground.links_to(service, ground.words.supplies)
        if provision == "internal":
            seen.add(service)
            findings += _internal(ground, rule, service, buyers, suppliers)
        elif provision == "mixed":
            findings += _unrecorded(ground, rule, service, buyers, suppliers)
    missing = "" if seen else "which services are provided inside (services.csv, column provision)"
    return Looked(tuple(findings), frozenset(seen), missing)


def _internal(
    ground: Ground, rule: Rule, service: str, buyers: list[Edge], suppliers: list[Edge]
) -> list[Finding]:
    if not buyers:
        words = ground.words
        near = ground.home(suppliers[0].start) if suppliers else service
        buyer = unit_for(ground, words.sides[0], near) if words.sides else ""
        return [
            Finding(
                rule.id, rule.severity,
                f"{ground.name(service)} is provided inside the organisation and no unit "
                f"{verb(words.buys)} it.",
                (service,), tuple(ground.step(edge) for edge in suppliers),
                f"a unit other than its supplier {verb(words.buys)} it (links.csv)",
                words.buys, (add_link(buyer, words.buys, service),) if buyer else (),
            )
        ]  # fmt: skip
    return [
        _own_buyer(ground, rule, service, buyer, supplier)
        for buyer in buyers
        for supplier in suppliers
        if _same_hands(ground, buyer.start, supplier.start)
    ]


def _same_hands(ground: Ground, buyer: str, supplier: str) -> bool:
    one, other = ground.home(buyer), ground.home(supplier)
    return ground.within(one, other) or ground.within(other, one)


def _own_buyer(ground: Ground, rule: Rule, service: str, buyer: Edge, supplier: Edge) -> Finding:
    path = [ground.step(buyer)]
    one, other = ground.home(buyer.start), ground.home(supplier.start)
    if one != other:
        path += ground.unit_steps(one, other) or ground.unit_steps(other, one)
    path.append(ground.step(supplier))
    both = (
        f"{ground.name(buyer.start)} both {verb(buyer.relation)} and {verb(supplier.relation)}"
        if buyer.start == supplier.start
        else f"{ground.name(buyer.start)} {verb(buyer.relation)} and {ground.name(supplier.start)}"
        f", in the same hands, {verb(supplier.relation)}"
    )
    supplies = len(ground.words.sides) > 1 and ground.side(buyer.start) == ground.words.sides[1]
    remove = remove_link(buyer if supplies else supplier)
    return Finding(
        rule.id, rule.severity, f"{both} {ground.name(service)}.",
        (*dict.fromkeys((buyer.start, supplier.start)), service), tuple(path),
        "another unit supplies the service, or another buys it", supplier.relation, (remove,),
    )  # fmt: skip


def _unrecorded(
    ground: Ground, rule: Rule, service: str, buyers: list[Edge], suppliers: list[Edge]
) -> list[Finding]:
    words = ground.words
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
    info: Severity = "info"
    return [
        Finding(
            rule.id, info,
            f"{ground.name(service)} is provided partly inside and the data does not record "
            f"{' or '.join(lacking)}.",
            (service,), tuple(ground.step(edge) for edge in (*buyers, *suppliers)),
            "the missing link is recorded in links.csv", "unrecorded",
        )
    ]  # fmt: skip
