"""The separation view of large and odd organisations: pages of the size asked for, nothing lost."""

from __future__ import annotations

import pytest

import orgmodel as om
from orgmodel.chart.drawing.drawing import Drawing
from tests.builders import function, link, organisation, post, unit
from tests.chart.views import on_pages

PACKS = ("structure", "separation")
PAPERS = ("a4", "a4-portrait", "a3", "165mm")
LONG = "Commissioning and performance of urgent care, therapies and community nursing " * 3
WORD = "Gesundheitsdienstleistungsbeschaffungsverwaltungszusammenarbeitsbehörde"


def pages(given: om.Organisation, paper: str) -> tuple[Drawing, ...]:
    chosen = {"width": paper} if paper.endswith("mm") else {"paper": paper}
    return given.chart("separation", **chosen).drawings


def large(services: int, units: int, outside: int = 6, name: str = "") -> om.Organisation:
    """Services bought in turn by the buyers, and supplied by the outside bodies in turn."""
    buyers = [
        unit(f"c{n}", side="commissioning", name=f"{name or 'Buying'} {n}") for n in range(units)
    ]
    own = [unit(f"p{n}", side="provider", name=f"{name or 'Providing'} {n}") for n in range(units)]
    both = [unit(f"n{n}", side="neutral", name=f"{name or 'Serving'} {n}") for n in range(units)]
    others = [
        unit(f"x{n}", "external_provider", name=f"{name or 'Trust'} {n}") for n in range(outside)
    ]
    rows = [
        {"id": f"s{n}", "name": f"{name or 'Service'} {n}", "provision": "external"}
        for n in range(services)
    ]
    links = [
        each
        for n in range(services)
        for each in (
            link(f"c{n % min(units, 4)}", "commissions", f"s{n}"),
            link(f"x{n % outside}", "provides", f"s{n}"),
        )
    ]
    return organisation(
        [post("ce")],
        packs=PACKS,
        units=[unit("trust", "body", side="trust", head="ce"), *buyers, *own, *both, *others],
        services=rows,
        links=links,
    )


def sound(drawn: tuple[Drawing, ...]) -> None:
    for page in drawn:
        assert on_pages.faults(page) == []
        assert "…" not in on_pages.words(page)


def test_a_page_tells_its_own_boxes() -> None:
    for page in pages(large(40, 3, outside=40), "a4"):
        ids = {box.id for box in page.boxes}
        assert ids == {one.id for one in page.told if one.id}


def said(drawn: tuple[Drawing, ...]) -> str:
    return "".join(map(on_pages.words, drawn))


@pytest.mark.parametrize("paper", PAPERS)
def test_sixty_services_fold_into_one_picture_and_a_table_of_every_one(paper: str) -> None:
    drawn = pages(large(60, 4), paper)
    sound(drawn)
    folded = [box for box in drawn[0].boxes if "further services" in box.label]
    assert 0 < len(folded) <= 20
    for number in range(60):
        assert f"Service{number}" in said(drawn)
    if paper == "a4":
        assert [page.title for page in drawn].count("Services") == len(drawn) - 1 <= 2


@pytest.mark.parametrize("paper", PAPERS)
def test_many_units_without_a_wire_or_a_finding_are_named_not_drawn(paper: str) -> None:
    drawn = pages(large(8, 30), paper)
    sound(drawn)
    ids = {box.id for page in drawn for box in page.boxes}
    assert {"c0", "c1", "c2", "c3"} <= ids
    assert "c17" not in ids
    assert "26others:" in said(drawn)
    assert "Buying17" in said(drawn)
    assert "c17" in {one.id for page in drawn for one in page.told}


@pytest.mark.parametrize("paper", PAPERS)
def test_forty_outside_providers_are_all_drawn(paper: str) -> None:
    drawn = pages(large(40, 3, outside=40), paper)
    sound(drawn)
    ids = {box.id for page in drawn for box in page.boxes}
    assert {f"x{n}" for n in range(40)} <= ids


