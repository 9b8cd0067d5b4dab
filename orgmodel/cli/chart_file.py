"""Where `orgmodel chart` writes: a file of the kind that its name says, or standard output."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from orgmodel.cli.arguments import STANDARD, inputs_of
from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.text.page import wrapped

if TYPE_CHECKING:
    from orgmodel.chart.chart import Chart
    from orgmodel.chart.drawing.paper import PaperName

_PICTURE = ".png"
_EXAMPLES = 5


class Output(NamedTuple):
    """Where a chart goes; a `target` of None is standard output. `paper` is the kind's own."""

    target: Path | None
    suffix: str
    paper: PaperName


def add_output(command: argparse.ArgumentParser) -> None:
    """`-o`, `--format` and `--dpi`."""
    command.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="where to write; further pages are FILE-2.svg and so on; - is standard output",
    )
    command.add_argument(
        "--format", metavar="KIND", help="what -o - writes, such as pdf (svg); one file only"
    )
    command.add_argument(
        "--dpi", type=_dots, metavar="N", help="dots to the inch of a PNG, 72 to 600 (200)"
    )


def output_of(arguments: argparse.Namespace) -> Output:
    """Where to write, refused before any work is done. Raises `OrgmodelError`."""
    from orgmodel.chart.file_formats import file_formats, unusable

    output = arguments.output
    target = None if output == STANDARD else Path(output)
    suffix = target.suffix.lower() if target else _suffix(arguments.format)
    known = file_formats()
    if suffix not in known:
        asked = f"-o {output}" if target else f"--format {arguments.format}"
        raise OrgmodelError(
            f"{asked}: orgmodel writes {', '.join(known)}. End the file's name in one of "
            f"them, as in chart.svg.{''.join(f' {words}' for words in unusable())}"
        )
    if target:
        _checked(target, arguments)
    if arguments.dpi is not None and suffix != _PICTURE:
        raise OrgmodelError(
            f"--dpi {arguments.dpi} is of a picture: write FILE.png. {suffix} is sharp at any size."
        )
    return Output(target, suffix, known[suffix].paper)


class Written(NamedTuple):
    """A written chart: its bytes or the names of its files for standard output, and what to tell.

    `removed` are pages of an earlier chart that are gone, `undrawable` words that the font lacks.
    """

    out: str | bytes
    removed: tuple[str, ...] = ()
    undrawable: tuple[str, ...] = ()


def write(chart: Chart, output: Output, arguments: argparse.Namespace) -> Written:
    """Write the chart. `OrgmodelError` where several files would go to standard output."""
    from orgmodel.chart.writers.parts.file_format import DPI

    dpi = arguments.dpi or DPI
    told = _undrawable(chart, output.suffix)
    if output.target is None:
        files = chart.files(output.suffix, dpi=dpi)
        if len(files) > 1:
            raise OrgmodelError(
                f"-o -: this chart is {len(files)} files of {output.suffix}, and standard output "
                "holds one. Ask for --format pdf, for --paper screen, or write to a file."
            )
        return Written(files[0], undrawable=told)
    saved = chart.saved(output.target, dpi=dpi, inputs=inputs_of(arguments))
    removed = tuple(f"removed {place}, a page of an earlier chart." for place in saved.removed)
    return Written("".join(f"{place}\n" for place in saved.written), removed, told)


def _suffix(kind: str | None) -> str:
    return f".{(kind or 'svg').lower().removeprefix('.')}"


def _checked(target: Path, arguments: argparse.Namespace) -> None:
    """Raises `OrgmodelError` for a place that cannot be written, or that is read."""
    if arguments.format and _suffix(arguments.format) != target.suffix.lower():
        raise OrgmodelError(
            f"--format {arguments.format} goes with -o -: of a file, the name says what it is, and "
            f"{target.name} ends in {target.suffix}."
        )
    if not target.parent.is_dir():
        raise OrgmodelError(
            f"-o {target}: there is no folder {target.parent}. Make it first, or write elsewhere."
        )
    from orgmodel.files.safe_write import refuse_inputs

    refuse_inputs(target, inputs_of(arguments))


def _undrawable(chart: Chart, suffix: str) -> tuple[str, ...]:
    """A note where words come out with empty squares, with examples."""
    words = chart.undrawable(suffix)
    if not words:
        return ()
    some = ", ".join(f'"{text}"' for text in words[:_EXAMPLES])
    more = ", …" if len(words) > _EXAMPLES else ""
    return tuple(
        wrapped(
            f"the font of PDF and PNG cannot draw all of {counted(len(words), 'text')}, which "
            f"get empty squares: {some}{more}. SVG leaves them to the reader's own fonts.",
            hang=4,
        )
    )


def _dots(words: str) -> int:
    from orgmodel.chart.writers.parts.file_format import LEAST_DPI, MOST_DPI

    if not words.isascii() or not words.isdigit() or not LEAST_DPI <= int(words) <= MOST_DPI:
        raise argparse.ArgumentTypeError(
            f'"{words}" is not a whole number from {LEAST_DPI} to {MOST_DPI}'
        )
    return int(words)
