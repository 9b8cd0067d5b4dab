"""What a user of `om` misspells or confuses is told in words, whatever it is given to."""

from __future__ import annotations

import inspect
import pickle

import pytest

import orgmodel as om
from tests.builders import organisation, post, unit

BODY = organisation(
    [post("ce", title="Chief"), post("fin", "ce", unit="money")],
    units=[unit("money", head="fin")],
    tops=["ce"],
)
WRONG = {
    'no such keyword: chart takes no "pape". Did you mean "paper"': lambda: BODY.chart(pape="a3"),
    'compare takes no "pack". Did you mean "packs"': lambda: om.compare(BODY, pack="x"),
    'takes no "xyz". There is: path and on': lambda: om.load("x", xyz=1),
    "load: missing a required argument": lambda: om.load(),
    "chart: view must be a text, not 3": lambda: BODY.chart(3),
    "chart: paper must be a text, not a list": lambda: BODY.chart(paper=["a4"]),
    'chart: depth must be a whole number, not "2"': lambda: BODY.chart(depth="2"),
    "chart: depth must be a whole number, not True": lambda: BODY.chart(depth=True),
    'chart: show must be a list of texts, not "fte"': lambda: BODY.chart(show="fte"),
    "chart: a figure 165mm wide has no paper": lambda: BODY.chart(paper="a4", width="165mm"),
    'view "unit" does not heed depth': lambda: BODY.chart("unit", unit="money", depth=2),
    'view "centre" does not heed unit': lambda: BODY.chart("centre", unit="money"),
    'view "organisation" does not heed baseline': lambda: BODY.chart(baseline=BODY),
    "check: on must be a text, not 3": lambda: BODY.check(on=3),
    "explain: rule must be a text, not 3": lambda: BODY.check().explain(3),
    "save: path must be a path, not None": lambda: BODY.save(None),
    "save: path must be a path, not 3": lambda: BODY.chart().save(3),
    "report: folder must be a path, not 3": lambda: om.report(BODY, [], 3),
    "board_pack: scenarios must be a list, not 3": lambda: om.board_pack(BODY, 3),
    "impact: ids must be a mapping of texts, not 3": lambda: om.impact(BODY, BODY, ids=3),
    'impact: one_off_cost must be a number, not "x"': lambda: om.impact(
        BODY, BODY, one_off_cost="x"
    ),
    "columns must be a mapping of texts": lambda: om.import_table("x.csv", columns=3),
    "measures: thresholds must be Thresholds or the path": lambda: BODY.measures(thresholds=3),
}
UNKNOWN = {
    'Did you mean "organisation"': lambda: BODY.chart("orgnisation"),
    'Did you mean "money"': lambda: BODY.chart("unit", unit="mony"),
    'Did you mean "ce"': lambda: BODY.hierarchy.span("cee"),
    'Did you mean "R60"': lambda: BODY.check().rule("R-60"),
    'no rule "r 61x" in the packs in use (structure)': lambda: BODY.check().explain("r 61x"),
    "Did you mean structure": lambda: BODY.check("strcture"),
    'Did you mean "band"': lambda: om.impact(BODY, BODY).establishment("bnd"),
    'Did you mean "to"': lambda: om.Scenario("S").move_post("fin", too="ce"),
    'Did you mean "move-post"': lambda: om.Scenario("S").then("move-pst", post="fin"),
    'Did you mean "fin"': lambda: BODY.apply(om.Scenario("S").move_post("finn", to="ce")),
}
BOTH = om.combine({"north": BODY, "south": BODY})
CHECK = BODY.check()
READERS = {
    **{
        name: (getattr(BODY, name), "finn", "fin")
        for name in ("home", "side", "row", "posts_in", "cost_of", "is_cost_computed")
    },
    "manager_words": (BODY.manager_words, "finn", "fin"),
    **{
        f"hierarchy.{name}": (getattr(BODY.hierarchy, name), "finn", "fin")
        for name in ("manager", "children", "span", "chain", "layer", "subtree")
    },
    "unit_tree.chain": (BODY.unit_tree.chain, "mony", "money"),
    "path": (lambda one: BODY.path(one, "ce"), "finn", "fin"),
    "path to": (lambda one: BODY.path("ce", one), "finn", "fin"),
    "lowest common": (lambda one: BODY.hierarchy.lowest_common_manager("ce", one), "finn", "fin"),
    "named": (lambda one: BODY.named({one: 1}), "finn", "fin"),
    "homes": (lambda one: BODY.homes[one], "finn", "fin"),
    "sides": (lambda one: BODY.sides[one], "mony", "money"),
    "names": (lambda one: BODY.names[one], "finn", "fin"),
    "table_of": (lambda one: BODY.table_of[one], "finn", "fin"),
    "frame": (BODY.frame, "post", "posts"),
    "chart": (lambda one: BODY.chart("unit", unit=one), "mony", "money"),
    "rule": (CHECK.rule, "R-60", "R60"),
    "explain": (CHECK.explain, "R-60", "R60"),
    "remedies": (lambda one: BODY.remedies(only=[one]), "nothing", None),
    "measures": (lambda one: BODY.measures()[one], "layer", "layers"),
    "split": (lambda one: BOTH.split()[one], "nort", "north"),
    "lacking": (BOTH.side_by_side().lacking, "layer", "layers"),
    "establishment": (om.impact(BODY, BODY).establishment, "bnd", "band"),
}


