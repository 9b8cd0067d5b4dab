"""The SVG as Word's and PowerPoint's free kin show it: every text begins where we put it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.writers.parts.glyphs import texts_of
from orgmodel.chart.writers.svg import to_svg
from tests.chart.writers.office import as_pdf, needs_office, starts_of_words
from tests.chart.writers.pages import VIEWS, shipped

_NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("presentation", "presentation"),
    )
)
_MASTER = 'draw:master-page-name="Standard" draw:style-name="d"'
_WRITER = "application/vnd.oasis.opendocument.text"
_IMPRESS = "application/vnd.oasis.opendocument.presentation"


def document(page: Drawing, kind: str) -> str:
    """A flat document of one page of the drawing's size, which its picture fills."""
    wide, high = page.width, page.height
    size = f'svg:width="{wide}pt" svg:height="{high}pt"'
    content = base64.b64encode(to_svg(page).encode()).decode()
    picture = (
        f'<draw:frame svg:x="0pt" svg:y="0pt" {size} text:anchor-type="page" '
        'text:anchor-page-number="1" draw:style-name="f">'
        '<draw:image draw:mime-type="image/svg+xml">'
        f"<office:binary-data>{content}</office:binary-data></draw:image></draw:frame>"
    )
    body = f"<office:text>{picture}<text:p/></office:text>"
    if kind == _IMPRESS:
        slide = f'<draw:page draw:name="1" {_MASTER}>{picture}</draw:page>'
        body = f"<office:presentation>{slide}</office:presentation>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} '
        f'office:version="1.3" office:mimetype="{kind}"><office:styles/><office:automatic-styles>'
        '<style:style style:name="d" style:family="drawing-page"/>'
        '<style:style style:name="f" style:family="graphic"><style:graphic-properties '
        'style:horizontal-pos="from-left" style:horizontal-rel="page" '
        'style:vertical-pos="from-top" style:vertical-rel="page" style:wrap="run-through"/>'
        '</style:style><style:page-layout style:name="l"><style:page-layout-properties '
        f'fo:page-width="{wide}pt" fo:page-height="{high}pt" fo:margin="0pt" '
        'style:print-orientation="landscape"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="l" draw:style-name="d"/>'
        f"</office:master-styles><office:body>{body}</office:body></office:document>"
    )


@needs_office
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", [_WRITER, _IMPRESS], ids=["writer", "impress"])
def test_every_text_begins_within_a_point_of_its_place(
    kind: str, view: str, tmp_path: Path
) -> None:
    page = shipped("brent", view)[0]
    file = tmp_path / ("chart.fodt" if kind == _WRITER else "chart.fodp")
    file.write_text(document(page, kind), encoding="utf-8")
    (starts, *_) = starts_of_words(as_pdf(file))
    texts = list(texts_of(page))
    assert texts
    for text in texts:
        assert starts.near(text) < 1.0, text
