"""The chart's style sheet: no section of it is held within another."""

from __future__ import annotations

from pathlib import Path

import orgmodel

SHEET = Path(orgmodel.__file__).parent / "ui" / "drawing" / "assets" / "orgchart.css"


def test_a_section_begins_where_every_rule_is_closed() -> None:
    deep = 0
    for number, line in enumerate(SHEET.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("/*"):
            assert deep == 0, f"line {number} is inside a rule that is not closed: {line}"
        deep += line.count("{") - line.count("}")
    assert deep == 0
