"""Whether a step of a path stands in the file and row that it names."""

from __future__ import annotations

import csv
from pathlib import Path

from orgmodel.model.evidence import Step

_COLUMNS = {
    ("posts.csv", "reports_to"): ("id", "reports_to"),
    ("posts.csv", "part_of"): ("id", "unit"),
    ("units.csv", "part_of"): ("id", "parent"),
    ("units.csv", "heads"): ("head", "id"),
    ("functions.csv", "owns"): ("owner", "id"),
    ("appointments.csv", "holds"): ("person", "post"),
}


def stands(folder: Path, step: Step) -> bool:
    """Whether that row of that file says just this relation, with this source."""
    name = step.origin.file or ""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        row = list(csv.DictReader(file))[(step.origin.row or 0) - 2]
    if step.relation.startswith("has_"):
        said = (row["id"], step.relation, row[step.relation.removeprefix("has_")])
    elif name == "links.csv":
        said = (row["from"], row["relation"], row["to"])
    elif name == "memberships.csv":
        said = (row["member"], row["role"], row["body"])
    else:
        start, end = _COLUMNS[name, step.relation]
        said = (row[start], step.relation, row[end])
    own = {"reports_to": "reports_to_source", "heads": "head_source"}.get(step.relation, "source")
    own = "parent_source" if (name, step.relation) == ("units.csv", "part_of") else own
    source = row.get(own) or row.get("source", "")
    return said == (step.start, step.relation, step.end) and source == step.source
