"""A connection cut, or the app killed, within an edit: what the page had said is kept."""

from bench.app_kills import kills
from bench.cuts import cuts
from bench.store_writers import Outcome


def _wrong(found: Outcome) -> tuple[int, int, int]:
    return found.lost, found.half, found.silent


def test_a_cut_within_an_edit_loses_nothing_that_the_page_had_said():
    found = cuts(5)
    assert found.tries == 5
    assert _wrong(found) == (0, 0, 0)


def test_a_kill_within_an_edit_loses_nothing_that_the_page_had_said():
    found = kills(1)
    assert found.tries == 1
    assert _wrong(found) == (0, 0, 0)