@pytest.mark.parametrize("paper", PAPERS)
def test_a_service_of_seventy_providers_goes_on_as_often_as_it_must(paper: str) -> None:
    others = [unit(f"x{n}", "external_provider") for n in range(70)]
    made = organisation(
        [post("ce")],
        packs=PACKS,
        units=[unit("c", side="commissioning"), *others],
        services=[{"id": "s", "provision": "external"}],
        links=[link("c", "commissions", "s")] + [link(f"x{n}", "provides", "s") for n in range(70)],
    )
    drawn = pages(made, paper)
    sound(drawn)
    lines = {line.source for page in drawn for line in page.lines}
    assert {f"x{n}" for n in range(70)} <= lines


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", [LONG, WORD, "Cyfarwyddiaeth Gofal Sylfaenol", "Υπηρεσίες υγείας"])
def test_long_and_foreign_names_are_whole(name: str, paper: str) -> None:
    drawn = pages(large(5, 3, name=name), paper)
    sound(drawn)
    assert "".join(f"{name} 4".split()) in said(drawn)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_hundred_functions_with_a_finding_are_all_on_a_page_and_numbered(paper: str) -> None:
    made = organisation(
        [post("ce")],
        packs=PACKS,
        units=[
            unit("c", side="commissioning"),
            unit("p", side="provider"),
            unit("n", side="neutral"),
        ],
        functions=[function(f"F{n}", "c", "provider", name=f"Work {n}") for n in range(100)]
        + [function(f"N{n}", "n", "provider", name=f"Other work {n}") for n in range(100)],
    )
    drawn = pages(made, paper)
    sound(drawn)
    ids = {box.id for page in drawn for box in page.boxes}
    assert {f"F{n}" for n in range(100)} | {f"N{n}" for n in range(100)} <= ids
    on = {one for page in drawn for n in on_pages.numbers_on_boxes(page).values() for one in n}
    beside = {one for page in drawn for one in on_pages.numbers_beside(page)}
    assert on <= beside
    summary = made.check().summary
    assert len([state for _, state in beside if state == "error"]) == summary["errors"]
    assert len([state for _, state in beside if state == "warning"]) == summary["warnings"]


def test_who_serves_both_and_buys_is_named_on_the_side_where_it_buys() -> None:
    made = organisation(
        [post("ce")],
        packs=PACKS,
        units=[
            unit("c", side="commissioning"),
            unit("p", side="provider"),
            unit("n", side="neutral", name="Shared office"),
        ],
        services=[{"id": "s", "provision": "internal"}, {"id": "t", "provision": "external"}],
        links=[
            link("n", "commissions", "s"),
            link("p", "commissions", "t"),
            link("p", "provides", "s"),
        ],
    )
    (page, *_) = pages(made, "a4")
    sound((page,))
    assert "Sharedoffice(servesboth)" in on_pages.words(page)
    assert "p(providerside)" in on_pages.words(page)
    ends = {(line.source, line.relation, line.target) for line in page.lines}
    assert ends == {("n", "commissions", "s"), ("p", "commissions", "t"), ("p", "provides", "s")}


def test_who_buys_or_supplies_is_said_to_be_outside_only_where_the_data_says_so() -> None:
    made = organisation(
        [post("ce"), post("lone", "ce", title="Lone officer")],
        packs=PACKS,
        units=[
            unit("c", side="commissioning"),
            unit("p", side="provider"),
            unit("k", "committee"),
            unit("x", "external_provider"),
        ],
        services=[{"id": "s", "provision": "external"}],
        links=[
            link("lone", "commissions", "s"),
            link("k", "provides", "s"),
            link("x", "provides", "s"),
            link("ghost", "provides", "s"),
        ],
    )
    (page, *_) = pages(made, "a4")
    sound((page,))
    labels = {box.id: box.label for box in page.boxes}
    assert labels["x"] == "x, outside the organisation"
    assert labels["k"] == "k, on no side"
    assert labels["lone"] == "Lone officer, on no side"
    assert "notinthedata" in on_pages.words(page)
    assert {line.source for line in page.lines} == {"lone", "k", "x", "ghost"}
