"""What a fault is: a code, a place, the value there, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

CODES = (
    "unknown-id",
    "duplicate-id",
    "several-tops",
    "self-report",
    "loop",
    "no-top",
    "missing-value",
    "not-allowed",
    "not-a-number",
    "unknown-relation",
    "unreadable",
    "unknown-column",
    "missing-column",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: its code, where it stands, the value there, and what to do about it.

    `row` counts as a spreadsheet does, the header being row 1; None where the fault is of
    the file. `fault` is False for what is only told and leaves the data valid. `day` is the day
    (yyyy-mm-dd) that it is of; empty where it is of the data on every day. `times` is how many
    faults it stands for: more than one only where a list of them was cut short.
    """

    code: str
    file: str
    row: int | None
    column: str | None
    value: str
    message: str
    fault: bool = True
    day: str = ""
    times: int = 1

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f" row {self.row}"
        if self.column:
            place += f", {self.column}"
        return f"{place}: {self.message}"

    def to_dict(self) -> dict[str, object]:
        """The design's JSON object; `fault` only where it is False."""
        out: dict[str, object] = {
            "code": self.code,
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
        }
        return out if self.fault else {**out, "fault": False}
