"""The tables of an option's impact: the schedule of posts, sums, pools and consultation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from orgmodel.impact_on_posts.schedule import Impact
from orgmodel.result_tables.result_table import ResultTable, table_of

_POOL = ("pool", "claimants", "successors", "claims", "places", "persons", "contested")
_PLACE = ("employer", "at_risk", "displaced", "total", "days", "earliest")


def impact_tables(found: Impact) -> tuple[ResultTable, ...]:
    """Every table of an impact. No person is named in any."""
    counted = [place.to_dict() for place in found.consultation.establishments]
    policy = [{"setting": "formula", "value": found.policy.formula}]
    policy += [
        {"setting": name, "value": getattr(found.policy, name)}
        for name in ("words", "source", "law", "checked", "window_days")
    ]
    return (
        ResultTable("posts", "What becomes of each post", found.to_frame()),
        ResultTable("by category", "Posts by what becomes of them", found.categories),
        *(
            ResultTable(f"by {name}", f"Before and after by {name}", found.establishment(name))
            for name in ("unit", "band", "employer")
        ),
        table_of("size", "How large the change is", _pairs(found.size), ("figure", "value")),
        table_of("pools", "Posts that claim the same posts", _pools(found), _POOL),
        table_of("consultation", "Consultation counter", counted, _PLACE),
        table_of("money", "Saving and cost", _money(found), ("figure", "value")),
        ResultTable("policy", "Settings in use", pd.DataFrame(policy)),
    )


def _pools(found: Impact) -> list[dict[str, object]]:
    return [{name: pool.to_dict()[name] for name in _POOL} for pool in found.pools]


def _money(found: Impact) -> list[dict[str, Any]]:
    """Saving and cost, then each cost that comes once."""
    sums = {name: value for name, value in found.money.items() if name != "one_off"}
    once = [
        {"figure": f"one-off: {one['name']}", "value": one["amount"]}
        for one in found.money["one_off"]
    ]
    return [*_pairs(sums), *once]


def _pairs(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"figure": name, "value": value} for name, value in values.items()]
