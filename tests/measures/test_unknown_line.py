"""Measures of a line of which an end is not known: nobody is in a layer by guess."""

import numpy as np
import pytest

from orgmodel.measures import measure
from orgmodel.measures.thresholds import Threshold
from tests.builders import organisation, post

KNOWN = [post("ce"), post("a", "ce"), post("b", "a")]
LOST = {"not known": "", "not in the data": "99"}


def figures(posts, tops=("ce",)):
    found = measure(organisation(posts, tops=tops))
    return {figure.id: figure for figure in found.figures}, found


@pytest.mark.parametrize("above", LOST.values(), ids=LOST)
def test_a_line_whose_end_is_not_known_is_counted_apart(above):
    found, measures = figures([*KNOWN, post("lost", above), post("c", "lost")])
    assert found["roots"].value == 1
    assert (found["line_posts"].value, found["outside_line"].value) == (3, 0)
    assert (found["line_not_known"].value, found["layers"].value) == (2, 3)
    layers = dict(zip(measures.posts["post"], measures.posts["layer"], strict=True))
    assert {p for p, layer in layers.items() if np.isnan(layer)} == {"lost", "c"}
    assert (layers["ce"], layers["b"]) == (1, 3)
    assert measures.layers["rows"].tolist() == [1, 1, 1]
    said = "the manager of 1 post is not known, or not in the data, and left out"
    assert said in found["average_span"].known
    assert said in found["largest_span"].known
    assert said in found["roots"].known


def test_a_line_that_is_known_has_no_such_figure():
    found, measures = figures(KNOWN)
    assert "line_not_known" not in found
    assert measures.posts["layer"].tolist() == [1, 2, 3]
    assert "left out" not in found["average_span"].known


def test_a_larger_line_without_a_known_top_is_not_the_executive_line():
    found, _ = figures([*KNOWN, post("x", "99"), *(post(f"x{at}", "x") for at in range(9))])
    assert found["line_posts"].value == 3


def test_where_nobody_is_known_to_be_at_the_top_layers_are_not_stated():
    found, measures = figures([post("1", "0"), post("2", "1")], tops=None)
    assert found["layers"].value is None
    assert found["roots"].value == 0
    assert len(measures.layers) == 0


def test_a_span_is_too_wide_in_any_layer_save_where_the_layer_counts():
    posts = [*KNOWN, post("lost", "99"), *(post(f"c{at}", "lost") for at in range(5))]
    org = organisation(posts, tops=["ce"])

    def flagged(**layers):
        wide = Threshold("wide", "manager", "span", "above", 4, "Wide", "test", **layers)
        return measure(org, thresholds=(wide,)).flags["subject"].tolist()

    assert flagged() == ["lost"]
    assert flagged(layers_from=2) == []
    assert flagged(layers_to=3) == []
