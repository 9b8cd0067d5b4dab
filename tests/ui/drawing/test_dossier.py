"""What is said of an id, and where it is written."""

from __future__ import annotations

import pytest

from orgmodel.ui.drawing.dossier import Dossier, dossier
from tests.builders import function, link, organisation, post, seat, unit

ORGANISATION = organisation(
    posts=[post("ce"), post("fin", "ce", source="7"), post("acc", "fin")],
    units=[unit("d_fin", head="fin", side="neutral"), unit("board", kind="board")],
    functions=[function("F1", "d_fin")],
    links=[link("d_fin", "supports", "board"), link("acc", "works_closely_with", "ce")],
    memberships=[seat("board", "fin")],
)


def of(identifier: str) -> Dossier:
    found = dossier(ORGANISATION, identifier)
    assert found is not None
    return found


def test_the_line_runs_up_to_the_top_with_the_row_of_each_step() -> None:
    assert [(fact.id, fact.place) for fact in of("acc").line] == [
        ("fin", "posts.csv row 4"),
        ("ce", "posts.csv row 3"),
    ]


def test_reports_are_the_direct_ones() -> None:
    assert [fact.id for fact in of("ce").reports] == ["fin"]


def test_seats_are_told_apart_from_links() -> None:
    assert [group.heading for group in of("fin").seats] == ["Is a member of"]
    assert of("fin").links == ()


def test_links_of_others_read_as_said_of_it() -> None:
    (group,) = [g for g in of("board").links if "upports" in g.heading]
    assert group.heading == "Supports it"
    assert [fact.id for fact in group.facts] == ["d_fin"]


def test_a_symmetric_link_reads_the_same_from_both_ends() -> None:
    assert [g.heading for g in of("ce").links] == ["Works closely with"]
    assert [g.heading for g in of("acc").links] == ["Works closely with"]


def test_a_head_is_told_with_the_unit_it_leads() -> None:
    (led,) = of("fin").leads
    assert led.id == "d_fin"
    assert [fact.id for fact in led.functions] == ["F1"]


UNKNOWN = organisation(
    posts=[
        post("1"),
        post("3", "99", title="Ward Manager"),
        post("4", "3"),
        post("6"),
        post("x", "x"),
    ],
    tops=["1"],
)


@pytest.mark.parametrize(
    ("identifier", "title", "what", "reports"),
    [
        ("99", "99: not in the data", "not in the data", [("3", "posts.csv row 3")]),
        ("manager not known", "Manager not known", "not known", [("6", "posts.csv row 5")]),
    ],
)
def test_a_manager_without_a_post_has_its_reports(identifier, title, what, reports) -> None:
    found = dossier(UNKNOWN, identifier)
    assert found is not None
    assert (found.title, found.what, found.own) == (title, what, None)
    assert [(fact.id, fact.place) for fact in found.reports] == reports


@pytest.mark.parametrize(
    ("identifier", "manager", "line"),
    [
        ("1", "Reports to nobody: a top post.", []),
        ("3", "Reports to 99, who is not in the data.", ["99: not in the data"]),
        ("4", "Reports to Ward Manager (3).", ["Ward Manager", "99: not in the data"]),
        ("6", "Manager not known.", ["Manager not known"]),
        ("x", "Reports to itself in the data.", []),
    ],
)
def test_a_post_reports_to_nobody_only_where_that_is_known(identifier, manager, line) -> None:
    found = dossier(UNKNOWN, identifier)
    assert found is not None
    assert found.manager == manager
    assert [fact.words for fact in found.line] == line


def test_an_unknown_id_has_none() -> None:
    assert dossier(ORGANISATION, "nobody") is None
