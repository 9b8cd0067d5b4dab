"""Rows may stand in any order: a drawing says the same, the order of siblings aside."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.chart import VIEWS
from orgmodel.errors import OrgmodelError
from orgmodel.files.scenario_file import read_scenario_file
from tests.builders import from_files, link, organisation, post, unit
from tests.chart.views import geometry
from tests.chart.views.content import content
from tests.depth import at_least
from tests.rules.random_organisations import Tables, built, tables

DATA = Path(__file__).resolve().parents[3] / "data"
SAMPLES = sorted(path.parent.name for path in DATA.glob("*/organisation.toml"))
SCENARIO = DATA / "brent" / "scenarios" / "o01a-it-in-strategic-commissioning.toml"
ONE_PAGE = sorted(name for name in VIEWS if not VIEWS[name].needs)


def files_of(sample: str) -> dict[str, bytes]:
    files = [path for path in (DATA / sample).iterdir() if path.suffix in (".csv", ".toml")]
    return {path.name: path.read_bytes() for path in files}


def shuffled(files: Mapping[str, bytes], seed: int) -> dict[str, bytes]:
    """The files with the rows of every table in another order."""
    order = random.Random(seed)
    return {
        name: _shuffled(text, order) if name.endswith(".csv") else text
        for name, text in files.items()
    }


def _shuffled(text: bytes, order: random.Random) -> bytes:
    head, *rows = csv.reader(io.StringIO(text.decode("utf-8-sig")))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([head, *order.sample(rows, len(rows))])
    return out.getvalue().encode()


def has_a_centre(organisation: om.Organisation) -> bool:
    """Whether the data says who the three at the centre are."""
    try:
        organisation.chart("centre", paper="screen")
    except OrgmodelError:
        return False
    return True


def assert_same_drawings(one: om.Organisation, other: om.Organisation) -> None:
    for view in ONE_PAGE:
        if view == "separation" and not has_sides(one):
            continue
        if view == "centre" and not has_a_centre(one):
            assert not has_a_centre(other)
            continue
        for colour in ("side", "kind", "directorate") if view == "organisation" else ("side",):
            drawn = [
                content(org.chart(view, paper="screen", colour=colour, names=True))
                for org in (one, other)
            ]
            assert drawn[0] == drawn[1], view
    for name in one.unit_tree.ids:
        drawn = [content(org.chart("unit", unit=name, paper="screen")) for org in (one, other)]
        assert drawn[0] == drawn[1], name


def has_sides(given: om.Organisation) -> bool:
    """Whether the separation view has anything to draw."""
    return bool({"commissioning", "provider", "client", "contractor"} & set(given.units["side"]))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_drawn_the_same(sample: str) -> None:
    files = files_of(sample)
    assert_same_drawings(from_files(files), from_files(shuffled(files, 7)))


def test_the_changes_of_an_option_are_drawn_the_same() -> None:
    files, option = files_of("brent"), read_scenario_file(SCENARIO)
    drawn = [
        content(before.apply(option).chart("changes", baseline=before, paper="screen"))
        for before in (from_files(files), from_files(shuffled(files, 7)))
    ]
    assert drawn[0] == drawn[1]


@settings(max_examples=at_least(8), deadline=None, suppress_health_check=list(HealthCheck))
@given(tables(), st.randoms(use_true_random=False))
def test_any_organisation_is_drawn_the_same(rows: Tables, order: random.Random) -> None:
    other = {table: order.sample(given, len(given)) for table, given in rows.items()}
    assert_same_drawings(built(rows), built(other))


SIDES = {"u1": "commissioning", "u2": "provider"}


@pytest.mark.parametrize("units", [("u1", "u2"), ("u2", "u1")])
def test_one_head_of_two_units_buys_for_the_one_and_supplies_for_the_other(
    units: tuple[str, str],
) -> None:
    made = organisation(
        [post("ce"), post("d", "ce")],
        packs=("structure", "separation"),
        units=[unit(name, side=SIDES[name], head="d") for name in units],
        services=[{"id": "s1", "provision": "internal"}, {"id": "s2", "provision": "internal"}],
        links=[link("d", "commissions", "s1"), link("d", "provides", "s2")],
    )
    ends = {line[:2] for line in geometry.lines(made.chart("separation").svg)}
    assert ends == {("u1", "s1"), ("u2", "s2")}


@pytest.mark.parametrize("bases", [("stated", "inferred"), ("inferred", "stated")])
def test_of_a_link_that_is_written_twice_the_surest_is_drawn(bases: tuple[str, str]) -> None:
    links = [link("a", "dotted_line_to", "b", basis=basis) for basis in bases]
    made = organisation([post("ce"), post("a", "ce"), post("b", "ce")], links=links)
    (line,) = [x for x in made.chart().drawings[0].lines if x.relation == "dotted_line_to"]
    assert line.width == 2.0
