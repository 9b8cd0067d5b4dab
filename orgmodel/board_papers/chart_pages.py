"""The charts as pages of the paper: each with a line of the pack's above it, and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orgmodel.board_papers.charts import SUMMARY, PackChart
from orgmodel.chart.writers.parts import typst_page
from orgmodel.chart.writers.parts.glyphs import drawable, plain
from orgmodel.model.words import listed

LINE = """\
#let running(words) = {
  set text(8pt, fill: rgb("#425563"), weight: "regular")
  place(top + left, dx: 34pt, dy: 14pt, words)
  place(top + right, dx: -34pt, dy: 14pt, context [
    Pack: page #counter(page).display() of #counter(page).final().at(0)])
}
"""
"""What a page of a chart needs of Typst, beside what the chart's own page needs."""


def chart_pages(
    charts: Sequence[PackChart], titles: Mapping[int, str]
) -> Iterator[tuple[int, str, str]]:
    """Option, name of the source, and Typst source of each page that is printed.

    `titles` are the sections, by the number of the option. A reference to a page that is as
    before leads to the page before.
    """
    first = dict.fromkeys(titles, True)
    labels = _labels(charts)
    for one in charts:
        for number in one.printed:
            section = titles[one.option] if first[one.option] else ""
            first[one.option] = False
            drawing, picture = one.drawings[number - 1], one.files[number - 1]
            head = _head(one, number, section) + labels.get((one.stem, number), "")
            source = typst_page.page(
                drawing, f"/{picture}", one.title, len(one.drawings), one.stem, head
            )
            line = " · ".join(part for part in (section, _running(one, number)) if part)
            over = f"#set page(header: none, footer: none, foreground: running({_words(line)}))"
            parts = (typst_page.HEAD, LINE, over, source)
            yield one.option, f"{one.stem}-{number}.typ", "\n".join(parts)


def _head(one: PackChart, number: int, section: str) -> str:
    """The headings that the page begins; the line above the picture shows them."""
    parts = []
    if section:
        parts.append(f"heading(level: 1, {_words(section)})")
    if number == one.printed[0] and one.option != SUMMARY:
        parts.append(f"heading(level: 2, {_words(_running(one, number))})")
    return f"#unseen(1pt, {{ {'; '.join(parts)} }})" if parts else "#none"


def _running(one: PackChart, number: int) -> str:
    pages = len(one.drawings)
    title = "" if one.option == SUMMARY else one.title
    if pages == 1:
        return title
    left = f"; as before: {listed([str(n) for n in one.as_before])}" if one.as_before else ""
    return f"{title}{', ' if title else ''}page {number} of {pages}{left}"


def _labels(charts: Sequence[PackChart]) -> Mapping[tuple[str, int], str]:
    """The labels of pages that are as before, on the pages that they are as."""
    found: dict[tuple[str, int], str] = {}
    before = {one.view: one for one in charts if one.option == 0}
    for one in charts:
        for number, same in one.as_before.items():
            place = before[one.view].stem, same
            found[place] = found.get(place, "") + f"#metadata(none)<{one.stem}-{number}>"
    return found


def _words(words: str) -> str:
    return typst_page.string(drawable(plain(words)))
