"""The folder of a pack: ours is written anew, what is somebody else's is not."""

from __future__ import annotations

import json

import pytest

from orgmodel.errors import OrgmodelError
from orgmodel.files.listed_folder import IMPORT, MANIFEST, PACK, write_listed_folder
from orgmodel.files.safe_write import write_whole

FILES = {"a.txt": b"one", "tables/b.csv": b"two"}


def names(folder):
    return {place.relative_to(folder).as_posix() for place in folder.rglob("*") if place.is_file()}


def test_it_is_written_and_written_again(tmp_path):
    folder = tmp_path / "new" / "pack"
    write_listed_folder(FILES, folder, (), PACK)
    write_listed_folder({**FILES, "a.txt": b"other"}, folder, (), PACK)
    assert (folder / "a.txt").read_bytes() == b"other"
    assert names(folder) == {"a.txt", "tables/b.csv", MANIFEST}


def test_a_file_that_a_later_pack_has_not_is_removed(tmp_path):
    write_listed_folder(FILES, tmp_path, (), PACK)
    write_listed_folder({"a.txt": b"one"}, tmp_path, (), PACK)
    assert names(tmp_path) == {"a.txt", MANIFEST}


@pytest.mark.parametrize("name", ["notes.docx", "tables/mine.csv"])
def test_a_folder_with_another_file_needs_force(tmp_path, name):
    write_listed_folder(FILES, tmp_path, (), PACK)
    (tmp_path / name).write_text("mine")
    with pytest.raises(OrgmodelError, match="--force"):
        write_listed_folder(FILES, tmp_path, (), PACK)
    write_listed_folder(FILES, tmp_path, (), PACK, force=True)
    assert (tmp_path / name).read_text() == "mine"


def test_a_file_that_was_edited_is_not_ours_any_more(tmp_path):
    write_listed_folder(FILES, tmp_path, (), PACK)
    (tmp_path / "a.txt").write_text("edited")
    with pytest.raises(OrgmodelError, match=r"changed since: a\.txt"):
        write_listed_folder(FILES, tmp_path, (), PACK)
    assert (tmp_path / "a.txt").read_text() == "edited"


def test_an_edited_file_that_a_later_pack_has_not_stays(tmp_path):
    write_listed_folder(FILES, tmp_path, (), PACK)
    (tmp_path / "a.txt").write_text("edited")
    write_listed_folder({"tables/b.csv": b"two"}, tmp_path, (), PACK, force=True)
    assert (tmp_path / "a.txt").read_text() == "edited"


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_into_a_folder_that_is_read(tmp_path, force):
    source = tmp_path / "tables"
    source.mkdir()
    (source / "b.csv").write_text("input")
    for folder in (source, tmp_path, source / "pack"):
        with pytest.raises(OrgmodelError, match="another folder"):
            write_listed_folder(FILES, folder, [source], PACK, force=force)
    assert (source / "b.csv").read_text() == "input"


def test_an_input_file_is_never_overwritten(tmp_path):
    (tmp_path / "a.txt").write_text("input")
    with pytest.raises(OrgmodelError, match="another folder"):
        write_listed_folder(FILES, tmp_path, [tmp_path / "a.txt"], PACK, force=True)


def test_a_list_that_somebody_wrote_reaches_no_file_outside(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("keep")
    folder = tmp_path / "pack"
    write_listed_folder(FILES, folder, (), PACK)
    told = json.loads((folder / MANIFEST).read_text())
    digest = "6ca7ea2feefc88ecb5ed6356ed963f47dc9137f82526fdd25d618ea626d0803f"
    told["files"]["../outside.txt"] = digest
    (folder / MANIFEST).write_text(json.dumps(told))
    write_listed_folder(FILES, folder, (), PACK)
    assert outside.read_text() == "keep"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(OrgmodelError, match="is a file"):
        write_listed_folder(FILES, tmp_path / "x", (), PACK)


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_text("before")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_whole(target, b"after")
    assert target.read_text() == "before"
    assert names(tmp_path) == {"a.txt"}


def test_where_one_file_cannot_be_written_the_earlier_pack_stays_whole(tmp_path):
    write_listed_folder(FILES, tmp_path, (), PACK)
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    (tmp_path / "z.txt").mkdir()
    with pytest.raises(OSError, match=r"z\.txt"):
        write_listed_folder({"a.txt": b"new", "z.txt": b"new"}, tmp_path, (), PACK, force=True)
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before


def test_a_folder_of_another_kind_needs_force(tmp_path):
    write_listed_folder(FILES, tmp_path, (), IMPORT)
    with pytest.raises(OrgmodelError, match="no earlier pack wrote there"):
        write_listed_folder(FILES, tmp_path, (), PACK)
    write_listed_folder(FILES, tmp_path, (), IMPORT)
