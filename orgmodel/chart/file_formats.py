"""The files that a chart can be saved as: those that the writers declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.found import WRITERS_FOLDER, Found, names_in
from orgmodel.chart.writers.parts.file_format import FileFormat, Making
from orgmodel.errors import PluginError
from orgmodel.plugins import WRITERS, Plugin, refused, told, usable


@cache
def file_formats() -> Mapping[str, FileFormat]:
    """Every format by its suffix, such as `.svg`, in the order of menus.

    Those of other installed packages come last; what is wrong with some `unusable` tells.
    """
    return MappingProxyType(_found()[0])


def unusable() -> tuple[str, ...]:
    """What is wrong with writers of other packages, a sentence each."""
    return _found()[1]


@cache
def _found() -> tuple[dict[str, FileFormat], tuple[str, ...]]:
    writers: Found[tuple[FileFormat, ...]] = Found(WRITERS_FOLDER, "FORMATS", tuple)
    ours = (declared for formats in writers.values() for declared in formats)
    found = {one.suffix: one for one in sorted(ours, key=lambda declared: declared.order)}
    taken = names_in(WRITERS_FOLDER)
    wrong = [*refused(WRITERS, taken)]
    for plugin in usable(WRITERS, taken).values():
        try:
            found |= {one.suffix: one for one in _declared(plugin, found)}
        except PluginError as error:
            wrong.append(str(error))
    return found, tuple(wrong)


def _declared(plugin: Plugin, known: Mapping[str, FileFormat]) -> Iterator[FileFormat]:
    """The formats of a plugin; all of them or none."""
    formats = plugin.load()
    if not isinstance(formats, tuple) or not all(isinstance(f, FileFormat) for f in formats):
        raise plugin.fault("is no tuple of orgmodel.chart.writers.parts.file_format.FileFormat")
    for one in formats:
        if not one.suffix.startswith(".") or one.suffix != one.suffix.lower():
            raise plugin.fault(f'writes "{one.suffix}": a suffix is a dot and small letters')
        if one.suffix in known:
            raise plugin.fault(f"is left out: {one.suffix} is written already")
    return (_guarded(plugin, one) for one in formats)


def _guarded(plugin: Plugin, one: FileFormat) -> FileFormat:
    """A format whose errors are told as those of its package."""

    def write(drawings: Sequence[Drawing], making: Making) -> tuple[bytes, ...]:
        try:
            made = tuple(one.write(drawings, making))
        except Exception as error:
            raise plugin.fault(f"failed ({told(error)})") from error
        wanted = 1 if one.one_file else len(drawings)
        if len(made) != wanted or not all(isinstance(content, bytes) for content in made):
            raise plugin.fault(f"gave something other than the bytes of {wanted} files")
        return made

    def page_of(content: bytes) -> int | None:
        try:
            return one.page_of(content)
        except Exception:
            return None  # no page of ours, so that nothing is removed

    return replace(one, write=write, page_of=page_of)
