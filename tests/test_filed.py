"""Each documented file has a public reader and writer, and its path does in place of its value."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.files.toml_text import toml_text
from orgmodel.model.toml_table import opened
from tests.builders import organisation, post
from tests.depth import at_least

ROOT = Path(__file__).resolve().parents[1]
SCENARIOS = sorted((ROOT / "data").rglob("scenarios/*.toml"))
KINDS = [om.Scenario, om.OptionSet, om.Policy, om.Thresholds]


def again(value, tmp_path):
    place = value.save(tmp_path / "again.toml")
    assert place == tmp_path / "again.toml"
    return type(value).load(place)


@pytest.fixture
def body():
    return organisation([post("ce"), post("fin", "ce"), post("it", "fin")], tops=["ce"])


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_what_ships_reads_back_the_same(file, tmp_path):
    kind = om.OptionSet if file.name.startswith("option-set") else om.Scenario
    value = kind.load(file)
    assert again(value, tmp_path) == value


def test_an_option_set_keeps_all_that_its_scenarios_say(tmp_path, body):
    (tmp_path / "it.toml").write_text(
        'name = "IT up"\nsource = "004:44"\nnote = "“so”"\n'
        '[[change]]\ndo = "split-post"\npost = "it"\ninto = [{ post = "a" }, { post = "b" }]\n'
        '[[change]]\ndo = "move-post"\npost = "fin"\nto = ""\n'
    )
    (tmp_path / "set.toml").write_text(
        'name = "Where IT sits"\nrank = ["-posts"]\nmust = ["posts > 2"]\n'
        '[[question]]\nid = "Q"\ntitle = "Where?"\n'
        '[[question.alternative]]\nid = "a"\ntitle = "Up"\nscenario = "it.toml"\n'
        '[[question.alternative]]\nid = "b"\ntitle = "As it is"\n'
    )
    read = om.OptionSet.load(tmp_path / "set.toml")
    assert read.questions[0].alternatives[0].scenario.source == "004:44"
    (tmp_path / "it.toml").unlink()
    assert again(read, tmp_path) == read


def test_a_policy_and_thresholds_are_read_over_those_that_ship(tmp_path, body):
    (tmp_path / "policy.toml").write_text("[match]\nthreshold = 70.5\n")
    policy = om.Policy.load(tmp_path / "policy.toml")
    assert again(policy, tmp_path) == policy
    assert policy.threshold == 70.5
    (tmp_path / "limits.toml").write_text('[[threshold]]\nid = "narrow-span"\nvalue = 9\n')
    limits = om.Thresholds.load(tmp_path / "limits.toml")
    assert again(limits, tmp_path) == limits
    assert [one.value for one in limits if one.id == "narrow-span"] == [9]
    assert dataclasses.is_dataclass(limits[0])
    assert len(limits[:2]) == 2


def test_a_path_does_where_a_value_does(tmp_path, body):
    move = om.Scenario("Move").move_post("it", to="ce")
    file = move.save(tmp_path / "move.toml")
    (tmp_path / "policy.toml").write_text("[match]\nthreshold = 70\n")
    (tmp_path / "limits.toml").write_text('[[threshold]]\nid = "narrow-span"\nuse = false\n')
    body.save(tmp_path / "body")
    moved = body.apply(move)
    assert body.apply(file) == moved == body.apply(str(file))
    policy = om.Policy.load(tmp_path / "policy.toml")
    by_path = om.impact(body, move, policy=tmp_path / "policy.toml")
    assert by_path.policy == policy == om.impact(tmp_path / "body", move, policy=policy).policy
    limits = om.Thresholds.load(tmp_path / "limits.toml")
    flags = [body.measures(thresholds=one).flags for one in (limits, tmp_path / "limits.toml")]
    assert flags[0].equals(flags[1])
    drawn = [moved.chart("changes", baseline=one).svg for one in (body, tmp_path / "body")]
    assert all("moved here" in one for one in drawn)
    own = tmp_path / "own.toml"
    own.write_text(
        'name = "own"\ntitle = "Own"\nsource = "S"\n'
        '[[rule]]\nid = "O1"\ntitle = "One owner"\nkind = "one_owner"\nseverity = "info"\n'
        'source = "S"\nwhy = "So that it is done."\n'
    )
    checks = [body.check(one).to_dict() for one in (own, str(own), [own], (str(own),))]
    assert all(one == checks[0] for one in checks)
    assert [rule["id"] for rule in checks[0]["rules"]] == ["O1"]
    assert om.compare(tmp_path / "body", file, packs=own).options[0].name == "Move"
    assert om.board_pack(body, [file]).keys() == om.board_pack(body, [move]).keys()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_cannot_be_read_or_written_is_told(kind, tmp_path):
    for wrong in (3, None, "", [tmp_path]):
        with pytest.raises(om.OrgmodelError, match="is no path"):
            kind.load(wrong)
    with pytest.raises(om.OrgmodelError, match="cannot be read: No such file"):
        kind.load(tmp_path / "none.toml")
    (tmp_path / "odd.toml").write_bytes(b"a = [")
    with pytest.raises(om.OrgmodelError, match="line 1"):
        kind.load(tmp_path / "odd.toml")


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path):
    for place in (tmp_path / "no" / "it.toml", tmp_path):
        with pytest.raises(om.OrgmodelError, match="cannot be written"):
            om.Scenario("S").save(place)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [3, None, object(), ["separation", 3]])
def test_what_is_no_scenario_organisation_or_pack_is_told(body, wrong):
    with pytest.raises(om.OrgmodelError, match="is no scenario"):
        body.apply(wrong)
    with pytest.raises(om.OrgmodelError, match="is no option"):
        om.compare(body, wrong)
    with pytest.raises(om.OrgmodelError, match="is no organisation"):
        om.compare(wrong, "x.toml")
    with pytest.raises(om.OrgmodelError, match="must be a path"):
        om.load(wrong)
    if wrong is not None:
        with pytest.raises(om.OrgmodelError, match="is no rule pack"):
            body.check(wrong)
        with pytest.raises(om.OrgmodelError, match="is no Policy"):
            om.impact(body, body, policy=wrong)


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5)
VALUES = st.recursive(
    st.text(max_size=8) | st.booleans() | st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=at_least(30))
@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_a_file_reads_back_as_what_was_written(values):
    table = opened(toml_text(values).encode())
    assert not table.faults
    assert table.given == values
