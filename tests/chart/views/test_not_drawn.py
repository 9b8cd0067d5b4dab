"""What the organisation view leaves out is told: links between its boxes, units without posts."""

from __future__ import annotations

import pytest

import orgmodel as om
from tests.builders import link, organisation, post, unit

UNITS = (unit("trust", "body"), unit("fin", parent="trust"), unit("aud", parent="trust"))
LINKS = (
    link("c", "advises", "a"),
    link("b", "advises", "c"),
    link("c", "supports", "a"),
    link("b", "dotted_line_to", "c"),
    link("fin", "supports", "aud"),
)
LEFT_OUT = "Not drawn: 3 links between posts (advises 2, supports 1), 1 unit without posts"


def body() -> om.Organisation:
    rows = [post("a", unit="trust"), post("b", "a", unit="fin"), post("c", "b", unit="fin")]
    return organisation(rows, units=UNITS, links=LINKS)


def said(org: om.Organisation, **options: object) -> str:
    """The words of the footer, or of the legend where there is none."""
    (page,) = org.chart(**options).drawings  # type: ignore[arg-type]
    legend = [entry.label for entry in page.legend]
    return " ".join([*(text.content for text in page.texts), *legend])


@pytest.mark.parametrize("options", [{}, {"paper": "screen"}, {"width": "165mm"}])
def test_links_between_posts_and_units_without_posts_are_counted(options: dict[str, str]) -> None:
    assert LEFT_OUT in said(body(), **options)
    assert LEFT_OUT in body().chart(**options).drawings[0].description  # type: ignore[arg-type]


def test_of_one_line_only_its_own_links_are_counted() -> None:
    words = said(body(), unit="fin")
    assert "Not drawn: 1 link between posts (advises 1)" in words
    assert "without posts" not in words


@pytest.mark.parametrize("options", [{}, {"paper": "screen"}])
def test_without_posts_links_between_units_are_counted(options: dict[str, str]) -> None:
    org = organisation([], units=UNITS, links=[link("fin", "supports", "aud")])
    assert "Not drawn: 1 link between units (supports 1)" in said(org, **options)


def test_nothing_is_said_where_all_is_drawn() -> None:
    rows = [post("a", unit="fin"), post("b", "a", unit="fin")]
    org = organisation(rows, units=UNITS[:2], links=[link("a", "dotted_line_to", "b")])
    assert "Not drawn" not in said(org)


def test_units_left_out_are_told_once_a_post_is_there() -> None:
    org = organisation([post("a", unit="fin")], units=UNITS)
    assert "Not drawn: 1 unit without posts" in said(org)


@pytest.mark.parametrize("paper", ["a4", "screen"])
def test_the_centre_view_tells_managers_who_are_not_in_the_data(paper: str) -> None:
    org = organisation(
        [post("chair"), post("ce"), post("d", "99"), post("pec")],
        roles={"pct_chair": "chair", "ce": "ce", "pec_chair": "pec"},
    )
    (page, *_) = org.chart("centre", paper=paper).drawings
    words = " ".join([*(t.content for t in page.texts), *(one.label for one in page.legend)])
    assert "Fault of the data: 1 post reports to a manager not in" in words
