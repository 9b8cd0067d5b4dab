"""Units and bodies of organograms: ids made from names, so that they last between returns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from orgmodel.files.importers.organogram.repairs import OrganogramRow
from orgmodel.model.faults import Problem
from orgmodel.model.words import listed, plain, undisclosed

_NO_ID = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def slug(words: str) -> str:
    """Words as an id: lower case, underscores for everything else."""
    return _NO_ID.sub("_", words.casefold().replace("&", " and ")).strip("_")[:_LONGEST]


class Units:
    """The bodies and units that rows name, each with an id that no post has.

    Names that differ only in case, spaces or punctuation are one unit, under the first.
    """

    def __init__(self, rows: Sequence[OrganogramRow]) -> None:
        self._refs = {row.cell("ref") for row in rows if row.senior}
        self._bodies: dict[str, dict[str, str]] = {}
        self._units: dict[tuple[str, str], dict[str, str]] = {}
        self._taken: set[str] = set()
        self._row_of: dict[str, OrganogramRow] = {}
        self._main = self._main_bodies(rows)
        self.problems: list[Problem] = []
        for row in rows:
            if row.counts:
                self.of(row)
        self._report_spellings(rows)

    def of(self, row: OrganogramRow) -> str:
        """The id of the unit a row sits in: its unit, else its body; empty without either."""
        body = self.body(row)
        name = row.cell("unit")
        if undisclosed(name) or plain(name) == plain(self._body_name(row)):
            return body
        key = (body, plain(name))
        if key not in self._units:
            cells = {"name": name.strip(), "kind": "unit", "parent": body}
            self._units[key] = {"id": self._new_id(name, row), **cells}
        return self._units[key]["id"]

    def body(self, row: OrganogramRow) -> str:
        """The id of the body a row belongs to: the one it names, else its files' main one."""
        name = self._body_name(row)
        if not name.strip():
            return ""
        if plain(name) not in self._bodies:
            cells = {"name": name.strip(), "kind": "body", "parent": ""}
            department = row.cell("department").strip()
            about = {"parent_department": department} if department else {}
            self._bodies[plain(name)] = {"id": self._new_id(name, row), **cells, **about}
        return self._bodies[plain(name)]["id"]

    def rows(self) -> list[dict[str, str]]:
        """Rows of units.csv: bodies, then units."""
        return [*self._bodies.values(), *self._units.values()]

    def title(self) -> str:
        """What to call the whole."""
        names = [
            self._bodies[plain(name)]["name"]
            for name in self._main.values()
            if plain(name) in self._bodies
        ]
        return listed(dict.fromkeys(names)) or "Organisation"

    def _body_name(self, row: OrganogramRow) -> str:
        name = row.cell("organisation")
        return self._main.get(row.body, "") if undisclosed(name) else name

    @staticmethod
    def _main_bodies(rows: Sequence[OrganogramRow]) -> dict[int, str]:
        often: dict[int, Counter[str]] = {}
        for row in rows:
            name = row.cell("organisation")
            if not undisclosed(name):
                often.setdefault(row.body, Counter())[name] += 1
        return {body: names.most_common(1)[0][0] for body, names in often.items()}

    def source_rows(self) -> list[OrganogramRow]:
        """The row that names each unit first, in the order of `rows`."""
        return [self._row_of[unit["id"]] for unit in self.rows()]

    def _new_id(self, name: str, row: OrganogramRow) -> str:
        start = slug(name) or "unit"
        found, number = start, 1
        while found in self._taken or found in self._refs:
            number += 1
            found = f"{start}_{number}"
        self._taken.add(found)
        self._row_of[found] = row
        return found

    def _report_spellings(self, rows: Sequence[OrganogramRow]) -> None:
        """Report every other spelling of the body's name, at its first row."""
        seen: set[tuple[int, str]] = set()
        for row in rows:
            name = row.cell("organisation")
            main = self._main.get(row.body, "")
            if name and name != main and (row.body, name) not in seen and row.counts:
                seen.add((row.body, name))
                same = plain(name) == plain(main)
                taken = "taken as the same" if same else "taken as another body"
                words = f'"{name}" is not how the other rows name the body ("{main}"): {taken}.'
                self.problems.append(
                    Problem("not-allowed", row.file, row.row, "Organisation", name, words, not same)
                )
