"""The paper as a tagged PDF: sections as data, which one Typst template sets.

No text of the data is ever part of the template: all of it goes in as JSON, and Typst sets
what a string holds letter by letter.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from orgmodel.board_papers.block import PaperSection
from orgmodel.chart.writers.parts.glyphs import drawable
from orgmodel.chart.writers.typst import compiled
from orgmodel.model.unprintable import signed
from orgmodel.result_tables.result_table import ResultTable

_TEMPLATE = "paper.typ"


def paper(
    front: Mapping[str, Any], sections: Sequence[PaperSection], sources: Mapping[str, str]
) -> bytes:
    """The PDF (PDF/UA-1). `front` is the first page, `sources` the charts and their pages."""
    template = (resources.files("orgmodel.board_papers") / _TEMPLATE).read_text(encoding="utf-8")
    told = json.dumps(legible(_data(front, sections)), ensure_ascii=False)
    held = {name: drawable(source).encode() for name, source in sources.items()}
    return compiled(
        template, {"pack.json": told.encode(), **held}, format="pdf", pdf_standards=["ua-1"]
    )


def legible(value: Any) -> Any:
    """Every text without control characters, and with a square for what the font has not."""
    if isinstance(value, str):
        return drawable(signed("".join(" " if _is_control(one) else one for one in value)))
    if isinstance(value, Mapping):
        return {key: legible(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [legible(one) for one in value]
    return value


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def _data(front: Mapping[str, Any], sections: Sequence[PaperSection]) -> dict[str, Any]:
    return {
        "front": dict(front),
        "sections": [
            {
                "title": section.title,
                "blocks": [dict(block) for block in section.blocks],
                "wide": section.wide,
                "level": section.level,
                "starts": section.starts_page,
                "charts": section.charts,
            }
            for section in sections
        ],
    }


def front_page(about: ResultTable, footer: Sequence[str]) -> dict[str, Any]:
    """What the first page and the foot of every page say."""
    rows = [[str(one), str(other)] for one, other in about.rows]
    told = dict(zip((row[0] for row in rows), (row[1] for row in rows), strict=True))
    return {
        "title": told["Organisation"],
        "subtitle": "Board pack",
        "rows": rows[1:],
        "footer": [text for text in footer if text],
    }
