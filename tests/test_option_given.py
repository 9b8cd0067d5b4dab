"""An option may be a value, a path, or the name of a scenario in the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.files.scenario_file import to_toml
from tests.builders import organisation, post

MOVE = om.Scenario("Move").move_post("it", to="ce")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "body"
    organisation([post("ce"), post("fin", "ce"), post("it", "fin")], tops=["ce"]).save(place)
    (place / "scenarios").mkdir()
    (place / "scenarios" / "move.toml").write_text(to_toml(MOVE))
    return place


def test_a_value_a_path_and_a_name_are_one_option(folder):
    body = om.load(folder)
    file = folder / "scenarios" / "move.toml"
    given = [MOVE, file, str(file), "move", "move.toml"]
    found = [om.compare(body, one).changes_frame().to_dict() for one in given]
    assert all(one == found[0] for one in found)
    frames = [om.impact(body, one).to_frame() for one in (*given, body.apply(MOVE))]
    assert all(one.equals(frames[0]) for one in frames)


def test_a_data_set_by_its_path_is_matched(folder, tmp_path):
    body = om.load(folder)
    body.apply(MOVE).save(tmp_path / "other")
    assert len(om.impact(body, tmp_path / "other")) == 3
    assert om.compare(body, str(tmp_path / "other")).options[0].matching is not None


@pytest.mark.parametrize("given", ["mvoe", "mvoe.toml", Path("mvoe")])
def test_a_name_that_is_none_is_told_with_what_was_meant(folder, given):
    with pytest.raises(om.OrgmodelError, match='Did you mean "move"'):
        om.compare(om.load(folder), given)


@pytest.mark.parametrize("given", [None, 3, [MOVE]])
def test_what_is_no_option_is_refused_in_words(folder, given):
    with pytest.raises(om.OrgmodelError, match="is no option"):
        om.impact(om.load(folder), given)
