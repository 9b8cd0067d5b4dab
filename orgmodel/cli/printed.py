"""A result as the text, JSON, CSV or workbook that was asked for."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from orgmodel.cli.answer import FINE, Answer
from orgmodel.cli.arguments import inputs_of
from orgmodel.errors import OrgmodelError
from orgmodel.model.unprintable import told

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
) -> Answer:
    """The result as `--format` says: json, csv, a workbook of `tables`, or the text of `words`."""
    if arguments.format == "json":
        return Answer(as_json(result.to_dict()), status, notes, is_data=True)
    if arguments.format == "csv":
        return Answer(as_csv(result.to_frame()), status, notes, is_data=True)
    if arguments.format == "xlsx" and tables is not None:
        return as_workbook(arguments, tables, status, notes)
    return Answer(words(), status, notes)


def as_json(value: Any) -> str:
    """Indented JSON in UTF-8, what is unprintable escaped; not-a-number never occurs in it."""
    return told(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def as_csv(frame: pd.DataFrame) -> str:
    """CSV that a spreadsheet can open without running anything in it."""
    from orgmodel.files.safe_csv import safe_csv

    return safe_csv(frame)


def workbook_place(arguments: argparse.Namespace) -> None:
    """Refuse a workbook that cannot be written, before any work. Raises `OrgmodelError`."""
    output = getattr(arguments, "output", None)
    if arguments.format != "xlsx":
        if output is not None:
            raise OrgmodelError(
                f"-o {output} goes with --format xlsx; {arguments.format} is written to standard "
                "output."
            )
        return
    if output is None:
        raise OrgmodelError("--format xlsx needs -o FILE.xlsx: where to write the workbook.")
    target = Path(output)
    if target.suffix.lower() != ".xlsx":
        raise OrgmodelError(f"-o {output}: end the workbook's name in .xlsx, as in tables.xlsx.")
    if not target.parent.is_dir():
        raise OrgmodelError(
            f"-o {output}: there is no folder {target.parent}. Make it first, or write elsewhere."
        )
    from orgmodel.files.safe_write import refuse_inputs

    refuse_inputs(target, inputs_of(arguments))


def as_workbook(
    arguments: argparse.Namespace, tables: Tables, status: int = FINE, notes: tuple[str, ...] = ()
) -> Answer:
    """Write the tables as the workbook that `-o` names, and say where it is."""
    from orgmodel.files.safe_write import write_whole
    from orgmodel.result_tables.workbook import workbook

    written = write_whole(Path(arguments.output), workbook(tables()))
    return Answer(f"{written}\n", status, notes)
