"""Data that is several bodies already is combined with others: its bodies go in as they are."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.cli.main import main
from orgmodel.errors import OrgmodelError
from tests.builders import organisation, post
from tests.joining.folders import OWN_RULES, north, south

JOIN = (
    om.Scenario("Join")
    .move_post("south.aide", to="north.ce")
    .add_link("south.f1", "supports", "north.s1")
)
FIRST = om.combine({"north": north(), "south": south()}).apply(JOIN)
SECOND = om.combine({"east": north(), "west": south()}).apply(
    om.Scenario("Join").add_link("west.f1", "supports", "east.s1")
)


def rows(frame):
    return frame.drop(columns="origin").to_dict("records")


def links(whole):
    return {tuple(row) for row in whole.links[["from", "relation", "to"]].to_numpy().tolist()}


def test_two_sets_are_four_bodies_and_what_joined_each_is_there():
    whole = om.combine({"first": FIRST, "second": SECOND})
    assert list(whole.bodies) == ["north", "south", "east", "west"]
    assert {("south.f1", "supports", "north.s1"), ("west.f1", "supports", "east.s1")} <= links(
        whole
    )
    found = whole.posts.set_index("id")["reports_to"]
    assert found["south.aide"] == "north.ce"
    assert len(whole.posts) == len(FIRST.posts) + len(SECOND.posts)
    apart = whole.split()
    assert rows(apart["south"].posts.assign(origin="")) == rows(
        FIRST.split()["south"].posts.assign(origin="")
    )


def test_a_set_and_one_more_have_one_top():
    whole = om.combine({"first": FIRST, "third": south()}, top="third")
    found = whole.posts.set_index("id")["reports_to"]
    assert (found["north.ce"], found["south.ce"], found["third.ce"]) == ("third.ce",) * 2 + ("",)


def test_a_body_that_is_there_twice_is_named_with_what_to_do():
    with pytest.raises(OrgmodelError, match=r'"north" is a body of a and a body of b.*north2='):
        om.combine({"a": FIRST, "b": FIRST})
    with pytest.raises(OrgmodelError, match='"south" is given, and is a body of a too'):
        om.combine({"a": FIRST, "south": south()})
    with pytest.raises(OrgmodelError, match='"south" is given, and is a body of a too'):
        om.combine({"south": south(), "a": FIRST})


def test_the_command_takes_sets_with_their_options(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    FIRST.save("one")
    SECOND.save("two")
    for folder, gone in (("one", "south.aide"), ("two", "west.aide")):
        place = Path(folder, "scenarios")
        place.mkdir()
        om.Scenario(f"No {gone}").remove_post(gone).save(place / "fewer.toml")
    assert main(["combine", "a=one", "b=two", "-o", "all"]) in (0, 2)
    assert "with 2 options" in capsys.readouterr().err
    whole = om.load("all")
    for file, gone in (("fewer", "south.aide"), ("fewer-2", "west.aide")):
        carried = om.Scenario.load(f"all/scenarios/{file}.toml")
        assert carried.name == f"No {gone}"
        assert gone not in whole.apply(carried).posts["id"].tolist()
    assert main(["combine", "a=one", "b=one", "-o", "twice"]) == 2
    assert '"north" is a body of a and a body of b' in capsys.readouterr().err
    assert not Path("twice").exists()


def test_rules_of_a_set_that_was_not_combined_are_told(tmp_path, capsys):
    named = organisation(
        [post("x.ce"), post("y.ce")],
        packs=["structure", "rules.toml"],
        extra_files={"rules.toml": OWN_RULES},
    )
    named.save(tmp_path / "named")
    settings = tmp_path / "named/organisation.toml"
    settings.write_text(settings.read_text() + ROLES)
    south().save(tmp_path / "south")
    given = [f"named={tmp_path / 'named'}", f"south={tmp_path / 'south'}"]
    assert main(["combine", *given, "-o", str(tmp_path / "out")]) in (0, 2)
    assert "rules.toml of named is asked of the whole: left out." in capsys.readouterr().err
    assert list(om.load(tmp_path / "out").bodies) == ["x", "y", "south"]


ROLES = """
[roles.x]
ce = "x.ce"
[roles.y]
ce = "y.ce"
"""
