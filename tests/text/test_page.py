"""Every report fits the page, and only a word longer than the page is broken."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import orgmodel as om
from orgmodel.cli.main import main
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.text import comparison, table
from orgmodel.text.page import WIDTH, wrapped

DATA = Path(__file__).resolve().parents[2] / "data"
BRENT = DATA / "brent"
SCENARIO = str(sorted((BRENT / "scenarios").glob("o*.toml"))[0])
REPORTS = {
    "check": ["check", str(BRENT)],
    "measures": ["measures", str(BRENT)],
    "cut": ["measures", str(BRENT), "--unit", "d_pde"],
    "compare": ["compare", str(BRENT), SCENARIO],
    "compare data sets": ["compare", str(BRENT), str(DATA / "pec_2007")],
    "roles": ["roles", str(DATA / "m2")],
    "impact": ["impact", str(BRENT), SCENARIO],
    "faults": ["validate", str(DATA.parent / "tests" / "broken" / "twenty_faults")],
}


@pytest.mark.parametrize("command", REPORTS.values(), ids=REPORTS)
def test_a_report_fits_the_page(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DATA.parent)
    main([str(Path(word).relative_to(DATA.parent)) if "/" in word else word for word in command])
    said = capsys.readouterr()
    lines = (said.out + said.err).splitlines()
    assert len(lines) > 3
    assert [line for line in lines if len(line) > WIDTH] == []


def test_many_options_stand_below_each_other() -> None:
    brent = om.load(BRENT)
    scenario = read_scenario_file(Path(SCENARIO))
    lines = comparison.report(om.compare(brent, *[scenario] * 9)).splitlines()
    assert [line for line in lines if len(line) > WIDTH] == []
    assert sum("option 9" in line for line in lines) == 1
    assert sum(line.strip().startswith("warnings") for line in lines) > 1


def test_a_table_gives_its_first_column_what_is_left() -> None:
    columns = {f"c{number}": f"figure {number}" for number in range(6)}
    frame = pd.DataFrame([{"name": "x" * 90, **dict.fromkeys(columns, 1000.5)}])
    lines = list(table.table(frame, "name", columns))
    assert {len(line) for line in lines} == {WIDTH}
    assert lines[1].startswith("  xxx")
    assert lines[1].count("1,000.5") == 6


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "–"), (float("nan"), "–"), (0, "0"), (1234.5, "1,234.5"), (10, "10")],
)
def test_a_figure(value: float | None, words: str) -> None:
    assert table.number(value) == words


def test_an_id_is_not_broken_at_its_hyphen() -> None:
    lines = wrapped("word " * 18 + "COO-01-EXTRA and more", 2, hang=4)
    assert any(line.strip().startswith("COO-01-EXTRA") for line in lines)


def test_a_word_longer_than_the_page_is_broken() -> None:
    assert max(map(len, wrapped("x" * 300, 2, hang=4))) == WIDTH
