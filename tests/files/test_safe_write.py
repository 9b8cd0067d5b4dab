"""Files are written whole or not at all, and never over what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgmodel.errors import OrgmodelError
from orgmodel.files.safe_write import refuse_inputs, write_all, write_whole


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path):
    target = tmp_path / "a.svg"
    target.write_bytes(b"old and longer")
    assert write_whole(target, b"new") == target
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == {"a.svg"}


def test_where_one_of_several_cannot_be_written_none_is_changed(tmp_path):
    first = tmp_path / "a.svg"
    first.write_bytes(b"old")
    (tmp_path / "a-2.svg").mkdir()
    with pytest.raises(OSError, match=r"a-2\.svg"):
        write_all({first: b"new", tmp_path / "a-2.svg": b"new"})
    assert first.read_bytes() == b"old"
    assert names(tmp_path) == {"a.svg", "a-2.svg"}


def test_an_error_names_the_file_that_was_asked_for(tmp_path):
    with pytest.raises(FileNotFoundError) as told:
        write_whole(tmp_path / "nowhere" / "a.svg", b"new")
    assert told.value.filename == str(tmp_path / "nowhere" / "a.svg")


def test_a_link_stays_a_link_and_permissions_stay(tmp_path):
    real = tmp_path / "real.svg"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.svg"
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_name_as_long_as_a_folder_allows_can_be_written(tmp_path):
    assert write_whole(tmp_path / ("n" * 251 + ".svg"), b"new").read_bytes() == b"new"


def test_what_is_no_file_is_written_to_as_it_is():
    write_whole(Path("/dev/null"), b"new")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", ["posts.csv", "rules.toml", "POSTS.CSV"])
def test_a_file_that_is_read_is_refused_by_any_name(name, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / name).write_bytes(b"x")
    link = tmp_path / "chart.svg"
    link.symlink_to(folder / name)
    for target in (folder / name, link):
        with pytest.raises(OrgmodelError, match="Write to another place"):
            refuse_inputs(target, [folder])
        with pytest.raises(OrgmodelError, match="Write to another place"):
            refuse_inputs(target, [folder / name])


def test_a_drawing_in_the_folder_of_the_data_is_no_input(tmp_path):
    refuse_inputs(tmp_path / "chart.svg", [tmp_path])
