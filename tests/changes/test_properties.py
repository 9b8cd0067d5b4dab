"""What holds for any scenario whatever."""

import hypothesis.strategies as st
from hypothesis import given, settings

import orgmodel as om
from orgmodel.changes.phases import in_order
from orgmodel.changes.python_form import to_python
from orgmodel.changes.scenario import read_scenario
from orgmodel.changes.verb_list import VERBS, read_change
from orgmodel.files.exporters import folder_files
from orgmodel.files.scenario_file import parse_scenario, to_toml
from orgmodel.model import faults as integrity
from tests.builders import from_files
from tests.changes.random_changes import POSTS, UNITS, changes, words
from tests.changes.small import body, fingerprint, rows_of
from tests.depth import at_least

BASE = body()
BEFORE = fingerprint(BASE)


def scenario_of(blocks, name="Random"):
    """The scenario of those blocks whose keys can be read."""
    readable = [block for block in blocks if read_change(block, []) is not None]
    return read_scenario({"name": name, "change": readable})


def sound(model):
    """No fault in any table, and every declared column there."""
    found = integrity.check(model.tables, given=frozenset(model.tables))
    return [problem for problem in found if problem.fault]


@given(st.lists(changes(), min_size=1, max_size=8))
@settings(max_examples=at_least(13))
def test_random_changes_never_corrupt_and_never_alter_the_baseline(blocks):
    model = BASE
    for block in blocks:
        try:
            model = model.apply(scenario_of([block]))
        except om.ScenarioError as error:
            assert error.conflicts
            assert all(conflict.reason for conflict in error.conflicts)
        assert [p for p in model.problems if p.fault] == []
    assert sound(model) == []
    assert fingerprint(BASE) == BEFORE


@given(st.lists(changes(), min_size=1, max_size=8))
@settings(max_examples=at_least(10))
def test_one_by_one_and_all_together_give_the_same(blocks):
    scenario = scenario_of(blocks)
    try:
        together = BASE.apply(scenario)
    except om.ScenarioError:
        return
    one_by_one = BASE
    for _, change in in_order(scenario.changes):
        one_by_one = one_by_one.apply(om.Scenario("Random", changes=(change,)))
    assert rows_of(one_by_one) == rows_of(together)


@given(st.lists(changes(), max_size=5), words, words)
@settings(max_examples=at_least(30))
def test_a_scenario_reads_back_from_its_toml_and_its_python(blocks, source, note):
    scenario = scenario_of(blocks, "Random — “quoted” \\ \n name")
    scenario = om.Scenario(scenario.name, "O1", source, scenario.changes, note)
    assert parse_scenario(to_toml(scenario).encode()) == scenario
    assert eval(to_python(scenario), {"om": om}) == scenario  # noqa: S307


@given(st.lists(changes(), min_size=1, max_size=6))
@settings(max_examples=at_least(8))
def test_toml_python_and_keys_give_equal_results(blocks):
    scenario = scenario_of(blocks)
    forms = [
        scenario,
        parse_scenario(to_toml(scenario).encode()),
        eval(to_python(scenario), {"om": om}),  # noqa: S307
        read_scenario(scenario.to_dict()),
    ]
    results = []
    for form in forms:
        try:
            results.append(fingerprint(BASE.apply(form)))
        except om.ScenarioError as error:
            results.append(str(error))
    assert len(set(results)) == 1


@given(st.lists(changes(), min_size=1, max_size=6))
@settings(max_examples=at_least(10))
def test_what_is_written_loads_back_equal(blocks):
    try:
        option = BASE.apply(scenario_of(blocks))
    except om.ScenarioError:
        return
    again = from_files(folder_files(option))
    for name, frame in option.tables.items():
        assert again.tables[name].columns.tolist() == frame.columns.tolist()
        assert again.tables[name].to_numpy().tolist() == frame.to_numpy().tolist()


posts = st.sampled_from(POSTS)
units = st.sampled_from(UNITS)


