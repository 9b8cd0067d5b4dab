"""Roles put into organisation.toml: what else stands there stays, to the letter."""

from __future__ import annotations

import tomllib

import pytest

from orgmodel.errors import DataError
from orgmodel.files.folder.written_roles import role_lines, with_roles

FILE = """# Ours, by hand
name = "Ashmere"   # of old
packs = ["english-council"]

[roles]
# who does what
chief = "ce"  # since May
gone = "left"

# the bodies
[roles.north]
chief = "north.ce"

[columns]
posts = ["origin"]
"""


def roles(content: bytes) -> dict[str, object]:
    found: dict[str, object] = tomllib.loads(content.decode("utf-8-sig"))["roles"]
    return found


def test_a_role_is_added_and_every_other_line_stays() -> None:
    written = with_roles(FILE.encode(), {"": {"monitoring": "mo"}}).decode()
    lines = written.splitlines()
    assert [line for line in lines if line != 'monitoring = "mo"'] == FILE.splitlines()
    assert tomllib.loads(written)["roles"]["monitoring"] == "mo"


def test_a_role_that_names_what_is_gone_is_replaced() -> None:
    written = with_roles(FILE.encode(), {"": {"gone": "new"}})
    assert roles(written) == {"chief": "ce", "gone": "new", "north": {"chief": "north.ce"}}
    assert b"# who does what" in written


def test_each_body_has_its_own() -> None:
    written = with_roles(FILE.encode(), {"north": {"mo": "north.mo"}, "south": {"mo": "south.mo"}})
    assert roles(written)["north"] == {"chief": "north.ce", "mo": "north.mo"}
    assert roles(written)["south"] == {"mo": "south.mo"}


@pytest.mark.parametrize("content", [b"", b'name = "X"', b'[columns]\nposts = ["a"]\n\n\n'])
def test_a_table_is_begun_where_there_is_none(content: bytes) -> None:
    written = with_roles(content, {"": {"a role": 'a "b" \\ [c]'}})
    assert roles(written) == {"a role": 'a "b" \\ [c]'}
    assert written.startswith(content.rstrip())


def test_marks_of_the_file_stay() -> None:
    content = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    written = with_roles(content, {"": {"mo": "mo"}})
    assert written.startswith(b"\xef\xbb\xbf# Ours")
    assert written.count(b"\n") == written.count(b"\r\n") == content.count(b"\n") + 1


def test_headings_with_spaces_and_quotation_marks_are_known() -> None:
    written = with_roles(b'[ roles ] # here\n"chief" = "ce"\n', {"": {"chief": "c2"}})
    assert written == b'[ roles ] # here\nchief = "c2"\n'


@pytest.mark.parametrize(
    "content",
    [
        b'roles = { chief = "ce" }\n',
        b'roles.chief = "ce"\n',
        b'name = """\n[roles]\nchief = "x"\n"""\n[columns]\n',
        b"roles = 3\n",
        b"name = \n",
        b"\xff\xfe",
    ],
)
def test_where_it_cannot_be_put_in_nothing_is_written(content: bytes) -> None:
    with pytest.raises(DataError, match=r"organisation\.toml"):
        with_roles(content, {"": {"mo": "mo"}})


def test_no_roles_change_nothing() -> None:
    assert with_roles(FILE.encode(), {"": {}, "north": {}}) == FILE.encode()
    assert role_lines({"": {}}) == ""


def test_the_lines_to_put_in_by_hand() -> None:
    lines = role_lines({"": {"mo": "a b"}, "north": {"mo": "n"}})
    assert lines == '[roles]\nmo = "a b"\n\n[roles.north]\nmo = "n"\n'
