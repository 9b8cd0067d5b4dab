"""The badges under the panel's title: side in its own colours, then what a glance should tell."""

from __future__ import annotations

from orgmodel.api import Organisation
from orgmodel.chart.plots.plot_frame import figure
from orgmodel.chart.views.parts.colouring import side_word
from orgmodel.model.numbers import amount
from orgmodel.ui.drawing.dossier import Dossier
from orgmodel.ui.shared.escaping import escape
from orgmodel.ui.shared.glossary import SIDE_MEANINGS

_OTHER = ("", "", "solid #6d7d88; background: #ffffff")


def badges(organisation: Organisation, found: Dossier) -> str:
    """As HTML, every word escaped; a side by its letter, its word, its line and its ground."""
    parts = [_side(found.side)] if found.side else []
    what = found.kind if found.kind and found.kind != "post" else found.what
    if found.what != "post" or what != "post":
        parts.append(_plain(what.capitalize()))
    if found.what == "post":
        parts += _of_post(organisation, found)
    return f'<p class="om-badges">{" ".join(parts)}</p>'


def _of_post(organisation: Organisation, found: Dossier) -> list[str]:
    if found.id not in organisation.cells.rows("posts"):
        return []
    parts = []
    if found.vacant:
        parts.append('<span class="om-badge om-vacant">Vacant</span>')
    elif organisation.holders.get(found.id):
        parts.append(_plain("Filled"))
    band, fte = (organisation.cells.cell(found.id, c) for c in ("band", "fte"))
    if band:
        parts.append(_plain(band if "band" in band.lower() else f"band {band}"))
    if (time := amount(fte)) is not None:
        parts.append(_plain(f"{figure(float(time))} FTE"))
    if (price := organisation.price_of(found.id)) is not None:
        computed = " (computed)" if organisation.has_computed_cost(found.id) else ""
        parts.append(_plain(f"cost {figure(float(price))}{computed}"))
    return parts


def _plain(words: str) -> str:
    return f'<span class="om-badge">{escape(words)}</span>'


def _side(side: str) -> str:
    letter, _, look = SIDE_MEANINGS.get(side, (side[:1].upper(), "", _OTHER[2]))
    width = "3px" if look.startswith("double") else "1.5px"
    return (
        f'<span class="om-badge om-side" style="border: {width} {look}">'
        f"<b>{escape(letter)}</b> {escape(side_word(side))}</span>"
    )
