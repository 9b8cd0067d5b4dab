"""A drawing as a page of a Typst paper that reads out: heading, picture, words and links.

Whatever comes from the data is a Typst string, never markup. The words that tell the
drawing stand on the page in its order, too small and too clear to be seen, so that a screen
reader reads them out as a list where others see the picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.drawing.drawing import Drawing, Text, Told
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.writers.parts.glyphs import drawable, lacks, plain, texts_of
from orgmodel.chart.writers.parts.told_levels import steps, told_of

BLANK = "blank.svg"
BLANK_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>'
"""A picture of nothing, which words that the font lacks are the description of."""

HEAD = """\
#set text(lang: "en", region: "GB", font: "Arimo", hyphenate: false)
#let unseen(size, body) = place(top + left, box(width: 100%, height: 100%, clip: true, {
  set text(size: size, weight: "regular", fill: rgb(0, 0, 0, 0))
  set par(leading: 0.1em, spacing: 0.1em)
  set block(spacing: 0.1em)
  set list(marker: none, indent: 0pt, body-indent: 0pt, spacing: 0.1em)
  body
}))
#let told(..parts) = list.item(parts.pos().join())
#let reference(x, y, wide, high, target, words) = place(top + left, dx: x, dy: y, link(target,
  box(width: wide, height: high, clip: true, text(size: 1pt, fill: rgb(0, 0, 0, 0), words))))
"""
"""What a paper needs before its first `page`."""

_UNNAMED = "Chart"
_DEEPEST = 12
_LARGEST = 1.0
_LINE = 1.4


def string(text: str) -> str:
    """The text as a Typst string, on one line."""
    escaped = plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def page(
    drawing: Drawing, picture: str, title: str, pages: int, prefix: str = "page", head: str = ""
) -> str:
    """Markup of one page of the drawing's size, showing the file `picture`.

    Its heading is `title`; `PREFIX-n` is the label of page n of `pages`, which words on it
    may refer to. `head` is markup in place of the heading, for a page of a larger paper.
    """
    wide, high = (f"{round(size, 3)}pt" for size in (drawing.width, drawing.height))
    alt = string(plain(drawing.description) or plain(drawing.title) or _UNNAMED)
    linked = [text for text in texts_of(drawing) if _known(text.page, pages)]
    lines = told_of(drawing)
    told = _list(lines, {text.page for text in linked}, pages, prefix)
    size = min(_LARGEST, drawing.height / (len(lines) + 3) / _LINE)
    parts = [
        f"#page(width: {wide}, height: {high}, margin: 0pt)[#metadata(none)"
        f"<{prefix}-{drawing.page}>",
        head or f"#unseen(1pt, heading(level: 1, {string(drawable(plain(title) or _UNNAMED))}))",
        f'#place(top + left, image("{picture}", width: {wide}, height: {high}, '
        f'fit: "stretch", alt: {alt}))',
        *([f"#unseen({size:.3f}pt, {told})"] if told else []),
        *(_reference(text, prefix) for text in linked),
    ]
    return "\n".join(parts) + "]"


def _known(page: int | None, pages: int) -> bool:
    return page is not None and 1 <= page <= pages


def _list(told: Sequence[Told], linked: set[int | None], pages: int, prefix: str) -> str:
    """The lines as a list; one whose page no words of the picture link to is a link itself."""
    parts: list[str] = []
    depth = 0
    for closes, opens, line in steps(told, _DEEPEST):
        parts.append(", list(" if opens and depth else "list(" if opens else "")
        if not opens:
            parts.append(")" + "))" * closes + ", ")
        depth += (1 if opens else 0) - closes
        words = _words(line.words)
        if _known(line.page, pages) and line.page not in linked:
            words = f"link(<{prefix}-{line.page}>, {words})"
        parts.append(f"told({words}")
    return "".join(parts) + "))" * depth


def _words(words: str) -> str:
    """The words, or a blank picture that they describe where the font cannot show them."""
    if lacks(plain(words)):
        return f'image("{BLANK}", width: 1pt, height: 1pt, alt: {string(words)})'
    return string(words)


def _reference(text: Text, prefix: str) -> str:
    words = _words(plain(text.content) or f"page {text.page}")
    wide = width(text.content, text.size, text.bold)
    place = ", ".join(
        f"{round(size, 2)}pt" for size in (text.x, text.y - 0.8 * text.size, wide, 1.1 * text.size)
    )
    return f"#reference({place}, <{prefix}-{text.page}>, {words})"
