"""How evenly directors carry functions, time, cost and people: the balance and its spread.

A "better balance of duties at the director level" is the criterion that the paper of 2007
gives for where information and training should sit (004:44, 46).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import tidy

_SOURCE = "004:44, 46"
CRITERIA: Mapping[str, str] = MappingProxyType(
    {
        "functions": "Functions",
        "fte": "FTE of the line",
        "cost": "Cost of the line",
        "line_rows": "Posts of the line",
        "reports": "Direct reports",
        "layers": "Layers of the line",
    }
)
_RULE = (
    "standard deviation (of all directors, not a sample) / mean, of what is in each director's "
    "line; 0 is an even share."
)


def balance_table(directors: pd.DataFrame) -> pd.DataFrame:
    """One row a criterion: mean, least, most, most / least, and coefficient of variation (cv).

    Figures are missing where one director's own is unknown, or there is only one; without
    directors there are no rows.
    """
    rows = []
    for column, name in CRITERIA.items() if len(directors) else ():
        values = directors[column].to_numpy(dtype=np.float64)
        known = len(values) > 1 and not np.isnan(values).any()
        mean = float(values.mean()) if known else np.nan
        least, most = (values.min(), values.max()) if known else (np.nan, np.nan)
        rows.append(
            {
                "criterion": column,
                "name": name,
                "directors": len(values),
                "mean": round(mean, 6),
                "least": least,
                "most": most,
                "ratio": round(most / least, 3) if known and least > 0 else np.nan,
                "cv": round(float(values.std()) / mean, 3) if known and mean else np.nan,
            }
        )
    columns = ["criterion", "name", "directors", "mean", "least", "most", "ratio", "cv"]
    return pd.DataFrame(rows, columns=columns)


def balance_measures(balance: pd.DataFrame) -> tuple[Measure, ...]:
    """The spread of time, cost and direct reports between directors."""
    wanted = {
        "fte": ("director_fte_cv", "Unevenness of FTE between directors"),
        "cost": ("director_cost_cv", "Unevenness of cost between directors"),
        "reports": ("director_reports_cv", "Unevenness of direct reports between directors"),
    }
    rows = {str(row["criterion"]): row for row in balance.to_dict("records")}
    return tuple(
        Measure(identifier, name, *_spread(rows.get(column, {})), _SOURCE)
        for column, (identifier, name) in wanted.items()
    )


def _spread(row: Mapping[Hashable, float]) -> tuple[float | int | None, str, str, str]:
    """Value, unit, rule, and what is known."""
    unit, value = "coefficient of variation", row.get("cv", np.nan)
    if np.isnan(value):
        return None, unit, _RULE, SILENT
    known = f"{row['directors']:,} directors, from {row['least']:,.10g} to {row['most']:,.10g}"
    return tidy(value), unit, _RULE, known
