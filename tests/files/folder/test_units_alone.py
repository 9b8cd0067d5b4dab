"""Bodies without posts: units.csv alone is an organisation, nothing at all is none."""

import zipfile
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.errors import DataError

UNITS = "id,name,kind,parent\nboard,Board,board,\naudit,Audit Committee,committee,board\n"
SEATS = "body,member,role\nboard,p1,chairs\naudit,p1,member_of\n"
PEOPLE = "id,name\np1,Ann One\n"
POSTS = "id,title,reports_to\nce,Chief Executive,\n"


def folder(place: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        content = content if isinstance(content, bytes) else content.encode()
        (place / f"{name}.csv").write_bytes(content)
    return place


def test_units_alone_load_without_a_fault(tmp_path):
    made = om.load(folder(tmp_path, units=UNITS))
    assert made.unit_tree.ids == ("board", "audit")
    assert len(made.posts) == 0
    assert made.problems == ()


def test_committees_seats_and_people_are_an_organisation(tmp_path):
    made = om.load(folder(tmp_path, units=UNITS, memberships=SEATS, people=PEOPLE))
    assert made.memberships["body"].tolist() == ["board", "audit"]
    assert made.problems == ()


def test_a_zip_of_units_is_read_and_the_folder_with_posts_comes_first(tmp_path):
    alone, both = tmp_path / "alone.zip", tmp_path / "both.zip"
    with zipfile.ZipFile(alone, "w") as archive:
        archive.writestr("org/units.csv", UNITS)
        archive.writestr("notes.csv", "a,b\n")
    with zipfile.ZipFile(both, "w") as archive:
        archive.writestr("units.csv", UNITS)
        archive.writestr("org/posts.csv", POSTS)
    assert om.load(alone).unit_tree.ids == ("board", "audit")
    assert om.load(both).hierarchy.ids == ("ce",)


@pytest.mark.parametrize("name", ["units.csv", "Units.CSV", "bodies.csv"])
def test_one_csv_of_units_goes_by_its_name_or_its_columns(tmp_path, name):
    place = tmp_path / name
    place.write_text(UNITS, encoding="utf-8")
    assert om.load(place).unit_tree.ids == ("board", "audit")


def test_faults_of_one_csv_of_units_name_that_file(tmp_path):
    place = tmp_path / "bodies.csv"
    place.write_text("id,name,kind,parent\na,A,committee,nowhere\n", encoding="utf-8")
    (problem,) = om.load(place).problems
    assert (problem.code, problem.file, problem.row, problem.value) == (
        "unknown-id",
        "bodies.csv",
        2,
        "nowhere",
    )


def test_one_csv_with_the_columns_of_posts_stays_one_of_posts(tmp_path):
    place = tmp_path / "staff.csv"
    place.write_text("id,title,reports_to,name,kind\nce,Chief,,x,post\n", encoding="utf-8")
    assert om.load(place).hierarchy.ids == ("ce",)


@pytest.mark.parametrize(
    "files",
    [{}, {"links": "from,relation,to\n"}, {"units": "id,name,kind\n"}],
    ids=["empty", "links alone", "units without a row"],
)
def test_nothing_at_all_is_refused_with_both_ways_out(tmp_path, files):
    with pytest.raises(DataError) as caught:
        om.load(folder(tmp_path, **files))
    said = str(caught.value)
    assert "posts.csv with the columns id, title, reports_to, one row a post" in said
    assert "units.csv with the columns id, name, kind, one row a unit" in said


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"name\nx\n"], ids=["empty", "binary", "id"])
def test_posts_that_cannot_be_read_are_not_passed_over_for_units(tmp_path, content):
    with pytest.raises(DataError) as caught:
        om.load(folder(tmp_path, units=UNITS, posts=content))
    assert {problem.file for problem in caught.value.problems} == {"posts.csv"}


def test_units_that_cannot_be_read_are_what_is_told(tmp_path):
    with pytest.raises(DataError, match="not text but a workbook") as caught:
        om.load(folder(tmp_path, units=b"\x00\x01"))
    assert [problem.file for problem in caught.value.problems] == ["units.csv"]


def test_a_file_of_posts_without_a_row_is_still_a_fault_beside_units(tmp_path):
    made = om.load(folder(tmp_path, units=UNITS, posts="id,title,reports_to\n"))
    assert [problem.code for problem in made.problems] == ["no-top"]


@pytest.mark.parametrize("posts", [None, "id,title,reports_to\n", POSTS])
def test_a_folder_loads_back_the_same_with_posts_or_without(tmp_path, posts):
    files = {"units": UNITS, "memberships": SEATS, "people": PEOPLE}
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    made = om.load(folder(first, **files, **({} if posts is None else {"posts": posts})))
    made.save(second)
    again = om.load(second)
    assert (second / "posts.csv").exists() == (posts is not None)
    assert again.problems == made.problems
    assert all(again.tables[name].equals(made.tables[name]) for name in made.tables)


def test_a_change_of_units_brings_no_fault_and_a_post_makes_a_file_of_posts(tmp_path):
    made = om.load(folder(tmp_path, units=f"{UNITS}pay,Pay,committee,board\n"))
    moved = made.apply(om.Scenario("Pay under audit").move_unit("pay", to="audit"))
    assert moved.problems == ()
    assert moved.unit_tree.manager("pay") == "audit"
    staffed = made.apply(om.Scenario("A clerk").add_post("clerk", title="Clerk", unit="audit"))
    assert staffed.problems == ()
    staffed.save(tmp_path / "out")
    assert om.load(tmp_path / "out").home("clerk") == "audit"
