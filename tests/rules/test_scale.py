"""The scale: what is shown, what nothing speaks against, and the first thing in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.errors import PackError
from orgmodel.rules.check import check
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack_file import parse_pack
from tests.builders import function, link, organisation, post, seat, unit

DATA = Path(__file__).resolve().parents[2] / "data"
UNITS = [
    unit("pct", "body", side="trust", head="ce"),
    unit("d_c", side="commissioning", head="c1", parent="pct"),
    unit("d_p", side="provider", head="p1", parent="pct"),
    unit("panel", "board", side="provider", parent="pct", roster="complete"),
]
POSTS = [post("ce"), post("c1", "ce"), post("p1", "ce"), post("lay")]
HELD = {
    "people": [{"id": "h1"}, {"id": "h2"}],
    "appointments": [{"person": "h1", "post": "c1"}, {"person": "h2", "post": "p1"}],
}
FUNCTIONS = [
    function("F1", "c1", "commissioning"),
    function("F2", "p1", "provider"),
    function("F3", "c1", "commissioning"),
]
SERVICES = [
    {"id": "own", "name": "Own", "provision": "internal"},
    {"id": "out", "name": "Out", "provision": "external"},
]


def bought(safeguard=""):
    return [
        link("d_c", "commissions", "own", safeguard=safeguard),
        link("d_p", "provides", "own"),
        link("d_c", "commissions", "out", safeguard=safeguard),
    ]


def scale(target="", **changed):
    tables = {
        "units": UNITS,
        "functions": FUNCTIONS,
        "services": SERVICES,
        "links": bought(),
        **HELD,
        **changed,
    }
    model = organisation(
        changed.pop("posts", POSTS),
        packs=("separation",),
        **{k: v for k, v in tables.items() if k != "posts"},
    )
    if target:
        model = model.with_tables({}, target=target)
    (result,) = check(model).scales
    return result


def test_brent_is_shown_at_s1_and_nothing_speaks_against_its_target_s2():
    (result,) = om.load(DATA / "brent").check().scales
    assert (result.reached.id, result.not_contradicted.id) == ("S1", "S2")
    assert (result.target, result.meets_target) == ("S2", "open")
    assert (result.first.id, result.first.state) == ("SEP-2", "open")


def test_what_stands_in_brents_way_to_arms_length_is_the_groups_chair():
    (result,) = om.load(DATA / "brent").check().scales
    board = next(c for level in result.levels for c in level.conditions if c.id == "S3-board")
    assert board.state == "broken"
    assert "chaired by" in board.because


def test_a_structure_known_in_full_reaches_s2():
    result = scale()
    assert (result.reached.id, result.meets_target) == ("S2", "held")


def test_a_line_across_keeps_it_at_s1_and_is_named_first():
    result = scale(posts=[post("ce"), post("c1", "ce"), post("p1", "c1"), post("lay")])
    assert (result.reached.id, result.not_contradicted.id) == ("S1", "S1")
    assert (result.first.id, result.first.state) == ("SEP-4", "broken")


def test_a_service_bought_from_oneself_is_below_the_scale():
    links = [link("d_p", "commissions", "own"), link("d_p", "provides", "own")]
    result = scale(links=links)
    assert result.reached is None
    assert result.first.id == "SEP-0"


def test_arms_length_waits_for_what_no_table_holds():
    links = [
        *bought("service level agreement"),
        link("pct", "delegates_to", "panel"),
        link("d_c", "performance_manages", "own"),
        link("d_c", "performance_manages", "out"),
    ]
    result = scale(links=links, memberships=[seat("panel", "lay", "chairs")])
    third = next(level for level in result.levels if level.id == "S3")
    states = {condition.id: condition.state for condition in third.conditions}
    assert states == {
        "S3-board": "held",
        "S3-terms": "open",
        "S3-agreements": "held",
        "S3-treatment": "held",
    }
    assert result.reached.id == "S2"


def test_the_organisation_may_set_its_own_target():
    assert scale(target="S3").target == "S3"
    model = organisation(POSTS, packs=("separation",))
    assert check(model).scales[0].target == "S2"


def test_the_target_is_read_from_organisation_toml_and_written_again(tmp_path):
    (tmp_path / "posts.csv").write_text("id,title,reports_to\nce,CE,\n")
    (tmp_path / "organisation.toml").write_text('packs = ["separation"]\ntarget = "S3"\n')
    model = om.load(tmp_path)
    assert (model.target, model.problems) == ("S3", ())
    model.save(tmp_path / "again")
    assert om.load(tmp_path / "again").target == "S3"


def test_it_is_in_the_json_of_a_check():
    (told,) = om.load(DATA / "brent").check().to_dict()["scales"]
    assert (told["reached"], told["not_contradicted"], told["target"]) == ("S1", "S2", "S2")
    assert [level["id"] for level in told["levels"]] == ["S1", "S2", "S3", "S4", "S5"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[level]]\nid = "L1"\n', "mine.toml: level L1: title: missing"),
        ('[[level]]\nid = "L1"\nrules = ["Q"]\n', 'mine.toml: level L1: rules: no rule "Q"'),
        ('[[level]]\nid = "L1"\ncolour = 1\n', 'mine.toml: level L1: unknown key "colour"'),
        ("level = [3]\n", "mine.toml: level number 1: must be a [[level]] block"),
        (
            '[[level]]\nid = "L1"\n[[level.condition]]\nid = "C"\nkind = "forrest"\n',
            "mine.toml: level L1, condition C: kind: no kind",
        ),
        ("process = [3]\n", "mine.toml: process number 1: must be a [[process]] block"),
        ('[[process]]\nid = "P"\n', "mine.toml: process P: title: missing"),
        ('target = "L9"\n', 'mine.toml: target: no level "L9"'),
    ],
)
def test_a_fault_in_a_level_is_told_with_file_level_and_key(text, says):
    with pytest.raises(PackError) as caught:
        parse_pack(text.encode(), "mine.toml", PARAMETERS)
    assert any(fault.startswith(says) for fault in caught.value.faults), caught.value.faults
