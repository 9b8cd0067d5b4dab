"""What a writer declares of the files it makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Drawing


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One kind of file, declared in `FORMATS` by a module in `chart/writers`.

    `write` gives the bytes of each file: one a page, or with `one_file` all pages in one.
    `suffix` begins with a dot; `title`, `meaning` and `media_type` are for the app's downloads,
    where formats of a lower `order` stand first.
    """

    suffix: str
    title: str
    meaning: str
    media_type: str
    write: Callable[[Sequence[Drawing]], tuple[bytes, ...]]
    one_file: bool = False
    order: int = 0
