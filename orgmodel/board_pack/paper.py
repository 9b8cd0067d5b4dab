"""The paper as a tagged PDF: sections as data, which one Typst template sets.

No text of the data is ever part of the template: all of it goes in as JSON, and Typst sets
what a string holds letter by letter.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from orgmodel.board_pack.block import PaperSection
from orgmodel.chart.drawing.character_widths import FONTS
from orgmodel.result_tables.result_table import ResultTable

_TEMPLATE = "paper.typ"


def paper(
    front: Mapping[str, Any], sections: Sequence[PaperSection], svgs: Mapping[str, str]
) -> bytes:
    """The PDF (PDF/UA-1). `front` is the first page, `svgs` the charts by file name."""
    import typst  # loaded when a paper is made

    template = (resources.files("orgmodel.board_pack") / _TEMPLATE).read_bytes()
    sources: dict[str, bytes] = {
        "main.typ": template,
        "pack.json": json.dumps(_data(front, sections), ensure_ascii=False).encode(),
        **{name: svg.encode() for name, svg in svgs.items()},
    }
    make: Any = typst.Compiler
    compiler = make(sources, font_paths=[str(FONTS)], ignore_system_fonts=True)
    # A time of 0 keeps the bytes the same every time.
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    return bytes(made)


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
