"""PDF and PNG from the SVG text, through Typst and the shipped fonts.

Typst embeds the SVG as vectors with real text. The fonts come from this package, so the
result is the same on a machine that has none; no system library is used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from orgmodel.chart.drawing.character_widths import FONTS
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.writers.parts.file_format import FileFormat
from orgmodel.chart.writers.svg import to_svg

_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)(mm|px|)" height="([\d.]+)(?:mm|px|)"')
_TITLE = re.compile(r"<title[^>]*>([^<]*)</title>")
_PNG_PPI = 200
_POINTS = {"mm": 72 / 25.4, "px": 1.0, "": 1.0}


def to_pdf(svgs: Sequence[str]) -> bytes:
    """Make a PDF with one page for each SVG, each of its own size; raises on none."""
    if not svgs:
        raise ValueError("a PDF needs at least one page")
    return _compiled(svgs, "pdf", None)


def to_png(svg: str, ppi: float = 144.0) -> bytes:
    """Make a picture of one SVG at a resolution in points (of the drawing) to the inch."""
    return _compiled([svg], "png", ppi)


def _compiled(svgs: Sequence[str], form: Literal["pdf", "png"], ppi: float | None) -> bytes:
    """Compile a paper held in memory; a date of 0 keeps the bytes the same every time."""
    import typst  # loaded when a file is written: to say which files there are is quick

    sources: dict[str, bytes] = {"main.typ": _paper(svgs).encode()}
    sources |= {f"{at}.svg": svg.encode() for at, svg in enumerate(svgs)}
    make: Any = typst.Compiler
    compiler = make(sources, font_paths=[str(FONTS)], ignore_system_fonts=True)
    made = compiler.compile(format=form, ppi=ppi, timestamp=0)
    return bytes(made[0] if isinstance(made, list) else made)


def _paper(svgs: Sequence[str]) -> str:
    """Typst markup: a page of the right size round each drawing."""
    titles = [_quoted(found[1]) if (found := _TITLE.search(svg)) else '""' for svg in svgs]
    parts = [f"#set document(title: {titles[0]}, date: none)", "#set page(margin: 0pt)"]
    for at, (svg, title) in enumerate(zip(svgs, titles, strict=True)):
        wide, high = page_size(svg)
        parts.append(
            f"#page(width: {wide}pt, height: {high}pt)"
            f'[#image("{at}.svg", width: {wide}pt, height: {high}pt, alt: {title})]'
        )
    return "\n".join(parts)


def page_size(svg: str) -> tuple[float, float]:
    """Width and height that an SVG states, in points; a px is taken as a point."""
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("the SVG does not state its width and height")
    scale = _POINTS[found[2]]
    return round(float(found[1]) * scale, 3), round(float(found[3]) * scale, 3)


def _quoted(text: str) -> str:
    """Return escaped XML text as a Typst string."""
    for name, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(name, character)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pdf(drawings: Sequence[Drawing]) -> tuple[bytes, ...]:
    return (to_pdf([to_svg(drawing) for drawing in drawings]),)


def _pngs(drawings: Sequence[Drawing]) -> tuple[bytes, ...]:
    return tuple(to_png(to_svg(drawing), _PNG_PPI) for drawing in drawings)


FORMATS = (
    FileFormat(
        ".pdf", "PDF", "All pages in one file, for a Board paper.", "application/pdf", _pdf, True
    ),
    FileFormat(".png", "PNG", "A picture.", "image/png", _pngs),
)
