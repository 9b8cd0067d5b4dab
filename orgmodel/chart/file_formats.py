"""The files that a chart can be saved as: those that the writers declare."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from orgmodel.chart.found import WRITERS_FOLDER, Found
from orgmodel.chart.writers.parts.file_format import FileFormat


@cache
def file_formats() -> Mapping[str, FileFormat]:
    """Every format by its suffix, such as `.svg`, in the order of menus."""
    writers: Found[tuple[FileFormat, ...]] = Found(WRITERS_FOLDER, "FORMATS", tuple)
    found = (declared for formats in writers.values() for declared in formats)
    formats = sorted(found, key=lambda declared: declared.order)
    return MappingProxyType({declared.suffix: declared for declared in formats})
