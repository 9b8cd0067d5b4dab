"""A chart as a value: its pages, and how a notebook shows it."""

from __future__ import annotations

import re
from base64 import b64decode
from html import unescape

import pytest

from orgmodel.chart.chart import Chart, chart
from orgmodel.errors import UnknownNameError
from tests.builders import organisation, post


def test_a_notebook_shows_every_page_with_its_description() -> None:
    chart = organisation([post("ce")], name='A & "B"').chart()
    chart = Chart(chart.view, chart.drawings * 2)
    pages = re.findall(
        r'<img alt="([^"]*)"[^>]* src="data:image/svg\+xml;base64,([^"]*)">', chart._repr_html_()
    )
    assert [b64decode(page).decode() for _, page in pages] == list(chart.svgs)
    assert [unescape(said) for said, _ in pages] == [page.description for page in chart.drawings]


@pytest.mark.parametrize(("asked", "said"), [("0mm", "29 to 423 mm"), ("28mm", "not 28")])
def test_a_figure_too_narrow_is_refused_in_millimetres(asked, said):
    with pytest.raises(UnknownNameError, match=said):
        chart(organisation(), width=asked)
