"""NICE and the NHS Litigation Authority, 2011 to 2013: a reorganisation that happened."""

import csv
import io
from pathlib import Path

import pytest

from orgmodel.comparison.comparison import compare
from orgmodel.comparison.differences import differences
from orgmodel.comparison.matching.departed import with_departed
from orgmodel.comparison.matching.posts import match
from orgmodel.files.importers.organogram.importer import IMPORTER
from orgmodel.text.comparison import report

REAL = Path(__file__).resolve().parents[4] / "shared" / "realdata" / "organograms"
NICE = "national_institute_for_health_and_care_excellence"
NHSLA = "nhs_litigation_authority"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")


def files(start):
    return [REAL / f"{start}-{kind}.csv" for kind in ("senior", "junior")]


def organisation(*starts):
    return IMPORTER.read_files([file for start in starts for file in files(start)]).model


@pytest.fixture(scope="module")
def nice():
    return organisation(f"{NICE}-2011-09-30"), organisation(f"{NICE}-2013-09-30")


@pytest.fixture(scope="module")
def nhsla():
    return organisation(f"{NHSLA}-2011-09-30"), organisation(f"{NHSLA}-2013-04")


def stages(found, senior_only=True):
    return {
        (pair.before, pair.after): pair.stage
        for pair in found.pairs
        if not (senior_only and pair.before.startswith("j_"))
    }


def test_nice_keeps_its_references_and_a_suffix_is_seen_through(nice):
    found = match(*nice)
    by_stage = stages(found)
    assert by_stage["7547856", "7547856-2"] == "person"
    assert by_stage["8882496", "8882496"] == by_stage["7530066", "7530066"] == "id alone"
    assert sum(stage == "id" for stage in by_stage.values()) == 13
    assert list(found.ids_trusted.values()) == [True]
    assert "7379283" in found.unmatched_before
    assert {"11048791", "11678191"} <= set(found.unmatched_after)


def test_three_programmes_of_nice_moved_to_a_new_director_and_the_suffix_moves_nobody(nice):
    found = match(*nice)
    moved = differences(*nice, found.ids).posts.moved
    lines = {move.id: move.now for move in moved if move.was != move.now and move.id[0] != "j"}
    new_director = {post for post, manager in lines.items() if manager == "11048791"}
    assert new_director == {"5772184", "9234903", "7530066"}
    assert "2553540" not in lines  # its manager's reference only took a suffix


def test_the_authority_reused_its_references(nhsla):
    found = match(*nhsla)
    assert list(found.ids_trusted.values()) == [False]
    assert stages(found) == {
        ("2", "1"): "title and unit",  # the chief executive
        ("1", "6"): "person",  # the chair
        ("3", "2"): "person",
        ("4", "3"): "person",
    }


def test_ncas_left_one_body_and_came_in_the_other():
    before = organisation(f"{NICE}-2011-09-30", f"{NHSLA}-2011-09-30")
    after = organisation(f"{NICE}-2013-09-30", f"{NHSLA}-2013-04")
    found = match(before, after)
    assert set(found.departed) == {"11113570", "11075927", "11102092", "11113500"}
    by_stage = stages(found)
    assert by_stage["11075927", "7"] == by_stage["11102092", "9"] == "words"
    (group,) = found.possible
    assert group["word"] == "ncas"
    assert set(group["left"]) == {"11113570", "11113500"}
    assert {"11", "12", "13", "14"} < set(group["appeared"])
    moved = {
        m.id: m for m in differences(with_departed(before, after), after, found.ids).posts.moved
    }
    assert (moved["7"].was, moved["7"].now) == ("11113500", "2")
    assert moved["7"].was_unit == NICE


PAIRS = [f"{NICE}-2011-09-30", f"{NHSLA}-2013-04", "health_education_england-2013-09-30"]


@pytest.mark.parametrize("start", PAIRS)
def test_a_return_whose_rows_stand_in_another_order_is_no_difference(start):
    def turned(content):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig", errors="replace"))))
        out = io.StringIO()
        csv.writer(out).writerows([rows[0], *rows[:0:-1]])
        return out.getvalue().encode()

    contents = [(file.name, file.read_bytes()) for file in files(start)]
    before = IMPORTER.read(contents).model
    after = IMPORTER.read([(name, turned(content)) for name, content in contents]).model
    option = compare(before, after, packs=["structure"]).options[0]
    assert not option.differences
    assert {row["category"] for row in option.impact} == {"unchanged"}


def test_no_made_id_and_no_name_is_printed_of_the_authority(nhsla):
    said = report(compare(*nhsla, packs=["structure"]))
    assert "2 posts gone and 9 new" in said
    assert "person_" not in said
    assert "PERSON-" not in said
    assert "another holder: Chief Executive (1)" in said
