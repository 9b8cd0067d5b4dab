"""DataFrames in and out: the loader's checks, the schema's types, and chains of relations."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import orgmodel as om
from orgmodel.changes.scenario import Scenario
from tests.builders import function, link, organisation, post, unit


def staff(**more):
    rows = {"id": ["ce", "fin"], "title": ["Chief Executive", "Finance"], "reports_to": ["", "ce"]}
    return pd.DataFrame({**rows, **more})


def test_frames_give_what_the_loader_gives_of_the_same_csv(tmp_path):
    posts = staff(unit=["", "d_fin"], fte=[1.0, 0.6], count=[1.0, np.nan], clinical=[True, None])
    units = pd.DataFrame({"id": ["d_fin"], "name": ["Finance"], "kind": ["directorate"]})
    made = om.from_frames(posts=posts, units=units, name="Body", tops=["ce"])
    made.save(tmp_path / "out")
    loaded = om.load(tmp_path / "out")
    assert {n: f.to_dict() for n, f in loaded.tables.items()} == {
        n: f.to_dict() for n, f in made.tables.items()
    }
    assert loaded.problems == made.problems == ()


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        ([1, None], ["1", ""]),
        ([1e-5, 0.25], ["0.00001", "0.25"]),
        ([Decimal("10"), pd.NA], ["10", ""]),
        ([True, False], ["True", "False"]),
        ([dt.date(2026, 4, 1), pd.NaT], ["2026-04-01", ""]),
        (pd.to_datetime(["2026-04-01", None]), ["2026-04-01", ""]),
        (pd.Categorical(["8a", None]), ["8a", ""]),
        (['say "no", then', " two\nlines "], ['say "no", then', " two\nlines "]),
        (np.array([7, 8], dtype="int8"), ["7", "8"]),
        (["NA", "001"], ["NA", "001"]),
    ],
    ids=str,
)
def test_cells_become_the_text_that_a_csv_would_hold(cells, texts):
    assert om.from_frames(staff(own=cells)).posts["own"].tolist() == texts


def test_numbers_as_ids_join_though_pandas_made_them_floats():
    rows = {"id": [1, 2], "title": ["Head", "Clerk"], "reports_to": [None, 1]}
    made = om.from_frames(pd.DataFrame(rows))
    assert made.hierarchy.children("1") == ("2",)


@pytest.mark.parametrize("name", ["id", None])
def test_the_index_may_be_the_id(name):
    posts = staff().set_index("id").rename_axis(name)
    assert om.from_frames(posts).hierarchy.children("ce") == ("fin",)


def test_the_frames_are_left_as_they_are():
    posts = staff().set_index("id")
    before = posts.copy()
    om.from_frames(posts)
    pd.testing.assert_frame_equal(posts, before)


def test_faults_name_the_frame_and_the_row():
    (fault,) = om.from_frames(staff(fte=["1", "much"]), tops=["ce"]).problems
    assert (fault.file, fault.row, fault.column) == ("frame posts", 3, "fte")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"pots": staff()}, 'no table "pots". Did you mean "posts"?'),
        ({"posts": "staff.csv"}, "must be a DataFrame, not str"),
        ({"posts": staff(own=[["a"], "b"])}, "frame posts row 2, own"),
        ({"posts": staff(title=pd.Series(["\ud800", "b"], dtype=object))}, "half a character"),
        ({"posts": staff(), "packs": "separation"}, "packs must be a list of names"),
        ({"posts": staff(), "date": 2026}, "date must be a text"),
        ({}, "no posts.csv"),
        ({"posts": staff().drop(columns="id")}, 'no column "id"'),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_told_in_words(given, words):
    with pytest.raises(om.OrgmodelError, match=None) as told:
        om.from_frames(**given)
    assert words in str(told.value)


def body():
    return organisation(
        [
            post("ce", unit="trust", fte="1"),
            post("fin", "ce", unit="d_fin", count="2", clinical="yes", start="2020-01-01"),
            post("it", "fin", fte="much", side="own"),
        ],
        units=[unit("trust", "body"), unit("d_fin", parent="trust", head="fin", side="provider")],
        functions=[function("F1", "d_fin")],
        links=[link("it", "supports", "F1", source="para 3")],
        date="2026-04-01",
    )


def test_a_frame_has_the_schemas_types_and_what_follows_beside():
    posts = body().frame("posts")
    assert posts.index.tolist() == ["ce", "fin", "it"]
    assert posts.index.name == "id"
    assert posts["fte"].dtype == "Float64"
    assert posts["fte"].isna().tolist() == [False, True, True]
    assert posts["count"].dtype == "Int64"
    assert posts.loc["fin", "clinical"]
    assert posts.loc["fin", "start"] == pd.Timestamp("2020-01-01")
    assert posts["home"].tolist() == ["trust", "d_fin", "d_fin"]
    assert posts["layer"].tolist() == [1, 2, 3]
    assert posts.loc["it", "side"] == "own"  # the file's own column stands
    assert posts.loc["it", "orgmodel_side"] == "provider"
    assert body().frame("units").loc["d_fin", "layer"] == 2


def test_every_table_is_a_frame_under_id_or_row():
    made = body()
    for name, table in made.tables.items():
        assert made.frame(name).index.name == ("id" if "id" in table.columns else "row")
    assert made.frame("links").index.tolist() == [2]
    made.frame("posts").loc["ce"] = None
    assert made.frame("posts").loc["ce", "title"] == "ce"


@pytest.mark.parametrize("name", ["post", None, 3])
def test_no_such_frame(name):
    with pytest.raises(om.OrgmodelError, match="no table"):
        body().frame(name)


def test_a_path_has_relation_file_and_row_of_each_step():
    made = body()
    found = made.path("ce", "F1")
    assert [(s.start, s.relation, s.end, s.file, s.row) for s in found.steps] == [
        ("ce", "part_of", "trust", "posts.csv", 2),
        ("d_fin", "part_of", "trust", "units.csv", 3),
        ("d_fin", "owns", "F1", "functions.csv", 2),
    ]
    assert found.to_frame()["row"].tolist() == [2, 3, 2]
    moved = made.apply(Scenario("x").move_post("it", to="ce")).path("it", "ce")
    assert [(step.file, step.change) for step in moved.steps] == [(None, 1)]


def test_a_path_to_itself_has_no_step_and_one_to_nowhere_is_false():
    made = organisation([post("a"), post("b")])
    assert made.path("a", "a")
    assert len(made.path("a", "a")) == 0
    assert not made.path("a", "b")
    assert len(made.path("a", "b").to_frame()) == 0


@pytest.mark.parametrize("asked", [("finn", "ce"), ("ce", None), (1, "ce"), ("ce", ["fin"])])
def test_an_id_that_is_not_there_is_told_with_what_was_meant(asked):
    with pytest.raises(om.OrgmodelError, match="no "):
        body().path(*asked)
    with pytest.raises(om.OrgmodelError, match='Did you mean "fin"'):
        body().hierarchy.span("finn")


def test_the_graph_is_frozen_and_pydot_keeps_its_name():
    graph = body().graph
    with pytest.raises(nx.NetworkXError):
        graph.add_node("x")
    assert not any("name" in data for _, data in graph.nodes(data=True))
    (data,) = graph.get_edge_data("it", "F1").values()
    assert (data["relation"], data["file"], data["row"], data["source"]) == (
        "supports",
        "links.csv",
        2,
        "para 3",
    )
    assert graph.has_edge("fin", "ce")  # up the line
    assert "\n".join(nx.generate_graphml(graph))  # holds texts and numbers alone
