"""Selections: how a rule says which things it is about."""

from __future__ import annotations

import pytest

from orgmodel.errors import PackError
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack import Vocabulary
from orgmodel.rules.pack_file import parse_pack
from orgmodel.rules.selection import select
from orgmodel.rules.view import View
from tests.builders import link, organisation, post, seat, unit
from tests.rules.ruling import pack

ROWS = {
    "posts": [post("ce"), post("a", "ce", unit="d"), post("b", "a", unit="team"), post("c", "ce")],
    "units": [unit("d", side="left", head="a"), unit("team", "team", parent="d"), unit("e")],
    "links": [link("c", "advises", "a")],
    "memberships": [seat("e", "b", "chairs"), seat("e", "c", "attends")],
    "services": [{"id": "s", "provision": "internal"}],
    "roles": {"boss": "ce"},
}


@pytest.fixture(scope="module")
def view():
    return View(organisation(**ROWS), Vocabulary(("left", "right")), {"boss": "top post"})


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        (["a"], ["a"]),
        (["boss"], ["ce"]),
        (["side:left"], ["d", "team", "a", "b"]),
        (["kind:team"], ["team"]),
        (["table:units"], ["d", "team", "e"]),
        (["in:d"], ["d", "team", "a", "b"]),
        (["under:a"], ["a", "b"]),
        (["members:e"], ["b"]),
        (["having:advises"], ["c"]),
        (["provision:internal"], ["s"]),
        (["side:left & table:posts"], ["a", "b"]),
        (["side:left & not in:team"], ["d", "a"]),
        (["a", "c"], ["a", "c"]),
    ],
)
def test_what_it_selects(view, texts, ids):
    assert sorted(select(view, texts)) == sorted(ids)
    assert select(view, texts).missing == ""


def test_everything_and_everything_but(view):
    assert len(select(view, ["*"])) == 8
    assert sorted(select(view, ["not table:posts"])) == ["d", "e", "s", "team"]


@pytest.mark.parametrize("text", ["nobody", "side:right", "in:e & under:a", "having:supports"])
def test_what_selects_nothing_says_what_is_missing_or_is_empty(view, text):
    found = select(view, [text])
    assert len(found) == 0
    assert found.missing or " & " in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("colour:red", 'no property "colour"'),
        ("table:colours", 'no table "colours"'),
        ("having:admires", 'no relation "admires"'),
        ("side:", "selects nothing"),
        ("", "selects nothing"),
    ],
)
def test_a_wrong_one_is_a_fault_of_the_pack(text, says):
    rule = pack("protected", things=[text], only=["a"], relations=["oversees"])
    with pytest.raises(PackError, match=says):
        parse_pack(rule.encode(), "mine.toml", PARAMETERS)


def test_a_wrong_test_of_a_seat_is_a_fault_of_the_pack():
    rule = pack("body_includes", body="e", include=["colour=red"])
    with pytest.raises(PackError, match='no column "colour"'):
        parse_pack(rule.encode(), "mine.toml", PARAMETERS)
