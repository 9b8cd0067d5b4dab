"""Options of a body among others: carried with its ids, applied there, and given back."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.changes.verb_list import VERBS
from orgmodel.cli.main import main
from orgmodel.joining.options import ids_in, option_with, option_without
from orgmodel.joining.prefixes import Prefix, ids_of
from tests.changes.examples import example
from tests.changes.small import body
from tests.joining.folders import south

BODY = body()
WHOLE = om.combine({"north": BODY, "south": south()})
PREFIX = Prefix("north", ids_of(BODY.tables))


def tables(organisation):
    """Every cell of every row, rows of a table in any order."""
    return {
        name: sorted(tuple(sorted(row.items())) for row in frame.to_dict("records"))
        for name, frame in organisation.tables.items()
    }


def bare(organisation):
    """The same without the columns that are empty throughout, and those of origins."""
    return {
        name: [tuple((k, v) for k, v in row if v and k != "origin") for row in rows]
        for name, rows in tables(organisation).items()
    }


TRIED = [verb for verb in VERBS if not verb.startswith(("add", "update", "remove"))]


@pytest.mark.parametrize("verb", [*TRIED, "add-link", "update-unit", "remove-unit"])
def test_an_option_of_one_body_does_in_the_whole_what_it_does_in_the_body(verb):
    option = om.Scenario("Try").then(verb, **example(verb))
    carried = option_with(option, PREFIX)
    assert all(name.startswith("north.") for name in ids_in(carried))
    apart = WHOLE.apply(carried).split()
    assert bare(apart["north"]) == bare(BODY.apply(option))
    assert bare(apart["south"]) == bare(south())
    assert apart.between == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(list(VERBS)), max_size=4),
    st.sampled_from(["north", "n", "fin", "a-b_c"]),
    st.sampled_from(["Try", "north: Try", "", "n: n: x"]),
    st.sampled_from(["ce", "ce asks", "n.ce", "n.", "north.x", ""]),
)
def test_what_is_carried_comes_back_as_it_was(verbs, name, title, safeguard):
    option = om.Scenario(title).move_function("f_it", to="buy", safeguard=safeguard or None)
    for verb in verbs:
        option = option.then(verb, **example(verb))
    option = option.accept(
        "R1", subject=["ce", "fin"], reason="r", safeguard="s", owner="ce", review="2030-01-01"
    )
    prefix = Prefix(name, PREFIX.ids)
    assert option_without(option_with(option, prefix), prefix) == option


def test_the_command_takes_options_along_and_gives_each_body_its_own_back(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    BODY.save("north")
    south().save("south")
    folder = Path("north/scenarios")
    folder.mkdir()
    option = om.Scenario("Close buying").remove_unit("it", to="fin")
    option.save(folder / "close.toml")
    (folder / "option-set.toml").write_text("")
    (folder / "odd.toml").write_text("change = 3")
    assert main(["combine", "north=north", "south=south", "-o", "both"]) in (0, 2)
    said = capsys.readouterr().err
    assert "with 1 option" in said
    assert "north/scenarios/odd.toml cannot be read as an option" in said
    assert "north/scenarios/option-set.toml is an option set" in said
    carried = om.Scenario.load("both/scenarios/north-close.toml")
    assert carried.name == "north: Close buying"
    assert "north.it" not in om.load("both").apply(carried).units["id"].tolist()
    joins = om.Scenario("Join").move_post("south.aide", to="north.ce")
    joins.save("both/scenarios/join.toml")
    assert main(["split", "both", "-o", "apart"]) in (0, 2)
    assert om.Scenario.load("apart/north/scenarios/close.toml") == option
    assert not Path("apart/south/scenarios").exists()
    assert "scenarios/join.toml is of no body alone" in capsys.readouterr().err


def test_the_options_in_a_zip_come_along_as_those_of_a_folder(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    BODY.save("data/north")
    south().save("south")
    Path("data/north/scenarios").mkdir()
    option = om.Scenario("Close buying").remove_unit("it", to="fin")
    option.save("data/north/scenarios/close.toml")
    shutil.make_archive("north", "zip", "data")
    assert main(["combine", "north=north.zip", "south=south", "-o", "both"]) in (0, 2)
    assert "with 1 option" in capsys.readouterr().err
    carried = om.Scenario.load("both/scenarios/north-close.toml")
    assert "north.it" not in om.load("both").apply(carried).units["id"].tolist()


ACROSS = {
    "two heads into one": (
        om.Scenario("One").merge_posts(["north.ce", "south.ce"], into="north.ce", title="Chief"),
        {"south.aide": "north.ce", "south.clerk": "north.ce", "north.dir_fin": "north.ce"},
    ),
    "a post to the other body": (
        om.Scenario("Move").move_post("south.clerk", to="north.dir_fin", unit="north.fin"),
        {"south.clerk": "north.dir_fin", "south.aide": "south.ce"},
    ),
    "two into a post of neither": (
        om.Scenario("New").merge_posts(
            ["north.dir_fin", "south.clerk"], into="joint", title="Joint director"
        ),
        {"joint": "north.ce", "south.aide": "south.ce"},
    ),
}


@pytest.mark.parametrize("name", ACROSS)
def test_changes_over_bodies_join_them_and_part_with_all_told(name):
    option, managers = ACROSS[name]
    joined = WHOLE.apply(option)
    above = joined.tables["posts"].set_index("id")["reports_to"]
    assert {post: above[post] for post in managers} == managers
    assert not [one for one in joined.problems if one.fault and one not in WHOLE.problems]
    apart = joined.split()
    own = {f"{body}.{one}" for body, part in apart.bodies.items() for one in part.posts["id"]}
    said = " ".join(apart.told)
    assert set(above.index) == own | ({"joint"} & set(above.index))
    for post, manager in managers.items():
        if manager.partition(".")[0] != post.partition(".")[0]:
            assert post in said
