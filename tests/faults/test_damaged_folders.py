"""Whatever is damaged in a folder, each command ends in words and with a documented status."""

import pytest

from bench.folder_fuzz import ended


@pytest.mark.parametrize("first", range(12))
def test_a_damaged_folder_is_told_of_or_read(first):
    found = [ended(seed) for seed in range(first, 36, 12)]
    assert [one for one in found if one.wrong] == []
