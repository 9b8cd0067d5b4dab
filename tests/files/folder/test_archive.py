"""A zip of a folder, as a browser uploads it."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.errors import DataError
from orgmodel.files.folder import archive
from orgmodel.files.folder.folder import read_zip

POSTS = "id,title,reports_to\nce,Chief Executive,\n"


def named(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path, content in files.items():
            made.writestr(path, content)
    return out.getvalue()


def test_a_zip_of_a_folder_is_read_wherever_the_folder_lies():
    for path in ("posts.csv", "brent/posts.csv", "a/b/posts.csv"):
        assert read_zip(named({path: POSTS})).tables["posts"]["id"].tolist() == ["ce"]


def test_a_zip_can_be_loaded_by_its_path(tmp_path):
    file = tmp_path / "brent.zip"
    file.write_bytes(named({"brent/posts.csv": POSTS, "brent/organisation.toml": 'name = "B"'}))
    assert om.load(file).name == "B"


def test_what_a_mac_adds_to_a_zip_is_passed_over():
    files = {"b/posts.csv": POSTS, "__MACOSX/b/._posts.csv": "\0", "b/.hidden.csv": "x"}
    assert read_zip(named(files)).problems == ()


def test_of_two_folders_the_outer_one_is_read_and_the_other_told():
    files = {"a/deep/posts.csv": POSTS, "b/posts.csv": POSTS.replace("ce,", "boss,")}
    reading = read_zip(named(files))
    assert reading.tables["posts"]["id"].tolist() == ["boss"]
    assert [(p.code, p.value) for p in reading.problems] == [("not-allowed", "a/deep")]


@pytest.mark.parametrize("content", [b"", b"no zip", named({})[:10], named({"a.txt": "x"})])
def test_a_zip_without_posts_or_no_zip_at_all_is_a_data_error(content):
    with pytest.raises(DataError) as caught:
        read_zip(content)
    assert caught.value.problems


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 10)
    with pytest.raises(DataError, match="more than 200 MB"):
        read_zip(named({"posts.csv": POSTS}))


@given(st.integers(0, 200), st.integers(0, 255))
def test_a_damaged_zip_is_read_or_is_a_data_error(place, value):
    content = bytearray(named({"b/posts.csv": POSTS}))
    content[place % len(content)] = value
    try:
        read_zip(bytes(content))
    except DataError as error:
        assert error.problems