@st.composite
def there_and_back(draw):
    """A change and the one that takes it back, as keys and values."""
    manager = dict(zip(BASE.posts["id"], BASE.posts["reports_to"], strict=True))
    parent = dict(zip(BASE.units["id"], BASE.units["parent"], strict=True))
    post, unit, to, into = draw(posts), draw(units), draw(posts), draw(units)
    said = {
        f"reports_to_{part}": _cell("posts", post, f"reports_to_{part}")
        for part in ("source", "basis", "note")
    }
    ways = [
        (
            [{"do": "move-post", "post": post, "to": to}],
            [
                {"do": "move-post", "post": post, "to": manager[post]},
                {"do": "update-post", "post": post, **said},
            ],
        ),
        (
            [{"do": "move-unit", "unit": unit, "to": into}],
            [
                {
                    "do": "move-unit",
                    "unit": unit,
                    "to": parent[unit],
                    **{
                        part: _cell("units", unit, f"parent_{part}") for part in ("source", "basis")
                    },
                }
            ],
        ),
        (
            [{"do": "add-post", "post": "new", "title": "New", "to": to, "unit": unit}],
            [{"do": "remove-post", "post": "new"}],
        ),
        (
            [{"do": "update-post", "post": post, "title": "Other", "band": "9"}],
            [
                {
                    "do": "update-post",
                    "post": post,
                    "title": _cell("posts", post, "title"),
                    "band": _cell("posts", post, "band"),
                }
            ],
        ),
        (
            [{"do": "add-unit", "unit": "new", "name": "New", "kind": "team", "to": unit}],
            [{"do": "remove-unit", "unit": "new"}],
        ),
        (
            [{"do": "update-unit", "unit": unit, "name": "Other", "side": "", "head": to}],
            [
                {
                    "do": "update-unit",
                    "unit": unit,
                    **{name: _cell("units", unit, name) for name in ("name", "side", "head")},
                }
            ],
        ),
        (
            [{"do": "update-function", "function": "f_it", "kind": "provider", "name": "N"}],
            [{"do": "update-function", "function": "f_it", "kind": "shared", "name": "f_it"}],
        ),
        (
            [{"do": "add-service", "service": "new", "name": "N", "provision": "mixed"}],
            [{"do": "remove-service", "service": "new"}],
        ),
        (
            [{"do": "update-service", "service": "s_care", "provision": "external"}],
            [{"do": "update-service", "service": "s_care", "provision": "internal"}],
        ),
        (
            [{"do": "move-function", "function": "f_it", "to": unit}],
            [{"do": "move-function", "function": "f_it", "to": "it"}],
        ),
        (
            [{"do": "add-function", "function": "new", "name": "N", "to": unit, "kind": "shared"}],
            [{"do": "remove-function", "function": "new"}],
        ),
        (
            [{"do": "add-link", "from": unit, "relation": "aligned_with", "to": into}],
            [{"do": "remove-link", "from": unit, "relation": "aligned_with", "to": into}],
        ),
        (
            [{"do": "appoint", "person": "cy", "post": "payroll", "fte": "1.0"}],
            [{"do": "end-appointment", "person": "cy", "post": "payroll"}],
        ),
        (
            [{"do": "split-post", "post": "it_one", "into": [{"post": "it_one"}, {"post": "new"}]}],
            [{"do": "merge-posts", "posts": ["it_one", "new"], "into": "it_one"}],
        ),
        (
            [
                {
                    "do": "split-unit",
                    "unit": "it",
                    "into": [{"unit": "it"}, {"unit": "new", "posts": ["it_one"]}],
                }
            ],
            [{"do": "merge-units", "units": ["it", "new"], "into": "it"}],
        ),
    ]
    return draw(st.sampled_from(ways))


def _cell(table, identifier, column):
    frame = BASE.tables[table]
    return frame[frame["id"] == identifier].iloc[0][column]


@given(there_and_back())
@settings(max_examples=at_least(20))
def test_a_change_and_its_inverse_give_the_same_organisation(pair):
    there, back = pair
    try:
        option = BASE.apply(scenario_of(there))
    except om.ScenarioError:
        return  # a loop, refused
    assert rows_of(option.apply(scenario_of(back))) == rows_of(BASE)


def test_no_verb_of_the_design_is_lost():
    assert set(VERBS) >= {
        "add-post",
        "remove-post",
        "move-post",
        "update-post",
        "split-post",
        "merge-posts",
        "add-unit",
        "remove-unit",
        "move-unit",
        "merge-units",
        "split-unit",
        "update-unit",
        "add-function",
        "remove-function",
        "move-function",
        "update-function",
        "add-service",
        "update-service",
        "remove-service",
        "add-link",
        "remove-link",
        "update-link",
        "appoint",
        "end-appointment",
    }
