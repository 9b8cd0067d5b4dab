"""The senior file of an organogram: posts, who holds them, and rows that are neither."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.files.importers.organogram.headings import (
    ELIMINATED,
    MAY_DIFFER,
    NOT_IN_POST,
    title_of,
)
from orgmodel.files.importers.organogram.repairs import OrganogramRow
from orgmodel.files.importers.organogram.units import Units
from orgmodel.model.faults import Problem
from orgmodel.model.numbers import added_up, amount
from orgmodel.model.vacancy import says_only_vacant, says_vacant
from orgmodel.model.words import listed, plain, undisclosed

_CARRIED = {
    "duties": "duties",
    "profession": "profession",
    "region": "office_region",
    "pay_floor": "pay_floor",
    "pay_ceiling": "pay_ceiling",
    "reports_cost": "reports_cost",
}
Rows = dict[str, str]


class SeniorPosts:
    """Rows of posts.csv, people.csv and appointments.csv made of senior rows.

    Rows of one reference and one title are a job share: one post, an appointment each. Rows
    of one reference and different titles stay two posts with one id, a fault. People get
    ids in order of appearance; their names stand in people.csv alone.
    """

    def __init__(self, rows: Sequence[OrganogramRow], units: Units) -> None:
        self.problems: list[Problem] = []
        self.posts: list[Rows] = []
        self.post_rows: list[OrganogramRow] = []
        self.appointment_rows: list[OrganogramRow] = []
        self.tops: list[str] = []
        self.people: list[Rows] = []
        self.appointments: list[Rows] = []
        self.departed: list[Rows] = []
        self.out_of_post = self.shared = self.vacant = 0
        self._units = units
        self._person: dict[str, str] = {}
        self._holds: dict[str, dict[str, OrganogramRow]] = {}
        self.live: dict[int, set[str]] = {}
        groups: dict[tuple[int, str], dict[str, list[OrganogramRow]]] = {}
        for row in rows:
            ref = row.cell("ref")
            if NOT_IN_POST.fullmatch(ref):
                self._without_post(row)
            elif ELIMINATED.fullmatch(row.cell("name")):
                self._departed(row)
            else:
                self.live.setdefault(row.body, set()).add(ref)
                key = plain(row.cell("title"))
                groups.setdefault((row.body, ref), {}).setdefault(key, []).append(row)
        for of_ref in groups.values():
            for sharing in of_ref.values():
                self._post(sharing)

    def manager(self, row: OrganogramRow) -> str:
        """The cell reports_to of a row; empty for a top post."""
        manager = row.cell("manager")
        if row.is_top:
            if manager != "XX":
                self._report(
                    row, "manager", f'"{manager}" was taken for XX: a top post.', fault=False
                )
            return ""
        return manager

    def _post(self, rows: list[OrganogramRow]) -> None:
        # Rows that share a post must agree. Where they do not, one whose manager is known
        # stands, and no order of rows decides.
        known = self.live.get(rows[0].body, set())
        rows = sorted(rows, key=lambda r: (r.cell("manager") not in known, _what_must_agree(r)))
        first = rows[0]
        holders = self._holders(rows)
        for row in rows:
            if len(rows) > 1 and row not in holders:
                self._number(row)
        if not holders:
            self.vacant += 1
        if len(rows) > 1:
            self.shared += 1
            self._differences(rows)
        fte = first.cell("fte") if len(rows) == 1 else added_up(row.cell("fte") for row in rows)
        notes = sorted({note for row in rows if (note := row.cell("notes").strip())})
        # Of a shared post the first by what is said of it, so that no order of rows decides.
        said = min(rows, key=lambda row: [row.cell(cell) for cell in _CARRIED])
        carried = {name: said.cell(cell) for cell, name in _CARRIED.items()}
        manager = self.manager(first)
        if first.is_top and first.cell("ref"):
            self.tops.append(first.cell("ref"))
        self.post_rows.append(first)
        self.posts.append(
            {
                "id": first.cell("ref"),
                "title": first.cell("title"),
                "reports_to": manager,
                "unit": self._units.of(first),
                "kind": "post",
                "count": "1",
                "fte": fte,
                "band": first.cell("grade"),
                "status": "filled" if holders else "vacant",
                "source": f"{first.file} row {first.row}",
                "basis": "stated",
                "note": "; ".join(notes),
                **carried,
            }
        )
        for row in holders:
            self._appoint(row, first.cell("ref"))

    def _holders(self, rows: Sequence[OrganogramRow]) -> list[OrganogramRow]:
        """The rows whose name is somebody's; where words are read as a vacancy, that is told."""
        empty = [row for row in rows if says_vacant(row.cell("name"))]
        for row in empty:
            if not says_only_vacant(row.cell("name")):
                words = f'"{row.cell("name")}" was taken for a vacancy: nobody holds the post.'
                self._report(row, "name", words, fault=False)
        return [row for row in rows if row not in empty]

    def _appoint(self, row: OrganogramRow, post: str) -> None:
        name = row.cell("name")
        if not name.strip():
            words = "empty: a name, N/D, Vacant or Eliminated. The holder was taken as undisclosed."
            self._report(row, "name", words, "missing-value")
        person = self._person_of(row)
        held = self._holds.setdefault(person, {})
        if post in held:
            self._again(row, held[post])
        elif held:
            words = f"the same name holds {listed(held)} too: taken as one person in several posts."
            self._report(row, "name", words, fault=False)
        held.setdefault(post, row)
        self.appointment_rows.append(row)
        self.appointments.append(
            {
                "person": person,
                "post": post,
                "fte": row.cell("fte"),
                "source": f"{row.file} row {row.row}",
            }
        )

    def _again(self, row: OrganogramRow, first: OrganogramRow) -> None:
        """Tell a second appointment of one person under one reference.

        Where the row is another post, that post's reference is at fault, and not the name.
        """
        same = plain(row.cell("title")) == plain(first.cell("title"))
        post = "this post" if same else f"reference {row.cell('ref')}"
        words = (
            f"the same name stands in row {first.row} too, for {post}: taken as one person with "
            "two appointments, each with the FTE of its row."
        )
        self._report(row, "name", words, fault=same)

    def _person_of(self, row: OrganogramRow) -> str:
        """The person's id; somebody undisclosed is a new person each time."""
        name = row.cell("name").strip()
        hidden = undisclosed(name)
        if not hidden and plain(name) in self._person:
            return self._person[plain(name)]
        person = f"person_{len(self.people) + 1}"
        profession = row.cell("profession").strip()
        self.people.append(
            {"id": person, "name": "" if hidden else name, "profession": profession, "note": ""}
        )
        if not hidden:
            self._person[plain(name)] = person
        return person

    def _without_post(self, row: OrganogramRow) -> None:
        self.out_of_post += 1
        person = self._person_of(row)
        next(p for p in self.people if p["id"] == person)["note"] = "paid, and not in a post"
        self._report(
            row,
            "ref",
            f"a person paid but not in a post: {person} of people.csv, no post.",
            fault=False,
        )

    def _departed(self, row: OrganogramRow) -> None:
        self.departed.append(
            {
                "id": row.cell("ref"),
                "title": row.cell("title"),
                "reports_to": row.cell("manager"),
                "unit": row.cell("unit"),
                "body": self._units.body(row),
                "band": row.cell("grade"),
                "note": row.cell("notes") or row.cell("duties"),
            }
        )
        words = (
            f"{row.cell('ref')} ({row.cell('title')}) is eliminated: it was a post at the last "
            "return and is none now. Kept in departed.csv."
        )
        self._report(row, "name", words, fault=False)

    def _differences(self, rows: list[OrganogramRow]) -> None:
        first = rows[0]
        for row in rows[1:]:
            for name in first.cells:
                if name not in MAY_DIFFER and row.cell(name) != first.cell(name):
                    words = (
                        f"shares post {row.cell('ref')} with row {first.row}, where this is "
                        f'"{first.cell(name)}". Rows of one post must agree; that row stands.'
                    )
                    self._report(row, name, words)

    def _number(self, row: OrganogramRow) -> None:
        """Report the FTE of a row that shares a post and has no appointment to say it."""
        fte = row.cell("fte")
        if fte.strip() and amount(fte) is None:
            self._report(row, "fte", f'"{fte}" is not a number.', "not-a-number")

    def _report(
        self,
        row: OrganogramRow,
        cell: str,
        words: str,
        code: str = "not-allowed",
        *,
        fault: bool = True,
    ) -> None:
        column = title_of(cell, senior=row.senior)
        # A name stands in people.csv alone, and what is told goes further.
        value = "" if cell == "name" else row.cell(cell)
        problem = Problem(code, row.file, row.row, column, value, words, fault=fault)
        self.problems.append(problem)


def _what_must_agree(row: OrganogramRow) -> list[str]:
    return [row.cell(name) for name in sorted(row.cells) if name not in MAY_DIFFER]
