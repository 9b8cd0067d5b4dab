"""A chart's files on disk: where each page goes, and the pages that an earlier chart left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orgmodel.chart.file_formats import file_formats, unusable
from orgmodel.chart.writers.parts.file_format import FileFormat
from orgmodel.errors import OrgmodelError
from orgmodel.files.safe_write import refuse_inputs, write_all


@dataclass(frozen=True, slots=True)
class Saved:
    """The files that were written, and further pages of an earlier chart that were removed."""

    written: tuple[Path, ...]
    removed: tuple[Path, ...]


def format_of(path: Path) -> FileFormat:
    """The kind of file that a name ends in. `OrgmodelError` where no writer writes it."""
    known = file_formats()
    if path.suffix.lower() not in known:
        raise OrgmodelError(
            f'{path}: "{path.suffix}" is not a kind of file orgmodel writes. Use '
            f"{', '.join(known)}.{''.join(f' {words}' for words in unusable())}"
        )
    return known[path.suffix.lower()]


def places(target: Path, pages: int) -> tuple[Path, ...]:
    """Where the pages go: FILE.svg, FILE-2.svg and so on."""
    return (target, *(_place(target, page) for page in range(2, pages + 1)))


def save(target: Path, contents: Sequence[bytes], inputs: Iterable[Path] = ()) -> Saved:
    """Write a file a page, all or none, and remove further pages of an earlier chart there.

    Only what orgmodel itself wrote as page n is removed from the place of page n. Raises
    `OrgmodelError` where a page would be written over one of the inputs.
    """
    written = places(target, len(contents))
    read = tuple(inputs)
    for place in written:
        refuse_inputs(place, read)
    removed = tuple(_left_over(target, len(contents) + 1))
    pages = dict(zip(written, contents, strict=True))
    write_all(pages, removed, target.with_name(f"{target.stem}-INCOMPLETE.txt"))
    return Saved(written, removed)


def _place(target: Path, page: int) -> Path:
    return target.with_stem(f"{target.stem}-{page}")


def _left_over(target: Path, page: int) -> Iterator[Path]:
    page_of = format_of(target).page_of
    while (place := _place(target, page)).is_file() and page_of(place.read_bytes()) == page:
        yield place
        page += 1
