"""The rows of every file in another order: the same check, measures, impact and comparison.

What is listed may be listed in another order, and pools be numbered in it; nothing else differs.
"""

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.measures import measure
from orgmodel.measures.interdependence import interdependence
from orgmodel.rules.check import check
from tests.builders import link
from tests.depth import at_least
from tests.rules.random_organisations import built, tables

DATA = Path(__file__).resolve().parents[1] / "data"
SAMPLES = sorted(path.name for path in DATA.iterdir() if path.is_dir())
SCENARIOS = [
    path
    for path in sorted(DATA.glob("*/scenarios/*.toml"))
    if not path.name.startswith("option-set")
]
some = settings(max_examples=at_least(13), deadline=None, suppress_health_check=list(HealthCheck))


def shuffled(model, seed):
    """The rows of every table in another order, each still known by its row of the file."""
    chance = random.Random(seed)
    return model.with_tables(
        {
            name: frame.iloc[chance.sample(range(len(frame)), len(frame))]
            for name, frame in model.tables.items()
        }
    )


def unordered(value):
    """A result without the order of what it lists: of rows, of names in a sentence, of pools."""
    if isinstance(value, dict):
        return sorted((str(key), unordered(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return sorted((unordered(item) for item in value), key=repr)
    if isinstance(value, str):
        return sorted(re.findall(r"[^\s,;:]+", re.sub(r"\bP\d+\b", "P", value)))
    return [repr(round(value, 5) if isinstance(value, float) else value)]


def same(one, other):
    """Whether two results are the same but for their order; says where they are not."""
    __tracebackhide__ = True
    for key in {*one, *other}:
        assert unordered(one[key]) == unordered(other[key]), key


def checked(model):
    result = check(model)
    return {
        "outcomes": {rule.id: rule.outcome for rule in result.rules},
        "findings": [found(finding.to_dict()) for finding in result.findings],
    }


def found(finding):
    """What is found, of whom; not which of several equal paths proves it."""
    return {key: finding[key] for key in ("id", "severity", "subjects", "exemption")}


def everything(model):
    return {**checked(model), **measure(model).to_dict(), **cuts(model)}


def compared(model, option):
    result = om.compare(model, option).options[0].to_dict()
    findings = {name: [found(f) for f in listed] for name, listed in result["findings"].items()}
    # Why an outcome differs quotes a finding, whose message lists names in the order of the rows.
    outcomes = [{key: one[key] for key in ("rule", "from", "to")} for one in result["outcomes"]]
    unshown = [{key: one[key] for key in ("id", "subjects", "why")} for one in result["unshown"]]
    return {**result, "findings": findings, "outcomes": outcomes, "unshown": unshown}


def cuts(model):
    links = interdependence(model)
    return {f"cut {unit}": links.cut(unit).to_dict() for unit in model.units["id"].tolist()}


@st.composite
def bodies(draw):
    """Rows of an organisation with nested units, bands, time, vacancies, employers and skills."""
    rows = draw(tables())
    units = [row["id"] for row in rows["units"]][1:]
    ids = [row["id"] for row in rows["posts"]]
    cells = st.fixed_dictionaries(
        {
            "title": st.sampled_from(("Clerk", "Officer", "")),
            "band": st.sampled_from(("5", "6", "")),
            "fte": st.sampled_from(("1", "0.3", "")),
            "status": st.sampled_from(("vacant", "", "")),
        }
    )
    posts = [{**row, **{k: v for k, v in draw(cells).items() if v}} for row in rows["posts"]]
    above = st.sampled_from([units[0], "body"])
    nested = [{**row, "parent": draw(above)} for row in rows["units"][2:]]
    who, person = st.sampled_from(ids), st.sampled_from(("h1", "h2", "h3"))
    employers = draw(st.dictionaries(who, st.sampled_from([*units, "body"]), max_size=2))
    skills = st.tuples(st.sampled_from(("sums", "law")), st.sampled_from(("", "1", "2")))
    asked = draw(st.lists(st.tuples(who, skills), max_size=4))
    held = draw(st.lists(st.tuples(person, skills), max_size=4))
    return {
        **rows,
        "posts": posts,
        "units": [*rows["units"][:2], *nested],
        "links": [*rows["links"], *(link(p, "employed_by", u) for p, u in employers.items())],
        "people": [{"id": "h1"}, {"id": "h2"}, {"id": "h3"}],
        "competencies": [
            {"holder": holder, "competency": name, "level": level, "need": need}
            for need, pairs in (("required", asked), ("held", held))
            for holder, (name, level) in pairs
        ],
    }


@st.composite
def scenarios(draw, rows):
    """Up to three changes of an organisation of these rows."""
    posts = [row["id"] for row in rows["posts"]][1:]
    units = [row["id"] for row in rows["units"]][1:]
    post, unit = st.sampled_from(posts), st.sampled_from(units)
    kinds = {
        "move-post": {"post": post, "to": post},
        "move-unit": {"unit": unit, "to": unit},
        "remove-post": {"post": post},
        "merge-units": {"units": st.lists(unit, min_size=2, max_size=2), "into": unit},
        "update-post": {"post": post, "band": st.just("7")},
    }
    scenario = om.Scenario("Option").move_post(draw(post), unit=draw(unit))
    for verb in draw(st.lists(st.sampled_from(sorted(kinds)), max_size=3)):
        scenario = scenario.then(verb, **draw(st.fixed_dictionaries(kinds[verb])))
    return scenario


@some
@given(bodies(), st.integers(0, 10**6))
def test_check_and_measures_of_any_organisation(rows, seed):
    model = built(rows)
    same(everything(model), everything(shuffled(model, seed)))


@some
@given(st.data(), st.integers(0, 10**6))
def test_comparison_and_impact_of_any_scenario(data, seed):
    rows = data.draw(bodies())
    model, scenario = built(rows), data.draw(scenarios(rows))
    try:
        before = compared(model, scenario)
    except om.ScenarioError:
        with pytest.raises(om.ScenarioError):
            shuffled(model, seed).apply(scenario)
        return
    same(before, compared(shuffled(model, seed), scenario))


@pytest.mark.parametrize("name", SAMPLES)
def test_check_and_measures_of_a_sample(name):
    model = om.load(DATA / name)
    same(everything(model), everything(shuffled(model, name)))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_comparison_and_impact_of_a_samples_scenario(path):
    model, scenario = om.load(path.parents[1]), read_scenario_file(path)
    before = compared(model, scenario)
    same(before, compared(shuffled(model, path.stem), scenario))


@pytest.mark.parametrize(("one", "other"), [("brent", "pec_2007"), ("m2", "cambridgeshire")])
def test_two_data_sets_are_matched_the_same(one, other):
    before, after = om.load(DATA / one), om.load(DATA / other)
    first = compared(before, after)
    again = compared(shuffled(before, one), shuffled(after, other))
    same(first, again)
