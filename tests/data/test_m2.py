"""M2's text is about interdependence: its three directorates need each other."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.measures.interdependence import interdependence
from orgmodel.model.words import counted

FINANCE, AFFAIRS, WORKFORCE = "m2_d_fin", "m2_d_corp", "m2_d_work"

# who needs whom: by how many sentences of the text
NEEDS = {
    (FINANCE, AFFAIRS): 1,  # L9: all functions are interdependent
    (FINANCE, WORKFORCE): 3,  # and L17: Workforce works with all, who need it
    (AFFAIRS, FINANCE): 2,  # L9: interdependent, and could not work without Finance
    (AFFAIRS, WORKFORCE): 3,
    (WORKFORCE, FINANCE): 3,  # L9 twice; L17: it works with all
    (WORKFORCE, AFFAIRS): 2,
}


@pytest.fixture(scope="module")
def m2():
    return om.load(Path(__file__).resolve().parents[2] / "data" / "m2")


def test_each_directorate_needs_each_other_one(m2):
    matrix = interdependence(m2).matrix
    assert list(matrix.index) == [FINANCE, AFFAIRS, WORKFORCE]
    assert {pair: int(matrix.loc[pair]) for pair in NEEDS} == NEEDS


def test_the_drawing_shows_every_need(m2):
    drawn = m2.chart("interdependence").svg
    for (who, whom), links in NEEDS.items():
        assert f"{m2.names[who]} needs {m2.names[whom]}: {counted(links, 'link')}" in drawn


def test_each_does_something_and_is_headed_by_its_director(m2):
    owned = m2.functions["owner"].value_counts()
    assert owned[[FINANCE, AFFAIRS, WORKFORCE]].tolist() == [1, 2, 4]
    assert [m2.head_of[unit] for unit in (FINANCE, AFFAIRS, WORKFORCE)] == [
        "m2_fin",
        "m2_corp",
        "m2_work",
    ]


def test_finance_makes_the_services_possible_that_the_text_names(m2):
    edges = m2.edges.from_(FINANCE, "supports")
    named = {edge.end for edge in edges if edge.basis == "fixture"}
    assert named == {"m2_care", "m2_info"}
