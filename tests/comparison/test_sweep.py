"""A sweep looks again only at what a change touches, and comes to what a full check says."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.api import load
from orgmodel.changes.apply import quickly_applied
from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.trail import Trail
from orgmodel.comparison.sweep.figures import Figures
from orgmodel.comparison.sweep.states import OptionState, WorkedOut
from orgmodel.comparison.sweep.verdicts import Verdict, Verdicts
from orgmodel.measures import measures_of_size
from orgmodel.rules.check import check, packs_of
from orgmodel.rules.kinds import observe
from orgmodel.rules.pack import shipped
from orgmodel.rules.view import View
from tests.depth import at_least

DATA = Path(__file__).resolve().parents[2] / "data"
PACKS = shipped()
START = om.Scenario("x")


class Swept:
    """One data set made ready once, as in a sweep: what was kept serves every later example."""

    def __init__(self, name):
        self.model = load(DATA / name)
        self.packs = packs_of(self.model, PACKS)
        self.worked_out = WorkedOut(self.model, self.packs)
        self.verdicts = Verdicts(self.model, self.packs)
        self.figures = Figures(self.model, [m.id for m in measures_of_size(self.model)])

    def ids(self, table):
        return st.sampled_from(self.model.tables[table]["id"].tolist())

    def changes(self):
        posts, units, functions = map(self.ids, ("posts", "units", "functions"))
        links = self.model.tables["links"][["from", "relation", "to"]].values.tolist()
        either = st.one_of(posts, units)
        return st.one_of(
            st.builds(lambda p, m: START.move_post(p, to=m), posts, posts),
            st.builds(lambda p, u: START.move_post(p, unit=u), posts, units),
            st.builds(lambda u, v: START.move_unit(u, to=v), units, units),
            st.builds(lambda f, o: START.move_function(f, to=o), functions, either),
            st.builds(lambda f: START.remove_function(f), functions),
            st.builds(lambda e: START.remove_link(*e), st.sampled_from(links)),
            st.builds(lambda e, f: START.add_link(f, e[1], e[2]), st.sampled_from(links), units),
            st.builds(lambda u, p: START.add_link(p, "heads", u), units, posts),
            st.builds(lambda u, s: START.set_unit_side(u, side=s), units, st.sampled_from(SIDES))
            if hasattr(START, "set_unit_side")
            else st.nothing(),
        )


SIDES = ("commissioning", "provider", "neutral", "trust")
SWEPT = {name: Swept(name) for name in ("illustrative", "brent")}


@pytest.mark.parametrize("name", SWEPT)
@settings(max_examples=at_least(20), deadline=None)
@given(data=st.data())
def test_verdicts_kept_are_those_of_a_full_check_of_every_pack_that_ships(name, data):
    swept = SWEPT[name]
    steps = data.draw(st.lists(swept.changes(), min_size=1, max_size=4))
    trail, made = Trail(swept.model), START
    for step in steps:
        if trail.on(step.changes) is not None:
            continue
        made = made + step
        state = OptionState(trail.draft, swept.worked_out)
        found = swept.verdicts.of(state)
        figures = swept.figures.of(state)
        whole = quickly_applied(swept.model, made)
        expected = {r.id: Verdict.of(r) for r in check(whole, PACKS).rules}
        assert found == expected
        assert figures == {m.id: m.value for m in measures_of_size(whole)}


@pytest.mark.parametrize("name", SWEPT)
@settings(max_examples=at_least(10), deadline=None)
@given(data=st.data())
def test_findings_that_are_counted_are_those_that_are_told(name, data):
    swept, made = SWEPT[name], START
    for step in data.draw(st.lists(swept.changes(), max_size=3)):
        made = made if refused(swept.model, made + step) else made + step
    model = quickly_applied(swept.model, made)
    for pack in packs_of(model, PACKS):
        told, counted = (View(model, pack.words, pack.roles, told=one) for one in (True, False))
        for rule in pack.rules:
            seen, bare = observe(told, rule), observe(counted, rule)
            assert sorted((f.id, f.severity) for f in seen.findings) == sorted(
                (f.id, f.severity) for f in bare.findings
            ), rule.id
            assert (seen.missing, seen.nothing) == (bare.missing, bare.nothing)


def refused(model, scenario):
    try:
        quickly_applied(model, scenario)
    except ScenarioError:
        return True
    return False


@settings(max_examples=at_least(20), deadline=None)
@given(data=st.data())
def test_going_back_leaves_what_was_there_before(data):
    swept = SWEPT["brent"]
    trail, made = Trail(swept.model), START
    for step in data.draw(st.lists(swept.changes(), max_size=2)):
        made = made if trail.on(step.changes) else made + step
    before = {name: frame.to_csv() for name, frame in trail.draft.tables().items()}
    for step in data.draw(st.lists(swept.changes(), min_size=1, max_size=3)):
        if trail.on(step.changes) is None:
            trail.back()
    assert {name: frame.to_csv() for name, frame in trail.draft.tables().items()} == before
    state = OptionState(trail.draft, swept.worked_out)
    whole = check(quickly_applied(swept.model, made), PACKS)
    assert swept.verdicts.of(state) == {r.id: Verdict.of(r) for r in whole.rules}


def test_a_rule_is_not_looked_at_again_where_nothing_it_reads_has_changed():
    model = SWEPT["illustrative"].model
    packs = packs_of(model, ["separation"])
    verdicts, worked_out = Verdicts(model, packs), WorkedOut(model, packs)
    trail = Trail(model)
    verdicts.of(OptionState(trail.draft, worked_out))
    once = verdicts.looked
    function = model.tables["functions"]["id"].iloc[0]
    assert trail.on(START.move_function(function, to="board").changes) is None
    verdicts.of(OptionState(trail.draft, worked_out))
    assert 0 < verdicts.looked - once < once / 2
    again = verdicts.looked
    verdicts.of(OptionState(trail.draft, worked_out))
    assert verdicts.looked == again


def test_a_change_that_cannot_be_made_is_told_and_leaves_no_trace():
    trail = Trail(SWEPT["brent"].model)
    conflict = trail.on(START.move_post("nobody", to="ce").changes)
    assert conflict is not None and "nobody" in conflict.reason
    assert trail.draft.tables() == {}
    with pytest.raises(ScenarioError):
        quickly_applied(SWEPT["brent"].model, START.move_post("nobody", to="ce"))
