"""What a writer declares of the files it makes, and what it is told when it makes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.paper import PaperName

DPI, LEAST_DPI, MOST_DPI = 200, 72, 600


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding that stands, in words, and the ids it is about."""

    rule: str
    severity: str
    message: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a published page says beside its drawings.

    `about` is name, status, date and source; `units` the names of units by id; `findings` what
    stands of the rules that the chart was drawn with.
    """

    about: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Making:
    """How files are to be made: a picture's dots to the inch, and what a page says beside."""

    dpi: int = DPI
    facts: Facts = Facts()


Write = Callable[[Sequence[Drawing], Making], tuple[bytes, ...]]


def _unknown(_content: bytes) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One kind of file, declared in `FORMATS` by a module in `chart/writers`.

    `write` gives the bytes of each file: one a page, or with `one_file` all pages in one.
    `suffix` begins with a dot; `title`, `meaning` and `media_type` are for the app's downloads,
    where formats of a lower `order` stand first.
    `paper` is what it is drawn on where nobody asks for another. `shipped_font` says that its
    words are drawn with the font that ships alone, so that what this lacks cannot be read.
    `page_of` tells which page of a chart a file holds that orgmodel wrote; None where it is a
    chart of one page, or none of ours.
    """

    suffix: str
    title: str
    meaning: str
    media_type: str
    write: Write
    one_file: bool = False
    order: int = 0
    paper: PaperName = "a4"
    shipped_font: bool = False
    page_of: Callable[[bytes], int | None] = _unknown
