"""What was worked out once is what would be worked out now."""

import gc

import hypothesis.strategies as st
import numpy as np
import pandas as pd
from hypothesis import given, settings

import orgmodel as om
from orgmodel.model.kept import OfObject, of_tables, texts
from tests.builders import from_files, organisation, post
from tests.changes.random_changes import changes
from tests.changes.small import body
from tests.changes.test_properties import scenario_of
from tests.depth import at_least

BASE = body()


def read_anew(model):
    """The same organisation of tables that nobody has seen before."""
    fresh = {
        name: pd.DataFrame(
            {column: pd.Series(frame[column].tolist(), dtype="str") for column in frame.columns},
        ).set_index(frame.index.copy())
        for name, frame in model.tables.items()
    }
    return model.with_tables(fresh)


def said(model):
    """Much of what an organisation says of itself."""
    return (
        list(model.edges.all()),
        {name: dict(model.cells.rows(name)) for name in ("posts", "units", "functions")},
        {name: model.cells.labels(name) for name in model.tables},
        dict(model.names),
        dict(model.table_of),
        (model.unit_tree.ids, model.unit_tree.parent.tolist()),
        dict(model.holders),
        dict(model.sides),
        model.edges.appointed_later,
        {r: model.edges.ends(r) for r in ("reports_to", "part_of", "heads", "owns", "holds")},
        model.check(["structure", "separation"]).to_dict(),
        repr(model.measures().to_dict()),
    )


@given(st.lists(changes(), min_size=1, max_size=6))
@settings(max_examples=at_least(10))
def test_an_option_says_what_it_would_say_if_nothing_were_kept(blocks):
    said(BASE)
    model = BASE
    for block in blocks:
        try:
            model = model.apply(scenario_of([block]))
        except om.ScenarioError:
            continue
        said(model)
    assert said(model) == said(read_anew(model))


def test_another_day_has_other_holders():
    model = from_files(
        {
            "posts.csv": "id,title,reports_to\na,A,\n",
            "people.csv": "id,name\np,Ann One\n",
            "appointments.csv": "person,post,start,end\np,a,2026-02-01,2026-03-31\n",
        }
    )
    then = {day: model.as_of(day) for day in ("2026-01-15", "2026-02-15", "2026-04-15")}
    assert [dict(one.holders) for one in then.values()] == [{}, {"a": ("p",)}, {}]
    assert [len(list(one.edges.edges("holds"))) for one in then.values()] == [0, 1, 0]
    assert [len(one.edges.appointed_later) for one in then.values()] == [1, 0, 0]


def test_a_column_is_listed_once_also_in_the_table_after_a_change():
    model = organisation(posts=[post("a"), post("b", "a"), post("c", "a")])
    after = model.apply(om.Scenario("Move").then("move-post", post="c", to="b"))
    assert texts(after.posts["title"]) is texts(model.posts["title"])
    assert texts(after.posts["reports_to"]) == ["", "a", "b"]
    assert texts(model.posts["reports_to"]) == ["", "a", "a"]


def test_what_was_kept_goes_with_its_table_or_object():
    frame = pd.DataFrame({"id": pd.Series(["a", "b"], dtype="str")})
    of_tables(frame)["found"] = 1
    assert of_tables(frame) == {"found": 1}
    again = frame.copy()
    assert of_tables(again) == {}
    del frame
    gc.collect()
    assert all(of_tables(pd.DataFrame({"id": []})) == {} for _ in range(50))

    made = []

    def counted(array):
        made.append(len(array))
        return len(array)

    size = OfObject(counted)
    array = np.ones(3)
    assert (size(array), size(array), size(np.ones(4))) == (3, 3, 4)
    assert made == [3, 4]
