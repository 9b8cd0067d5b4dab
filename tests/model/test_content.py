from __future__ import annotations

import pickle
import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.changes.scenario import Scenario
from orgmodel.model.content import table_digest
from tests.builders import function, link, organisation, post, unit

POSTS = [post("ce", unit="trust"), post("fin", "ce"), post("it", "fin", title="Head of IT")]
UNITS = [unit("trust", "body"), unit("d_fin", parent="trust", head="fin")]
HELD = [{"person": "p1", "post": "fin", "start": "2020-01-01"}]
MOVE = Scenario("IT to the top").move_post("it", to="ce")


def body(**tables):
    given_tables = {
        "units": UNITS,
        "functions": [function("F1", "d_fin")],
        "links": [link("it", "supports", "ce")],
        "people": [{"id": "p1", "name": "Holder 1"}],
        "appointments": HELD,
        "roles": {"chair": "ce"},
        "date": "2026-04-01",
        "tops": ["ce"],
    }
    return organisation(POSTS, **{**given_tables, **tables})


def again(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301


def test_an_organisation_pickles_whole_and_stays_frozen():
    made = body()
    same = again(made)
    assert type(same) is om.Organisation
    assert (same, hash(same), same.digest) == (made, hash(made), made.digest)
    assert same.check().to_dict() == made.check().to_dict()
    with pytest.raises(TypeError):
        same.tables["posts"] = made.posts
    with pytest.raises(AttributeError):
        same.name = "another"


def test_what_was_worked_out_is_not_carried_along():
    made = body()
    plain = len(pickle.dumps(made))
    made.check(), made.measures(), made.graph
    assert len(pickle.dumps(made)) == plain


def test_two_that_say_the_same_are_equal_and_of_one_digest():
    assert {body(), body(), body()} == {body()}
    assert len(body().digest) == 64


@pytest.mark.parametrize(
    "other",
    [
        {"units": [UNITS[0], {**UNITS[1], "side": "provider"}]},
        {"units": UNITS[::-1]},
        {"tops": None},
        {"date": "2026-04-02"},
        {"name": "Another"},
        {"roles": {}},
        {"packs": ["separation"]},
        {"people": [{"id": "p1", "name": "Holder 1", "shoe": "9"}]},
        {"extra_files": {"rules.toml": b""}},
    ],
    ids=str,
)
def test_anything_else_said_makes_another(other):
    assert body(**other) != body()
    assert body(**other).digest != body().digest


def test_an_option_is_not_its_baseline_and_the_same_option_twice_is_one():
    made = body()
    assert made.apply(MOVE) == body().apply(MOVE) == again(made.apply(MOVE))
    assert made.apply(MOVE) != made


def test_the_folder_counts_only_where_a_pack_is_named_by_path(tmp_path):
    made = body()
    for name in ("one", "two"):
        made.save(tmp_path / name)
    assert om.load(tmp_path / "one") == om.load(tmp_path / "two") == made
    pack = b'name = "own"\ntitle = "Own"\n'
    for name in ("one", "two"):
        (tmp_path / name / "own.toml").write_bytes(pack)
        (tmp_path / name / "organisation.toml").write_text('packs = ["own.toml"]\nname = "x"\n')
    assert om.load(tmp_path / "one") != om.load(tmp_path / "two")


def test_it_is_no_other_kind_of_thing():
    assert body() != "Test body"
    assert body() != body().posts.size


cells = st.text("ab \0,", max_size=2)
rows = st.lists(st.tuples(cells, cells), max_size=3)


@given(rows, rows)
def test_tables_have_one_digest_only_where_every_cell_is_the_same(one, other):
    made = [pd.DataFrame(rows, columns=["a", "b"], dtype="str") for rows in (one, other)]
    assert (table_digest(made[0]) == table_digest(made[1])) == (one == other)


def test_a_digest_is_the_same_in_another_process():
    code = (
        "from tests.model.test_content import body; print(body().digest)"  # hashes are seeded anew
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == body().digest


def test_nothing_done_to_a_copy_reaches_the_organisation():
    made = body()
    for name in made.tables:
        table = getattr(made, name)
        table.loc[2] = "spoilt"
        table["id2"] = 1
    held = made.held
    held["post"] = "ce"
    assert made == body()
    assert made.held["post"].tolist() == ["fin"]


def test_every_result_pickles():
    made = body()
    results = [
        made.check(),
        made.measures(),
        made.chart(),
        om.compare(made, MOVE),
        om.impact(made, MOVE),
        made.remedies(),
        made.check().explain("R61"),
    ]
    for result in results:
        same = again(result)
        assert type(same) is type(result)
    told = [result.to_dict() for result in results if hasattr(result, "to_dict")]
    assert [again(r).to_dict() for r in results if hasattr(r, "to_dict")] == told
    assert again(results[2]).svgs == results[2].svgs
    assert again(results[3]).to_frame().equals(results[3].to_frame())
