"""A result as the text, JSON or CSV that was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from orgmodel.cli.answer import FINE, Answer

if TYPE_CHECKING:
    import pandas as pd


class Result(Protocol):
    """What a command prints."""

    def to_dict(self) -> Any:
        """The result as in JSON."""

    def to_frame(self) -> pd.DataFrame:
        """The result as a table."""


def in_format(
    form: str,
    result: Result,
    words: Callable[[], str],
    status: int = FINE,
    notes: tuple[str, ...] = (),
) -> Answer:
    """The result as `form` says: json, csv, or the text that `words` gives."""
    if form == "json":
        return Answer(as_json(result.to_dict()), status, notes, is_data=True)
    if form == "csv":
        return Answer(as_csv(result.to_frame()), status, notes, is_data=True)
    return Answer(words(), status, notes)


def as_json(value: Any) -> str:
    """Indented JSON in UTF-8; not-a-number never occurs in it."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_csv(frame: pd.DataFrame) -> str:
    """CSV that a spreadsheet can open without running anything in it."""
    from orgmodel.files.safe_csv import safe_csv

    return safe_csv(frame)
