"""The neutral columns of the separation view share their row by what they hold."""

from __future__ import annotations

import pytest

from tests.builders import function, organisation, post, unit
from tests.chart.views import geometry

SIDES = [unit("c", side="commissioning"), unit("p", side="provider")]


def drawn(neutral: int, at_fault: int, paper: str) -> str:
    names = [f"n{at}" for at in range(neutral)]
    made = organisation(
        posts=[post("ce")],
        units=[*SIDES, *(unit(one, side="neutral", name="Communications") for one in names)],
        functions=[function(f"F{one}", one, "commissioning") for one in names[:at_fault]],
    )
    return made.chart("separation", paper=paper).svg


def test_a_column_with_functions_is_wider_than_one_of_names_alone() -> None:
    boxes = geometry.boxes(drawn(3, 1, "a4"))
    wide = [boxes[one][2] - boxes[one][0] for one in ("n0", "n1", "n2")]
    assert wide[0] == pytest.approx(1.5 * wide[1])
    assert wide[1] == pytest.approx(wide[2])


@pytest.mark.parametrize("paper", ["a4", "screen"])
@pytest.mark.parametrize("at_fault", range(7))
def test_no_column_is_narrower_than_its_longest_word(at_fault: int, paper: str) -> None:
    assert drawn(6, at_fault, paper).count(">Communications</text>") == 6
