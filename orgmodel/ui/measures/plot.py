"""A plot on a page: the picture with its text alternative, and its table to open."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.writers.svg import to_svg
from orgmodel.measures import Measures
from orgmodel.model.kept import OfObject
from orgmodel.ui.shared.escaping import legible
from orgmodel.ui.shared.table import show_table


@dataclass(frozen=True, slots=True)
class DrawnPlot:
    """A drawing as SVG, with its title and what it shows in words."""

    svg: str
    title: str
    description: str


def picture(
    make: Callable[..., Drawing | None], measures: Measures, *of: Hashable
) -> DrawnPlot | None:
    """What `make` draws of these measures, drawn once for them; None where it draws nothing."""
    kept, key = _kept(measures), (make, *of)
    if key not in kept:
        drawn = make(measures, *of)
        kept[key] = drawn and DrawnPlot(to_svg(drawn), drawn.title, drawn.description)
    found: DrawnPlot | None = kept[key]
    return found


def _nothing_yet(_measures: Measures) -> dict[Hashable, Any]:
    return {}


_kept = OfObject(_nothing_yet)


def show_plot(drawn: DrawnPlot | None, table: pd.DataFrame, *, name: str, missing: str) -> None:
    """The picture, or `missing`: what the data does not say. Then the table, where it has rows."""
    if drawn is None:
        st.info(missing, icon=":material/help:")
    else:
        st.image(drawn.svg, width="stretch", alt=legible(drawn.description))
    if len(table):
        title = drawn.title if drawn else name
        with st.expander("The figures as a table", key=f"{name}.table"):
            show_table(table, title=title, name=name)
