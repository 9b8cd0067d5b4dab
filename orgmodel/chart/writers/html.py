"""A page to publish: one file with the drawing, its words, search, and what each box says.

It is opened from disk or served, and asks for nothing from anywhere: styles and script stand in
it, and its policy lets nothing else run. Whatever comes from the data is escaped text; the
script reads it from the page and writes it as text.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.writers.parts.escaping import escape
from orgmodel.chart.writers.parts.file_format import Facts, FileFormat, Making, Standing
from orgmodel.chart.writers.parts.page_drawing import PageDrawings
from orgmodel.chart.writers.parts.told_levels import steps, told_of
from orgmodel.chart.writers.svg import to_svg

_ASSETS = Path(__file__).parent / "page"
_DEEPEST = 30


def to_html(drawings: Sequence[Drawing], facts: Facts) -> str:
    """Write the drawings as one page; ValueError for none."""
    if not drawings:
        raise ValueError("a page needs at least one drawing")
    numbers = _numbers(drawings)
    named = frozenset(line.id for page in drawings for line in told_of(page) if line.id)
    made = PageDrawings(numbers, facts.units, named & frozenset(numbers))
    pages = [_page(page, made, numbers, len(drawings)) for page in drawings]
    findings = _findings(facts.findings, numbers)
    style, script = f"{_asset('page.css')}{made.style}", _asset("page.js")
    first = drawings[0]
    title = escape(first.title or "Chart")
    return "\n".join(
        (
            '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>{style}</style></head><body>",
            '<a class="skip" href="#words-1">Skip to the chart in words</a>',
            f'<header><h1>{title}</h1><p id="about">{escape(first.description)}</p></header>',
            f'<main><div class="pages">{_search()}{_contents(drawings)}',
            *pages,
            f"{findings}</div>{_PANEL}</main>",
            f"<footer>{escape(' · '.join(facts.about))}</footer>",
            f"<script>{script}</script></body></html>\n",
        )
    )


_PANEL = (
    '<aside class="says" id="panel" aria-live="polite" aria-label="What a box says" tabindex="0" '
    "data-needs-script hidden><h2>What a box says</h2><p>Choose a box in the drawing, or a line of "
    "the chart in words.</p></aside>"
)


def _search() -> str:
    return (
        '<div class="find" role="search" data-needs-script hidden><label for="find">Find in this '
        'chart</label><input id="find" type="search" autocomplete="off" spellcheck="false" '
        'aria-describedby="many"><div id="many" role="status"></div></div>'
    )


def _contents(drawings: Sequence[Drawing]) -> str:
    """Links to the pages, where there are several."""
    if len(drawings) == 1:
        return ""
    links = "".join(
        f'<li><a href="#page-{number}">{escape(page.title)}</a></li>'
        for number, page in enumerate(drawings, start=1)
    )
    return f'<nav class="words" aria-label="Pages"><h2>Pages</h2><ol>{links}</ol></nav>'


def _page(page: Drawing, made: PageDrawings, numbers: Mapping[str, int], of: int) -> str:
    """One drawing, then its words."""
    at = page.page if of > 1 else 1
    heading = f"Page {at}: {escape(page.title)}" if of > 1 else "The drawing"
    words = "".join(_told(page, numbers, of))
    described = f"about-{at}" if of > 1 else "about"
    drawn = made.compact(to_svg(page), page, f"page-{at}", described)
    about = f'<p id="about-{at}">{escape(page.description)}</p>' if of > 1 else ""
    return (
        f'<section class="drawn" aria-labelledby="page-{at}"><h2 id="page-{at}">{heading}</h2>'
        f'{about}<div class="tools" data-needs-script hidden><button class="tool" type="button" '
        f'aria-pressed="false" data-sheet="sheet-{at}">Fit the width</button></div>'
        f'<div class="sheet" id="sheet-{at}" role="region" tabindex="0" '
        f'aria-label="Drawing{f" of page {at}" if of > 1 else ""}, scrolls">'
        f"{drawn}</div></section>"
        f'<section class="words" aria-labelledby="words-{at}"><h2 id="words-{at}" tabindex="-1">'
        f"In words{f', page {at}' if of > 1 else ''}</h2>{words}</section>"
    )


def _told(page: Drawing, numbers: Mapping[str, int], of: int) -> Iterator[str]:
    """The words as a nested list: a line of a box is a button, one of a page a link."""
    depth = 0
    for closes, opens, line in steps(told_of(page), _DEEPEST):
        if opens:
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * closes
        depth += (1 if opens else 0) - closes
        words = escape(line.words)
        if line.id in numbers:
            yield f'<li><button type="button" data-b="{numbers[line.id]}">{words}</button>'
        elif line.page is not None and 1 <= line.page <= of:
            yield f'<li><a href="#page-{line.page}">{words}</a>'
        else:
            yield f"<li><span>{words}</span>"
    yield "</li></ul>" * depth


def _findings(findings: Iterable[Standing], numbers: Mapping[str, int]) -> str:
    """What stands, and the boxes it is about."""
    items = []
    for finding in findings:
        subjects = [numbers[name] for name in finding.subjects if name in numbers]
        words = escape(f"{finding.rule}, {finding.severity}: {finding.message}")
        about = f' data-s="{" ".join(map(str, subjects))}"' if subjects else ""
        items.append(f"<li{about}><span>{words}</span></li>")
    if not items:
        return ""
    return (
        '<section class="words" aria-labelledby="findings"><h2 id="findings">Findings</h2>'
        f"<ul>{''.join(items)}</ul></section>"
    )


def _numbers(drawings: Sequence[Drawing]) -> dict[str, int]:
    """A number for each box and group that the drawings speak of by its id."""
    names: list[str] = []
    for page in drawings:
        names += [box.id for box in page.boxes]
        names += [group.id for group in page.groups]
    return {name: number for number, name in enumerate(dict.fromkeys(names)) if name}


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    """A style sheet or script, without the room at the start of its lines."""
    return re.sub(r"\n\s+", "\n", (_ASSETS / name).read_text(encoding="utf-8"))


def _html(drawings: Sequence[Drawing], making: Making) -> tuple[bytes, ...]:
    return (to_html(drawings, making.facts).encode(),)


FORMATS = (
    FileFormat(
        ".html",
        "Page",
        "One page to publish: drawing, words, search, what each box says.",
        "text/html",
        _html,
        one_file=True,
        order=3,
        paper="screen",
    ),
)
