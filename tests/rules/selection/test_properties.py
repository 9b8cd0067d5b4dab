"""What each property selects in a rule: a breach, its lawful neighbour, and what is open."""

from dataclasses import dataclass

import pytest

from orgmodel.errors import PackError
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack_file import parse_pack
from orgmodel.rules.selection import PROPERTIES
from orgmodel.rules.selection.written import faults
from tests.builders import link, post, seat, unit
from tests.rules.ruling import pack, ruled

UNITS = (unit("d", head="a"), unit("board", "board", roster="complete"))


def rows(change=None, **cells):
    """A chief, three below and a clerk; `change` names the post that has these cells."""
    posts = {
        "ce": {"band": "9", "title": "Chief executive", "status": "filled"},
        "a": {"reports_to": "ce", "band": "8a", "title": "Head of Law", "status": "filled"},
        "b": {"reports_to": "ce", "band": "7", "title": "Lawyer", "status": "acting"},
        "c": {"reports_to": "a", "band": "6", "title": "Clerk", "status": "filled"},
        "z": {"reports_to": "ce", "band": "7", "title": "Law officer", "status": "acting"},
    }
    if change:
        posts[change] |= cells
    return {
        "posts": [post(name, **given) for name, given in posts.items()],
        "units": UNITS,
        "memberships": [seat("board", "b", "chairs"), seat("board", "ce", "member_of")],
        "links": [link("b", "oversees", "c")],
    }


@dataclass(frozen=True)
class Only:
    """Only the selected may oversee c; b does. `breach` is b as not one of them, `open` unsure."""

    text: str
    breach: dict
    open: dict | None = None


ONLY = {
    "titled": Only("titled:law*", {"title": "Head of Law"}),
    "band": Only("band:7*", {"band": "8a"}, {"band": ""}),
    "status": Only("status:act*", {"status": "filled"}, {"status": ""}),
    "layer": Only("layer:2", {"reports_to": "a"}, {"reports_to": "elsewhere"}),
    "reports_to": Only("reports_to:ce", {"reports_to": "a"}),
}


def test_units_are_selected_by_name():
    named = {**rows(), "units": (unit("d", name="Law and Audit"), unit("e", name="Finance"))}
    for text, subjects in (("named:*audit", {("b", "d")}), ("named:audit", set())):
        links = [link("b", "oversees", "d")]
        found = ruled(named | {"links": links}, "required_link", never=[["b", "oversees", text]])
        assert {finding.subjects for finding in found.findings} == subjects


def overseen(change, text):
    return ruled(change, "protected", things=["c"], only=[text], relations=["oversees"])


@pytest.mark.parametrize("name", ONLY)
def test_a_breach_and_its_lawful_neighbour(name):
    case = ONLY[name]
    assert overseen(rows(), case.text).outcome == "pass"
    found = overseen(rows("b", **case.breach), case.text)
    assert found.outcome == "fail"
    assert [finding.subjects for finding in found.findings] == [("c", "b")]


@pytest.mark.parametrize("name", [name for name, case in ONLY.items() if case.open])
def test_what_is_open_is_neither_breach_nor_lawful(name):
    case = ONLY[name]
    found = overseen(rows("b", **case.open), case.text)
    assert (found.outcome, found.findings) == ("not_assessable", ())
    assert "b" in found.missing and "posts.csv, column" in found.missing


def test_a_finding_that_holds_either_way_stands_where_something_is_open():
    found = overseen(rows("a", band=""), "band:9")
    assert found.outcome == "fail"
    assert [finding.subjects for finding in found.findings] == [("c", "b")]
    assert "the band of" in found.missing


@pytest.mark.parametrize(
    ("band", "outcome"), [("6", "fail"), ("8a", "pass"), ("8b", "pass"), ("", "not_assessable")]
)
def test_a_blank_band_is_not_another_band(band, outcome):
    """Nobody but of band 8 or 9 may have an officer; of `a`, who has one, the band is changed."""
    said = rows("a", band=band)
    found = ruled(said, "span", most=0, things=["not band:8* & not band:9 & table:posts"])
    assert found.outcome == ("not_assessable" if outcome == "pass" else outcome)
    assert len(found.findings) == (outcome == "fail")


def test_who_is_vacant_is_the_organisations_own_answer():
    """A status of vacant with a holder on the day is no vacancy; without any word it is open."""
    asked = {"things": ["status:vacant"], "among": "posts"}
    said = rows("c", status="Being recruited")
    assert ruled(said, "none_of", **asked).outcome == "fail"
    said |= {"people": [{"id": "p"}], "appointments": [{"person": "p", "post": "c"}]}
    assert ruled(said, "none_of", **asked).outcome == "pass"
    assert "the status of" in ruled(rows("c", status=""), "none_of", **asked).missing


@pytest.mark.parametrize(
    ("text", "subjects"),
    [("chairs:board", {("b", "c")}), ("heads:directorate", set()), ("members:board", {("b", "c")})],
)
def test_the_chair_the_head_and_the_members(text, subjects):
    found = ruled(rows(), "required_link", never=[[text, "oversees", "c"]])
    assert {finding.subjects for finding in found.findings} == subjects


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bands:8", 'no property "bands".*Did you mean "band"'),
        ("titeld:x", 'Did you mean "titled"'),
        ("layer:0", "names no layer.*layer:1-3"),
        ("layer:3-2", "names no layer"),
        ("layer:two", "names no layer"),
        ("band: ", "selects nothing"),
        ("table:post", 'Did you mean "posts"'),
        ("having:oversee", 'Did you mean "oversees"'),
    ],
)
def test_what_cannot_be_used_says_what_is_meant(text, says):
    rule = pack("protected", things=[text], only=["a"], relations=["oversees"])
    with pytest.raises(PackError, match=says) as caught:
        parse_pack(rule.encode(), "mine.toml", PARAMETERS)
    assert "mine.toml" in str(caught.value) and "things" in str(caught.value)


@pytest.mark.parametrize("kind", PROPERTIES)
def test_every_example_of_the_manual_can_be_used(kind):
    assert list(faults(f"{kind}:{PROPERTIES[kind].example}", {"supports"})) == []
