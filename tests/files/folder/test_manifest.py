"""What shows that a folder is a torso, and what is a lawful edit of it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.errors import DataError
from orgmodel.files.folder.folder import read_zip
from orgmodel.files.folder.manifest import FILE, manifest_bytes, read_manifest, torso_faults
from tests.builders import organisation, post, unit
from tests.depth import at_least

POSTS = [post("ce"), *(post(f"p{n}", "ce", unit="u") for n in range(300))]


@pytest.fixture
def folder(tmp_path):
    organisation(POSTS, units=[unit("u", name="U")]).save(tmp_path / "out")
    return tmp_path / "out"


def faults(folder: Path) -> list[tuple[str, str]]:
    try:
        problems = om.load(folder).problems
    except DataError as error:
        problems = error.problems
    return [(problem.code, problem.file) for problem in problems if problem.fault]


def test_a_folder_as_it_was_written_has_no_fault(folder):
    assert faults(folder) == []


@pytest.mark.parametrize("name", ["posts.csv", "units.csv", "organisation.toml"])
def test_a_file_that_is_missing_or_empty_is_a_fault_of_its_name(folder, name):
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(b"")
    assert ("unreadable", name) in faults(folder)
    (folder / name).unlink()
    assert ("unreadable", name) in faults(folder)
    (folder / name).write_bytes(content)
    assert faults(folder) == []


def test_the_fault_says_how_to_mend_it(folder):
    (folder / "units.csv").unlink()
    [problem] = [one for one in om.load(folder).problems if one.fault and one.code == "unreadable"]
    assert "Write the folder again" in problem.message
    assert "remove manifest.json" in problem.message
    (folder / FILE).unlink()
    assert ("unreadable", "units.csv") not in faults(folder)


def test_last_rows_taken_out_by_hand_are_told_with_what_to_do(folder):
    whole = (folder / "posts.csv").read_bytes().splitlines(keepends=True)
    (folder / "posts.csv").write_bytes(b"".join(whole[:-2]))
    [problem] = [one for one in om.load(folder).problems if one.fault]
    assert problem.file == "posts.csv"
    assert "fewer bytes than orgmodel wrote: it ends after line 300 of 302" in problem.message
    assert "Rows that somebody took out at its end look the same" in problem.message
    assert "on purpose, and the rest is whole, remove manifest.json" in problem.message
    (folder / FILE).unlink()
    assert faults(folder) == []


def names(folder: Path) -> set[str]:
    return {place.name for place in folder.iterdir()} - {FILE}


def listed(content: bytes) -> bytes:
    return manifest_bytes("orgmodel.organisation-folder/1", {"posts.csv": content})


@given(st.integers(1, 400), st.data())
@settings(max_examples=at_least(60), deadline=None)
def test_a_table_cut_off_anywhere_is_a_fault(rows, data):
    content = b"id,title\n" + b"".join(b"p%d,Post %d\n" % (n, n) for n in range(rows))
    at = data.draw(st.integers(0, len(content) - 2))
    assert torso_faults(listed(content), {"posts.csv": content[:at]}.get)


def edits(content: bytes) -> dict[str, bytes]:
    lines = content.splitlines(keepends=True)
    return {
        "a cell is longer": content.replace(b"p5,", b"p5x,", 1),
        "a cell is shorter": content.replace(b"Post 5\n", b"P\n", 1),
        "the last cell is shorter": content[:-3] + b"\n",
        "a row is added": content + b"new,New\n",
        "a row in the middle is gone": b"".join(lines[:4] + lines[5:]),
        "the first row is gone": b"".join(lines[:1] + lines[2:]),
        "a spreadsheet has saved it": content.replace(b"\n", b"\r\n"),
        "an editor has dropped the last line end": content[:-1],
        "other rows, and fewer": b"".join([lines[0], b"x,X\n", b"y,Y\n", *lines[3:6]]),
    }


@pytest.mark.parametrize("rows", [12, 1000])
@pytest.mark.parametrize("edit", edits(b"id\n" * 9))
def test_a_table_edited_by_hand_is_lawful(rows, edit):
    content = b"id,title\n" + b"".join(b"p%d,Post %d\n" % (n, n) for n in range(rows))
    edited = edits(content)[edit]
    assert edited != content
    assert torso_faults(listed(content), {"posts.csv": edited}.get) == ()


def test_rows_that_are_seen_to_may_be_taken_out_of_an_import_s_report():
    content = b"code,file\na,b\nc,d\n"
    manifest = manifest_bytes("orgmodel.import-folder/1", {"import-report.csv": content})
    assert torso_faults(manifest, {"import-report.csv": b"code,file\na,b\n"}.get) == ()


def test_a_writing_that_did_not_end_is_a_fault_though_every_file_is_there(folder):
    files = {name: (folder / name).read_bytes() for name in names(folder)}
    (folder / FILE).write_bytes(manifest_bytes("orgmodel.organisation-folder/1", files, {}))
    assert faults(folder) == [("unreadable", FILE)]


@pytest.mark.parametrize("at", [0, 1, 40, -3])
def test_a_list_that_is_cut_is_a_fault(folder, at):
    content = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(content[:at])
    assert faults(folder) == [("unreadable", FILE)]


@pytest.mark.parametrize(
    "content",
    [b"[]", b"null", b'{"name": "app"}', b'{"schema": "other/1", "files": {"x": "y"}}'],
)
def test_another_program_s_list_says_nothing(folder, content):
    (folder / FILE).write_bytes(content)
    assert faults(folder) == []


@pytest.mark.parametrize(
    "wrong",
    [
        b"\xff",
        b"[" * 50_000,
        b'{"schema": "orgmodel.x/1"}',
        b'{"schema": "orgmodel.x/1", "files": 1}',
        b'{"schema": "orgmodel.x/1", "files": {}, "starts": {"a": {"lines": "x", "starts": {}}}}',
    ],
)
def test_a_list_that_makes_no_sense_is_told_and_nothing_else(wrong):
    [fault] = torso_faults(wrong, {}.get)
    assert (fault.code, fault.file) == ("unreadable", FILE)


def test_a_list_names_no_file_outside(folder, tmp_path):
    (tmp_path / "outside.csv").write_text("id\n")
    told = json.loads((folder / FILE).read_bytes())
    told["files"]["../outside.csv"] = "0"
    (folder / FILE).write_text(json.dumps(told))
    assert faults(folder) == [("unreadable", "../outside.csv")]


def test_a_zip_of_a_torso_is_a_torso(folder):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in (FILE, "posts.csv", "organisation.toml"):
            archive.write(folder / name, f"out/{name}")
    found = [problem.file for problem in read_zip(content.getvalue()).problems if problem.fault]
    assert found == ["units.csv"]


def test_the_list_stays_small():
    rows = b"".join(b"%d,x\n" % n for n in range(20_000))
    manifest = listed(rows)
    assert len(manifest) < 5_000
    assert read_manifest(manifest).starts["posts.csv"][0] == 20_000
