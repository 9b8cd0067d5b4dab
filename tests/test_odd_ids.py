"""Ids with spaces, ids that begin another id, and titles that nobody can see."""

import pytest

import orgmodel as om
from orgmodel.cli.main import main
from orgmodel.comparison.matching.posts import match
from orgmodel.files.scenario_file import to_toml
from orgmodel.measures import measure
from orgmodel.measures.id_list import in_one_cell
from tests.builders import files_of, function, link, organisation, post, seat, unit

UNSEEN = "\u200b"
TABLES = {
    "units": [
        unit("body", "body", side="trust", head="ce"),
        unit("Finance Dept", parent="body", side="commissioning", head="fin"),
        unit("Finance", parent="body", side="provider", head="fin2"),
        unit("a", parent="body", side="neutral", head="a b"),
        unit("a b c", "team", parent="a", name=UNSEEN),
        unit("a c", "team", parent="a", head="a b"),
    ],
    "functions": [
        function("f 1", "Finance Dept"),
        function("f", "a b c"),
        function("f 2", "p a"),
    ],
    "links": [
        link("Finance Dept", "supports", "Finance"),
        link("a b c", "supports", "Finance Dept"),
        link("a b c", "works_closely_with", "Finance"),
        link("p", "employed_by", "Finance Dept"),
    ],
    "people": [{"id": "h 1"}, {"id": "h"}],
    "appointments": [{"person": "h 1", "post": "p"}, {"person": "h", "post": "p a"}],
    "memberships": [seat("a c", "fin")],
}
POSTS = [
    post("ce", title=UNSEEN),
    post("fin", "ce", unit="Finance Dept", title=UNSEEN),
    post("fin2", "ce", unit="Finance", title="Treasurer"),
    post("a b", "ce", unit="a"),
    post("p a", "a b", unit="a b c", title=UNSEEN),
    post("p", "fin", unit="Finance Dept", title=UNSEEN, band="1"),
    post("p 2", "fin2", unit="Finance", title="Clerk", band="1", status="vacant"),
]
MODEL = organisation(POSTS, packs=("structure", "separation"), **TABLES)
OPTION = (
    om.Scenario("Option")
    .move_unit("a b c", to="Finance Dept")
    .move_function("f 1", to="Finance")
    .remove_post("p")
)


def test_a_directors_units_are_whole_ids_and_its_division_is_one_of_them():
    found = measure(MODEL)
    table = found.directors.set_index("subject")
    assert table.loc["fin", "unit"] == "Finance Dept"
    assert table.loc["a b", "unit"] == "a; a c"
    assert list(found.interdependence.divisions.names) == ["Finance Dept", "Finance", "a"]


def test_interdependence_counts_and_names_whole_ids():
    found = measure(MODEL).interdependence
    assert found.matrix.loc["Finance", "Finance Dept"] == 1
    assert {reach.division: reach.touches for reach in found.reaches} == {
        "Finance Dept": ("Finance", "a"),
        "Finance": ("Finance Dept", "a"),
        "a": ("Finance Dept", "Finance"),
    }
    (team,) = (siting for siting in found.sitings if siting.subject == "a b c")
    assert (team.best, team.across_now, team.across_best) == (("Finance Dept", "Finance"), 2, 1)
    assert found.seating.set_index("subject").loc["a b c", "best"] == "Finance Dept; Finance"


@pytest.mark.parametrize("name", ["Finance Dept", "Finance", "a", "a b c", "a c"])
def test_what_a_move_would_cut_holds_the_unit_and_nothing_that_begins_alike(name):
    cut = measure(MODEL).interdependence.cut(name)
    members = {
        "Finance Dept": {"Finance Dept", "fin", "p", "f 1"},
        "Finance": {"Finance", "fin2", "p 2"},
        "a": {"a", "a b c", "a c", "a b", "p a", "f", "f 2"},
        "a b c": {"a b c", "p a", "f", "f 2"},
        "a c": {"a c", "a b"},
    }
    assert cut.members == members[name]


def test_impact_keeps_posts_apart_whose_titles_nobody_can_see():
    found = om.impact(MODEL, MODEL.apply(om.Scenario("Fewer").remove_post("p")))
    rows = {row["post"]: row for row in found}
    assert rows["p"]["category"] == "deleted and at risk"
    assert rows["p"]["alternatives"] == ["p 2"]
    assert {name for name, row in rows.items() if row["category"] != "unchanged"} == {"p"}


def test_two_data_sets_are_not_matched_by_titles_and_names_nobody_can_see():
    before = organisation(
        [post("1", title=UNSEEN, unit="u")], units=[unit("u", name=UNSEEN, parent="x"), unit("x")]
    )
    after = organisation(
        [post("2", title=UNSEEN, unit="v")], units=[unit("v", name=UNSEEN, parent="x"), unit("x")]
    )
    found = match(before, after)
    assert found.pairs == ()
    assert "u" not in found.units


def test_ids_in_one_cell_stay_apart():
    assert in_one_cell(["a", "b"]) == "a b"
    assert in_one_cell(["a b", "c"]) == "a b; c"
    assert in_one_cell([]) == ""


@pytest.fixture
def folder(tmp_path):
    for name, content in files_of(POSTS, **TABLES).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "option.toml").write_text(to_toml(OPTION), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ["measures"],
        ["measures", "--unit", "a b c"],
        ["measures", "--format", "csv"],
        ["impact", "option.toml"],
        ["compare", "option.toml"],
        ["chart", "--view", "interdependence", "-o", "out.svg"],
    ],
    ids=" ".join,
)
def test_commands_work_with_such_ids(folder, command, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    assert main([command[0], str(folder), *command[1:]]) in (0, 1)
    assert "fault in orgmodel" not in capsys.readouterr().err
