"""Every relation by either end, with where it is written and how sure it is."""

import pytest

from tests.builders import function, link, organisation, post, seat, unit

ORG = organisation(
    [post("ce", unit="body", source="p1"), post("a", "ce", reports_to_basis="inferred")],
    units=[unit("body", "body", head="ce"), unit("d", parent="body", head="a")],
    functions=[function("F1", "d", source="p2", basis="stated")],
    people=[{"id": "p"}],
    appointments=[{"person": "p", "post": "a"}],
    memberships=[seat("body", "p", "chairs", note="since May")],
    links=[link("a", "supports", "F1", safeguard="a contract"), link("d", "advises", "body")],
)


@pytest.mark.parametrize("edge", list(ORG.edges.all()), ids=lambda edge: "-".join(edge.key))
def test_an_edge_is_found_by_either_end_and_by_its_kind(edge):
    assert edge in ORG.edges.out(edge.start)
    assert edge in ORG.edges.into(edge.end)
    assert edge in ORG.edges.from_(edge.start, edge.relation)
    assert edge in ORG.edges.to(edge.end, edge.relation)
    assert ORG.edges.find(*edge.key) == edge


def test_every_relation_comes_once_columns_first():
    assert [edge.key for edge in ORG.edges.all()] == [
        ("a", "reports_to", "ce"),
        ("ce", "part_of", "body"),
        ("d", "part_of", "body"),
        ("ce", "heads", "body"),
        ("a", "heads", "d"),
        ("d", "owns", "F1"),
        ("p", "holds", "a"),
        ("p", "chairs", "body"),
        ("a", "supports", "F1"),
        ("d", "advises", "body"),
    ]


def test_source_and_basis_are_the_relations_own_else_the_rows():
    reports, owns = ORG.edges.find("a", "reports_to", "ce"), ORG.edges.find("d", "owns", "F1")
    assert (reports.basis, reports.source) == ("inferred", "")
    assert (owns.source, owns.basis) == ("p2", "stated")


def test_no_kind_asked_for_gives_nothing():
    assert ORG.edges.from_("a") == []


def test_an_edge_as_evidence_says_where_it_is_written():
    step = ORG.edges.step(ORG.edges.find("a", "supports", "F1"))
    assert step.origin.words() == "links.csv row 2"
