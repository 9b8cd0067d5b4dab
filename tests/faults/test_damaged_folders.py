"""Whatever is damaged in a folder, each command ends in words and with a documented status."""

from bench.folder_fuzz import ended


def test_each_command_tells_of_a_damaged_folder_or_reads_it():
    found = [ended(seed) for seed in range(12)]
    assert len({one.command for one in found}) >= 10
    assert [one for one in found if one.wrong] == []