@pytest.mark.parametrize("name", READERS)
def test_whatever_is_asked_of_an_id_that_is_none_is_told_what_was_meant(name):
    read, wrong, right = READERS[name]
    with pytest.raises(om.UnknownNameError) as told:
        read(wrong)
    assert f'"{wrong}"' in str(told.value)
    if right is not None:
        assert f'Did you mean "{right}"' in str(told.value)
        read(right)


def test_no_way_to_ask_for_an_id_is_left_out_of_that_table():
    asked = {
        name
        for name, method in inspect.getmembers(om.Organisation, inspect.isfunction)
        if not name.startswith("_")
        and set(inspect.signature(method).parameters) & {"identifier", "post", "start", "table"}
    }
    tolerant = {"home_of", "side_of", "row_of", "stands_for", "price_of", "has_computed_cost"}
    tolerant |= {"heir"}  # any id stands for itself where nothing took its place
    assert asked - tolerant - {"words_of_manager"} <= set(READERS)


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_argument_is_told(words):
    with pytest.raises(om.ArgumentError) as told:
        WRONG[words]()
    assert words.removeprefix("no such keyword: ") in str(told.value)
    assert isinstance(told.value, om.OrgmodelError)
    assert isinstance(told.value, TypeError)


@pytest.mark.parametrize("words", UNKNOWN)
def test_an_unknown_name_is_told_with_what_was_meant(words):
    with pytest.raises(om.OrgmodelError) as told:
        UNKNOWN[words]()
    assert words.casefold() in str(told.value).casefold()


def test_a_place_that_cannot_be_written_is_told_and_is_an_os_error_too(tmp_path):
    (tmp_path / "file").write_text("x")
    places = {
        "it cannot be written: No such file": lambda: BODY.chart().save(tmp_path / "no" / "c.svg"),
        "it cannot be written: ": lambda: BODY.save(tmp_path / "file" / "body"),
    }
    for words, write in places.items():
        with pytest.raises(om.WriteError, match=words) as told:
            write()
        assert isinstance(told.value, OSError)
        assert isinstance(told.value, om.OrgmodelError)


def test_only_what_is_public_is_shown():
    shown = set(dir(om)) - {"__doc__", "__version__"}
    assert shown == set(om.__all__)
    for name in om.__all__:
        found = getattr(om, name)
        assert inspect.getdoc(found), name
    with pytest.raises(AttributeError, match="laod"):
        om.laod  # noqa: B018


def test_a_function_keeps_its_signature_and_its_errors_pickle():
    assert list(inspect.signature(om.load).parameters) == ["path", "on"]
    assert inspect.signature(BODY.chart).parameters["colour"].default == "side"
    for kind in (om.ArgumentError, om.WriteError, om.UnknownIdError):
        again = pickle.loads(pickle.dumps(kind("words")))  # noqa: S301
        assert str(again) == "words"
