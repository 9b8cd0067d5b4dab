"""A chart as a value: its pages, and how a notebook shows it."""

from __future__ import annotations

from tests.builders import organisation, post


def test_a_notebook_shows_the_first_page() -> None:
    chart = organisation([post("ce")]).chart()
    assert chart._repr_svg_() == chart.svgs[0]
