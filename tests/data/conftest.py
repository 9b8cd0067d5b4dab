"""The sample folders as plain values.

Read with the csv module alone, so that a fault in loading cannot hide one in the data.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
FOLDERS = ("brent", "pec_2007", "m2", "cambridgeshire")
NAME_COLUMN = {"posts": "title", "units": "name", "services": "name", "people": "name"}


def _said(row, prefix=""):
    return row[f"{prefix}source"], row[f"{prefix}basis"], row.get(f"{prefix}note", "")


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Sample:
    """One folder: its tables, and what they say as entities, functions and links."""

    folder: Path

    # table, column, relation that the column is
    column_relations = (
        ("posts", "reports_to", "reports_to"),
        ("units", "parent", "part_of"),
        ("units", "head", "heads"),
    )

    @property
    def name(self):
        return self.folder.name

    @property
    def tables(self):
        return {path.stem: _rows(path) for path in sorted(self.folder.glob("*.csv"))}

    @property
    def entities(self):
        """Id → (name, kind, side, source, basis, note)."""
        found = {}
        tables = self.tables
        for table, name in NAME_COLUMN.items():
            for row in tables.get(table, []):
                kind = row.get("kind") or {"people": "person"}.get(table)
                kind = kind or f"service_{row['provision']}"
                found[row["id"]] = (row[name], kind, row.get("side", ""), *_said(row))
        return found

    @property
    def functions(self):
        """Id → (name, owner, kind, source, basis, note)."""
        rows = self.tables.get("functions", [])
        return {r["id"]: (r["name"], r["owner"], r["kind"], *_said(r)) for r in rows}

    @property
    def links(self):
        """(from, relation, to), in whatever file or column → (source, basis, note)."""
        data = self.tables
        found = [((r["from"], r["relation"], r["to"]), _said(r)) for r in data["links"]]
        found += [((r["member"], r["role"], r["body"]), _said(r)) for r in data["memberships"]]
        for row in data.get("appointments", []):
            found.append(((row["person"], "holds", row["post"]), _said(row)))
        for table, column, relation in self.column_relations:
            for row in data[table]:
                if row.get(column):
                    ends = (row["id"], row[column])
                    start, end = ends[::-1] if relation == "heads" else ends
                    found.append(((start, relation, end), _said(row, f"{column}_")))
        assert len({triple for triple, _ in found}) == len(found), "a link is there twice"
        return dict(found)


@pytest.fixture(params=FOLDERS)
def sample(request):
    return Sample(DATA / request.param)


@pytest.fixture
def brent():
    return Sample(DATA / "brent")


@pytest.fixture
def pec_2007():
    return Sample(DATA / "pec_2007")
