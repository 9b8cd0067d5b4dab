"""Random tables of any kind through the import: no traceback, and no row lost untold.

`python -m bench import-fuzz` tries many times as many.
"""

import pytest

from bench.random_tables.judged import verdict
from tests.depth import at_least

TABLES, AT_A_TIME = at_least(125), 25


@pytest.mark.parametrize("first", range(0, TABLES, AT_A_TIME))
def test_every_row_is_a_post_or_told_and_the_folder_says_the_same(first):
    wrong = {
        seed: found
        for seed in range(first, min(first + AT_A_TIME, TABLES))
        if (found := verdict(seed, drawn=seed % AT_A_TIME == 0, longest=4_000).wrong)
    }
    assert wrong == {}
