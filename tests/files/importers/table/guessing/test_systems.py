"""What is guessed of each system's export."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.files.importers.table.guessing.guess import guess_columns
from tests.depth import at_least
from tests.files.importers.table.guessing.chart_tools import CHART_TOOLS
from tests.files.importers.table.guessing.hr_systems import HR_SYSTEMS

SYSTEMS = (*HR_SYSTEMS, *CHART_TOOLS)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_mapping_of_a_system(system):
    mapping = guess_columns(system.cells).mapping
    assert dict(mapping.columns) == system.columns
    assert mapping.manager_by == system.by
    assert mapping.unit_path == system.unit_path
    for use, headings in system.many.items():
        assert mapping.many.get(use) == headings


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_every_column_is_told_with_what_it_is_and_why(system):
    guess = guess_columns(system.cells)
    assert [one.heading for one in guess.columns] == list(system.cells.columns)
    for one in guess.columns:
        assert guess.mapping.of(one.heading) == one.use
        assert one.certainty in ("sure", "likely", "guess")
        assert one.reason
        assert len(one.samples) <= 3
        assert all(len(sample) <= 40 for sample in one.samples)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
@settings(max_examples=at_least(10), deadline=None)
@given(data=st.data())
def test_the_order_of_columns_does_not_matter(system, data):
    cells = system.cells
    order = data.draw(st.permutations(list(cells.columns)))
    one, other = guess_columns(cells).mapping, guess_columns(cells[order]).mapping
    assert dict(one.columns) == dict(other.columns)
    assert (one.manager_by, one.unit_path) == (other.manager_by, other.unit_path)
    for use in ("levels", "unit_levels"):
        assert one.many.get(use) == other.many.get(use)
    for use in ("keep", "leave_out"):
        assert set(one.many.get(use, ())) == set(other.many.get(use, ()))
