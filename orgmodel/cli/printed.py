"""Results as JSON and as CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def as_json(value: Any) -> str:
    """Indented JSON in UTF-8; not-a-number never occurs in it."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_csv(frame: pd.DataFrame) -> str:
    """CSV that a spreadsheet can open without running anything in it."""
    from orgmodel.files.safe_csv import safe_csv

    return safe_csv(frame)
