"""PowerPoint: a slide a page, of native shapes that can be moved and edited.

A box or group is a rectangle with its words in it, a line is a connector that is glued to the
boxes it meets. The file holds no link, no field and no date of its making, and is the same
every time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.writers.parts import slide_xml
from orgmodel.chart.writers.parts.file_format import FileFormat, Making
from orgmodel.chart.writers.parts.glyphs import plain
from orgmodel.chart.writers.parts.slide import Slide
from orgmodel.chart.writers.parts.told_levels import told_of
from orgmodel.chart.writers.parts.trunk import with_whole_lines
from orgmodel.extras import needed

_TITLE_ONLY = 5
_DATE = datetime(1980, 1, 1, tzinfo=UTC)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_THUMBNAIL = "/thumbnail"
_DEEPEST = 8
# Beyond these PowerPoint opens no slide: 1 to 56 inches.
_LEAST, _MOST = 72.0, 4032.0


def to_pptx(drawings: Sequence[Drawing]) -> bytes:
    """Make a presentation with one slide for each drawing; ValueError for none."""
    if not drawings:
        raise ValueError("a presentation needs at least one page")
    with needed("office", "a PowerPoint file"):
        from pptx import Presentation  # loaded when a file is written

    made = Presentation()
    _sized(made, drawings)
    for page in drawings:
        _add(made, page)
    _stamp(made, drawings[0])
    out = io.BytesIO()
    made.save(out)
    return _undated(out.getvalue())


def _sized(made: Any, drawings: Sequence[Drawing]) -> None:
    """Slides as large as the largest page; the template's own places grow along."""
    wide = slide_xml.emu(min(max(_LEAST, *(page.width for page in drawings)), _MOST))
    high = slide_xml.emu(min(max(_LEAST, *(page.height for page in drawings)), _MOST))
    across, down = wide / made.slide_width, high / made.slide_height
    made.slide_width, made.slide_height = wide, high
    for layout in (made.slide_master, *made.slide_layouts):
        for shape in layout.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * across), round(shape.width * across)
                shape.top, shape.height = round(shape.top * down), round(shape.height * down)


def _add(made: Any, page: Drawing) -> None:
    from pptx.oxml import parse_xml

    slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    tree = slide.shapes._spTree
    for shape in list(slide.shapes):
        tree.remove(shape._element)
    whole = "".join(Slide(with_whole_lines(page)).shapes())
    for element in list(parse_xml(f"<p:spTree {slide_xml.NAMESPACES}>{whole}</p:spTree>")):
        tree.append(element)
    notes = slide.notes_slide.notes_text_frame
    for at, line in enumerate(told_of(page)):
        paragraph = notes.paragraphs[0] if at == 0 else notes.add_paragraph()
        paragraph.level = min(max(line.level, 1) - 1, _DEEPEST)
        paragraph.text = plain(line.words)


def _stamp(made: Any, first: Drawing) -> None:
    about = made.core_properties
    about.title, about.author, about.last_modified_by = plain(first.title)[:255], "", ""
    about.created = about.modified = about.last_printed = _DATE
    about.language, about.revision = "en-GB", 1
    package = made.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith(_THUMBNAIL):
            package._rels.pop(key)


def _undated(content: bytes) -> bytes:
    """The same files in a zip that says nothing of when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _pptx(drawings: Sequence[Drawing], _making: Making) -> tuple[bytes, ...]:
    return (to_pptx(drawings),)


FORMATS = (
    FileFormat(
        ".pptx",
        "PowerPoint",
        "A slide a page, of shapes and connectors to move and edit.",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _pptx,
        one_file=True,
        order=2,
    ),
)
