"""The sentence and the tiles over the page Compare: what differs, and what is not known."""

from __future__ import annotations

from pathlib import Path

import orgmodel as om
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.comparison import compare
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.model.organisation import OrganisationModel
from orgmodel.store.option import Option
from orgmodel.ui.compare.answer import SAME, answer, tiles
from orgmodel.ui.compare.figure_rows import ComparedRow, rows_of
from orgmodel.ui.compare.side import AS_OPENED
from tests.builders import organisation, post

ILLUSTRATIVE = Path(om.__file__).parents[1] / "data" / "illustrative"
BASE = om.load(ILLUSTRATIVE)
SHIPPED = ("merge-two-directorates", "flatten-a-layer")
MERGE, FLATTEN = (read_scenario_file(ILLUSTRATIVE / "scenarios" / f"{n}.toml") for n in SHIPPED)
PLAIN = organisation(posts=[post("ce"), post("a", "ce"), post("b", "a")])


def said(
    base: OrganisationModel, *scenarios: Scenario | None
) -> tuple[tuple[str, str], tuple[ComparedRow, ...]]:
    given = [AS_OPENED if one is None else Option.of(one.name, one) for one in scenarios]
    found = compare(base, *(option.scenario for option in given)).options
    rows = rows_of(found)
    return answer(rows, given[0], given[1]), rows


def test_the_option_that_saves_more_is_spoken_of_and_set_against_the_other() -> None:
    for pair in ((MERGE, FLATTEN), (FLATTEN, MERGE)):
        (words, unknown), _ = said(BASE, *pair)
        assert words == (
            "Flatten a layer saves more a year (669 against 255), touches fewer people (13 against "
            "19) and puts more people at risk (3 against 1)."
        )
        assert unknown == ""


def test_beside_doing_nothing_an_option_stands_alone() -> None:
    (words, _), _ = said(BASE, None, MERGE)
    assert words == "Merge two directorates saves 255 a year, touches 19 people and puts 1 at risk."


def test_what_is_not_known_is_said_and_never_compared() -> None:
    gone = Scenario("Gone").remove_post("a", to="ce")
    (words, unknown), rows = said(PLAIN, None, gone)
    assert "saves" not in words
    assert "what Gone saves a year" in unknown
    assert next(row for row in rows if row.id == "cost").cells[1].words == "not known"


def test_options_that_come_to_the_same_are_said_to() -> None:
    (words, _), rows = said(BASE, MERGE, MERGE)
    assert words == SAME
    assert tiles(rows) == ()


def test_tiles_are_the_figures_that_differ_most() -> None:
    _, rows = said(BASE, MERGE, FLATTEN)
    shown = [row.id for row in tiles(rows)]
    assert len(shown) == 4
    assert {"saved", "risk"} <= set(shown)
    assert "directors" not in shown


def test_people_are_counted_and_no_adjective_judges_them() -> None:
    (words, _), _ = said(BASE, FLATTEN, None)
    assert words == "Flatten a layer saves 669 a year, touches 13 people and puts 3 at risk."
