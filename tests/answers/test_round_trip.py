"""What is confirmed is written, loads the same, and lets the rules about sides be assessed."""

import pytest

import orgmodel as om
from orgmodel.answers import CONFIRMED, Answers, suggestions, with_answers
from orgmodel.errors import OrgmodelError
from orgmodel.files.exporters import write_folder
from tests.answers.stripped import DATA, stripped
from tests.builders import organisation, post, unit

FOR_SIDES = "which units are on the side"


@pytest.mark.parametrize(
    ("name", "with_units"),
    [("brent", False), ("brent", True), ("council_client_contractor", False)],
)
def test_all_suggestions_confirmed_are_what_the_sample_declares(name, with_units):
    truth = om.load(DATA / name).units.set_index("id")
    plain = stripped(name, with_units=with_units)
    done = with_answers(plain, suggestions(plain).confirmed()).units.set_index("id")
    asked = done[(done["side"] != "") | (done["head"] != "")]
    assert len(asked) >= 5
    for column in ("side", "head"):
        assert asked[column].to_dict() == truth.loc[asked.index, column].to_dict()


def test_what_is_written_loads_the_same_and_separation_is_assessed(tmp_path):
    plain = stripped("brent")
    before = om.Organisation.of(plain).check(["separation"])
    assert [r.id for r in before.rules if FOR_SIDES in r.missing]
    done = with_answers(plain, suggestions(plain).confirmed())
    write_folder(done, tmp_path / "out")
    again = om.load(tmp_path / "out")
    for name, frame in done.tables.items():
        assert frame.reset_index(drop=True).equals(again.tables[name].reset_index(drop=True)), name
    assert (again.packs, dict(again.roles)) == (done.packs, dict(done.roles))
    assert [r.id for r in again.check(["separation"]).rules if FOR_SIDES in r.missing] == []


def test_nothing_counts_until_it_is_confirmed():
    plain = stripped("brent")
    suggestions(plain)
    assert not (plain.units["side"] != "").any()
    same = with_answers(plain, Answers())
    assert same.units.equals(plain.units)
    some = with_answers(plain, suggestions(plain).confirmed(["d_fp"]))
    changed = (some.units != plain.units).any(axis=1)
    assert some.units.loc[changed, "id"].tolist() == ["d_fp"]
    assert plain.units.equals(stripped("brent").units)


def test_the_row_says_that_it_was_confirmed_and_keeps_its_own_source():
    org = organisation(
        [post("ce"), post("fin", "ce", unit="f")],
        units=[
            unit("f", kind="unit"),
            unit("g", kind="unit", source="Board paper", note="new"),
        ],
    )
    done = with_answers(
        org, Answers(kinds={"f": "directorate", "g": "directorate"}, heads={"f": "fin"})
    )
    first, second = done.units.to_dict("records")
    assert (first["source"], first["basis"]) == (CONFIRMED, "stated")
    assert (first["head_source"], first["head_basis"]) == (CONFIRMED, "stated")
    assert (second["source"], second["note"]) == (
        "Board paper",
        "new; kind confirmed when imported",
    )


def test_every_answer_that_cannot_stand_is_told_at_once():
    org = organisation([post("ce")], units=[unit("f")], packs=["separation", "pec-2007"])
    answers = Answers(
        kinds={"nowhere": "directorate"},
        heads={"f": "f"},
        sides={"f": "comissioning"},
        roles={"ce": "chief", "king": "ce"},
    )
    with pytest.raises(OrgmodelError) as caught:
        with_answers(org, answers)
    told = str(caught.value).splitlines()
    assert len(told) == 5
    assert 'there is no unit "nowhere"' in told[0]
    assert 'its head "f" is no post of the data' in told[1]
    assert 'Did you mean "commissioning"?' in told[2]
    assert 'the role ce: "chief" is no id of the data' in told[3]
    assert 'no rule pack in use has a role "king"' in told[4]


def test_a_side_needs_a_pack_that_has_sides():
    org = organisation([post("ce")], units=[unit("f")])
    with pytest.raises(OrgmodelError, match="no rule pack in use knows sides"):
        with_answers(org, Answers(sides={"f": "neutral"}))
