"""A result as the text, JSON, CSV or workbook that was asked for, printed or written to a file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from orgmodel.cli.answer import FINE, Answer
from orgmodel.cli.arguments import STANDARD, WORKBOOK, inputs_of
from orgmodel.errors import OrgmodelError
from orgmodel.model.unprintable import told_by_line

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.result_tables.result_table import ResultTable


class Result(Protocol):
    """What a command prints."""

    def to_dict(self) -> Any:
        """The result as in JSON."""

    def to_frame(self) -> pd.DataFrame:
        """The result as a table."""


Tables = Callable[[], "Sequence[ResultTable]"]


def in_format(
    arguments: argparse.Namespace,
    result: Result,
    words: Callable[[], str],
    tables: Tables | None = None,
    status: int = FINE,
    notes: tuple[str, ...] = (),
    asides: tuple[str, ...] = (),
    schema: str = "",
) -> Answer:
    """The result as `--format` says: json, csv, a workbook of `tables`, or the text of `words`.

    `schema` names the JSON where it is not that of the command.
    """
    form = arguments.format
    if form == WORKBOOK and tables is not None:
        from orgmodel.result_tables.workbook import workbook

        return _placed(arguments, Answer(workbook(tables()), status, notes, asides=asides))
    if form == "json":
        from orgmodel.text.json_text import json_text

        out = json_text(schema or arguments.command, result.to_dict())
    else:
        out = as_csv(result.to_frame()) if form == "csv" else words()
    return _placed(arguments, Answer(out, status, notes, form != "text", asides))


def as_csv(frame: pd.DataFrame) -> str:
    """CSV that a spreadsheet can open without running anything in it."""
    from orgmodel.files.safe_csv import safe_csv

    return safe_csv(frame)


def result_place(arguments: argparse.Namespace) -> None:
    """Refuse a place that the result cannot go to, before any work. Raises `OrgmodelError`."""
    output = arguments.result_file
    if output is None or output == STANDARD:
        if output is None and arguments.format == WORKBOOK:
            raise OrgmodelError("--format xlsx needs -o FILE.xlsx: where to write the workbook.")
        return
    target = Path(output)
    is_workbook = target.suffix.lower() == ".xlsx"
    if arguments.format == WORKBOOK and not is_workbook:
        raise OrgmodelError(f"-o {output}: end the workbook's name in .xlsx, as in tables.xlsx.")
    if arguments.format != WORKBOOK and is_workbook:
        raise OrgmodelError(
            f"-o {output} goes with --format xlsx; this is {arguments.format}. Add --format xlsx, "
            "or write to another file."
        )
    if not target.parent.is_dir():
        raise OrgmodelError(
            f"-o {output}: there is no folder {target.parent}. Make it first, or write elsewhere."
        )
    from orgmodel.files.safe_write import refuse_inputs

    refuse_inputs(target, inputs_of(arguments))


def _placed(arguments: argparse.Namespace, answer: Answer) -> Answer:
    """The answer, or where it was written to the file that `-o` names, the word that it was."""
    output = getattr(arguments, "result_file", None)
    if output is None or output == STANDARD:
        return answer
    from orgmodel.files.safe_write import write_whole

    out = answer.out
    if isinstance(out, str):
        out = (out if answer.is_data else told_by_line(out)).encode()
    written = write_whole(Path(output), out)
    return answer._replace(out=f"{written}\n", is_data=False, is_receipt=True)
