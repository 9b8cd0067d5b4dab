"""Organograms: what becomes of each kind of row, and that every fault is told."""

import pytest

import orgmodel as om
from orgmodel.errors import DataError, UnknownNameError
from orgmodel.files.exporters import write_folder
from orgmodel.files.importers.base import Options
from orgmodel.files.importers.organogram.importer import IMPORTER

HEAD = (
    "Post Unique Reference",
    "Name",
    "Grade",
    "Job Title",
    "Organisation",
    "Unit",
    "Reports to Senior Post",
    "FTE",
    "Notes",
)
JUNIOR = (
    "Organisation",
    "Unit",
    "Reporting Senior Post",
    "Grade",
    "Generic Job Title",
    "Number of Posts in FTE",
)


def senior(ref, title="Director", to="XX", name="N/D", **cells):
    """A senior row."""
    about = {"Grade": "SCS1", "Organisation": "Body", "Unit": "Unit", "FTE": "1.0", **cells}
    return {
        "Post Unique Reference": ref,
        "Name": name,
        "Job Title": title,
        "Reports to Senior Post": to,
        **about,
    }


def sheet(head, rows):
    lines = [",".join(f'"{row.get(name, "")}"' for name in head) for row in rows]
    return "\n".join([",".join(head), *lines]).encode()


def imported(*rows, juniors=(), repairs=()):
    contents = [("senior.csv", sheet(HEAD, rows))]
    if juniors:
        made = [dict(zip(JUNIOR, row, strict=True)) for row in juniors]
        contents.append(("junior.csv", sheet(JUNIOR, made)))
    return IMPORTER.read(contents, Options(tuple(repairs)))


def told(found, fault=None):
    return [(p.file, p.row, p.code) for p in found.problems if fault in (None, p.fault)]


def posts(found, *columns):
    return found.model.posts[list(columns)].to_numpy().tolist()


def test_a_senior_row_is_a_post_with_its_holder_and_unit():
    found = imported(senior("1", "Chief", name="Ann"), senior("2", to="1", FTE="0.5"))
    assert posts(found, "id", "title", "reports_to", "fte", "band", "status") == [
        ["1", "Chief", "", "1.0", "SCS1", "filled"],
        ["2", "Director", "1", "0.5", "SCS1", "filled"],
    ]
    assert found.model.people["name"].tolist() == ["Ann", ""]
    assert found.model.appointments["post"].tolist() == ["1", "2"]
    units = found.model.units[["id", "name", "kind", "parent"]].to_numpy().tolist()
    assert units == [["body", "Body", "body", ""], ["unit", "Unit", "unit", "body"]]
    assert found.problems == ()


def test_names_stand_in_people_alone():
    found = imported(senior("1", name="Ann Example"))
    others = [frame for name, frame in found.model.tables.items() if name != "people"]
    assert not any(
        frame.astype(str).map(lambda cell: "Ann" in cell).any().any() for frame in others
    )


def test_a_job_share_is_one_post_with_an_appointment_each():
    found = imported(
        senior("1", "Chief", name="Ann", FTE="0.6"),
        senior("1", "Chief", name="Bob", FTE="0.6", Notes="shared"),
    )
    assert posts(found, "id", "fte", "count", "note") == [["1", "1.2", "1", "shared"]]
    assert found.model.appointments["fte"].tolist() == ["0.6", "0.6"]
    assert found.problems == ()


def test_rows_of_a_job_share_that_disagree_are_told():
    found = imported(senior("9"), senior("1", to="9", name="Ann"), senior("1", to="8", name="Bob"))
    assert told(found) == [("senior.csv", 4, "not-allowed")]
    assert posts(found, "id", "reports_to")[1] == ["1", "9"]


def test_one_reference_for_two_posts_stays_a_fault_until_a_repair_is_asked_for():
    rows = [senior("9"), senior("1", "Cook", to="9"), senior("1", "Clerk", to="9")]
    found = imported(*rows)
    assert told(found) == [("senior.csv", 4, "duplicate-id")]
    assert [post for (post,) in posts(found, "id")] == ["9", "1", "1"]
    (offer,) = found.repairs
    assert (offer.name, offer.rows, offer.done) == ("number-repeats", 1, False)
    mended = imported(*rows, repairs=["number-repeats"])
    assert [post for (post,) in posts(mended, "id")] == ["9", "1", "1-2"]
    assert mended.problems == ()


@pytest.mark.parametrize(
    ("name", "read_into"),
    [
        ("Vacant", False),
        ("VACANT", False),
        ("Med3 Vacant", True),
        ("GAPPED", True),
        ("xxx", True),
        ("Vacancy (Band 7)", True),
        ("Awaiting_Recruitment_Action", True),
    ],
)
def test_a_vacant_post_has_no_holder_and_words_read_as_a_vacancy_are_told(name, read_into):
    found = imported(senior("1", name=name))
    assert posts(found, "status") == [["vacant"]]
    assert len(found.model.appointments) == 0
    assert told(found, fault=True) == []
    assert told(found) == ([("senior.csv", 2, "not-allowed")] if read_into else [])


@pytest.mark.parametrize("name", ["Vacancies Manager", "N/D", "Not vacant", "Ann Vacanti"])
def test_a_name_with_like_words_is_a_holder(name):
    found = imported(senior("1", name=name))
    assert posts(found, "status") == [["filled"]]
    assert len(found.model.appointments) == 1
    assert told(found) == []


def test_one_name_twice_under_one_reference_is_two_appointments():
    share = imported(senior("1", name="Ann", FTE="0.6"), senior("1", name="Ann", FTE="0.2"))
    held = share.model.appointments
    assert held["fte"].tolist() == ["0.6", "0.2"] and held["person"].nunique() == 1
    assert posts(share, "id", "fte") == [["1", "0.8"]]
    assert told(share, fault=True) == [("senior.csv", 3, "not-allowed")]
    assert "two appointments" in share.problems[0].message

    rows = [senior("1", "Director General", name="Ann"), senior("1", "Scientist", name="Ann")]
    other = imported(*rows)
    assert len(other.model.appointments) == 2 and len(other.model.people) == 1
    assert told(other, fault=True) == [("senior.csv", 3, "duplicate-id")]
    (name,) = (problem for problem in other.problems if problem.column == "Name")
    assert not name.fault and "two appointments" in name.message


def test_somebody_undisclosed_is_another_person_in_each_row_of_a_share():
    found = imported(senior("1", FTE="0.5"), senior("1", FTE="0.5"))
    assert len(found.model.people) == 2 and found.problems == ()


@pytest.mark.parametrize("name", ["Eliminated", "eliminated", "'Eliminated'", " Eliminated"])
def test_an_eliminated_post_is_left_out_and_kept_beside(name):
    found = imported(senior("1"), senior("7", "Gone", to="1", name=name, Notes="ended"))
    assert [post for (post,) in posts(found, "id")] == ["1"]
    assert told(found, fault=False) == [("senior.csv", 3, "not-allowed")]
    (row,) = found.model.departed
    assert (row["id"], row["title"], row["unit"], row["body"], row["note"]) == (
        "7",
        "Gone",
        "Unit",
        "body",
        "ended",
    )


def test_who_reports_to_an_eliminated_post_is_told():
    found = imported(senior("1"), senior("7", to="1", name="Eliminated"), senior("2", to="7"))
    assert told(found, fault=True) == [("senior.csv", 4, "unknown-id")]


def test_a_person_out_of_post_is_a_person_without_a_post():
    found = imported(senior("1"), senior("0", "Not in post", name="Ann"))
    assert len(found.model.posts) == 1
    assert ["Ann", "paid, and not in a post"] in found.model.people[
        ["name", "note"]
    ].to_numpy().tolist()
    assert dict(found.counts)["people out of post"] == 1


def test_one_person_in_two_posts_is_one_person():
    found = imported(senior("1", name="Ann", FTE="0.5"), senior("2", name="Ann", FTE="0.5"))
    assert len(found.model.people) == 1
    assert found.model.appointments["post"].tolist() == ["1", "2"]


def test_tops_self_reports_and_unknown_managers():
    found = imported(
        senior("1"),
        senior("2", to="xx"),
        senior("3", to="3"),
        senior("4", to="40"),
        senior("5", to=""),
    )
    assert [manager for (manager,) in posts(found, "reports_to")] == ["", "", "3", "40", ""]
    assert told(found, fault=True) == [
        ("senior.csv", 4, "self-report"),
        ("senior.csv", 5, "unknown-id"),
        ("senior.csv", 6, "missing-value"),
    ]
    assert told(found, fault=False) == [
        ("senior.csv", None, "several-tops"),
        ("senior.csv", 3, "not-allowed"),
    ]


def test_a_junior_row_is_a_group_with_its_fte_and_a_count_only_where_that_is_whole():
    junior = ("Body", "Team", "1", "Band 4", "Clerk")
    found = imported(senior("1"), juniors=[(*junior, "3.87"), (*junior, "4.00")])
    groups = posts(found, "id", "kind", "count", "fte", "reports_to", "band")[1:]
    assert groups == [
        ["j_1_clerk_band_4", "post_group", "", "3.87", "1", "Band 4"],
        ["j_1_clerk_band_4_2", "post_group", "4", "4.00", "1", "Band 4"],
    ]
    assert [found.model.stands_for(row[0]) for row in groups] == [(4, None), (4, 4)]


def test_faults_of_junior_rows_are_told():
    found = imported(
        senior("1"),
        juniors=[("Body", "T", "9", "4", "Clerk", "much"), ("Body", "T", "", "4", "", "1.0")],
    )
    assert sorted(told(found)) == [
        ("junior.csv", 2, "not-a-number"),
        ("junior.csv", 2, "unknown-id"),
        ("junior.csv", 3, "missing-value"),
        ("junior.csv", 3, "missing-value"),
    ]


@pytest.mark.parametrize(
    ("rows", "repair", "manager"),
    [
        ((senior("178"), senior("2", to="00000178")), "strip-zeros", "178"),
        ((senior("EOE-1"), senior("2", to="EoE-1")), "ignore-case", "EOE-1"),
        ((senior("1"), senior("2", to="2")), "self-is-top", ""),
        ((senior("1"), senior("2", to="1 ")), "trim-spaces", "1"),
    ],
)
def test_a_repair_is_offered_with_its_rows_and_done_only_when_asked(rows, repair, manager):
    found = imported(*rows)
    offer = next(offer for offer in found.repairs if offer.name == repair)
    assert (offer.rows, offer.done) == (1, False)
    assert any(problem.fault for problem in found.problems)
    mended = imported(*rows, repairs=[repair])
    assert posts(mended, "reports_to")[1] == [manager]
    assert (mended.repairs[0].rows, mended.repairs[0].done) == (1, True)
    assert not any(problem.fault for problem in mended.problems)


def test_zeros_are_not_stripped_where_two_posts_would_fit():
    rows = (senior("1"), senior("01", to="1"), senior("2", to="001"))
    assert "strip-zeros" not in {offer.name for offer in imported(*rows).repairs}


def test_another_spelling_of_the_body_is_told():
    found = imported(
        senior("1"),
        senior("2", to="1"),
        senior("3", to="1", Organisation="Body "),
        senior("4", to="1", Organisation="Bodyd"),
    )
    assert told(found, fault=False) == [("senior.csv", 4, "not-allowed")]
    assert told(found, fault=True) == [("senior.csv", 5, "not-allowed")]
    assert len(found.model.units[found.model.units["kind"] == "body"]) == 2


def test_two_bodies_come_into_one_organisation_and_shared_references_are_told():
    other = sheet(
        HEAD, [senior("1", Organisation="Other"), senior("5", to="1", Organisation="Other")]
    )
    both = IMPORTER.read([("a.csv", sheet(HEAD, [senior("1")])), ("b.csv", other)])
    assert both.model.name == "Body and Other"
    assert told(both, fault=True) == [("b.csv", 2, "duplicate-id")]
    (repeated,) = (problem for problem in both.problems if problem.fault)
    assert "already the id of a.csv row 2" in repeated.message


def test_the_date_is_taken_from_the_files_names():
    contents = [("x-2013-09-30-senior.csv", sheet(HEAD, [senior("1")]))]
    assert IMPORTER.read(contents).model.date == "2013-09-30"


def test_a_file_that_is_no_organogram_and_an_unknown_repair_say_so():
    with pytest.raises(DataError, match="no row names the columns of an organogram"):
        IMPORTER.read([("a.csv", b"id,title\n1,Chief\n")])
    with pytest.raises(UnknownNameError, match="Repairs: trim-spaces"):
        imported(senior("1"), repairs=["magic"])
    with pytest.raises(DataError, match="not text"):
        IMPORTER.read([("a.csv", b"PK\x03\x04")])


def test_a_missing_column_is_told():
    head = [name for name in HEAD if name != "Job Title"]
    found = IMPORTER.read([("a.csv", sheet(head, [senior("1")]))])
    assert ("a.csv", None, "missing-column") in told(found)


def test_eliminated_posts_are_saved_and_read_again(tmp_path):
    found = imported(senior("1"), senior("7", "Gone", to="1", name="Eliminated", Notes="ended"))
    write_folder(found.model, tmp_path / "saved")
    loaded = om.load(tmp_path / "saved")
    assert loaded.departed == found.model.departed
    assert [problem for problem in loaded.problems if problem.file == "departed.csv"] == []


def test_what_a_shared_post_says_is_the_same_whoever_stands_first():
    rows = [
        senior("1", name="Ann", FTE="0.5", Notes="mornings"),
        senior("1", name="Ben", FTE="0.4", Notes="afternoons"),
    ]
    one, other = (posts(imported(*order), "fte", "note") for order in (rows, rows[::-1]))
    assert one == other == [["0.9", "afternoons; mornings"]]


PAIRS = [
    ("a-senior.csv", "a-junior.csv", "b-senior.csv", "b-junior.csv"),
    ("a-junior.csv", "a-senior.csv", "b-junior.csv", "b-senior.csv"),
    ("a-senior.csv", "b-senior.csv", "b-junior.csv", "a-junior.csv"),
]


@pytest.mark.parametrize("order", PAIRS, ids=str)
def test_a_junior_file_joins_the_senior_file_of_its_name_wherever_it_stands(order):
    made = {}
    for body, ref in (("a", "1"), ("b", "9")):
        row = senior(ref, Organisation=body)
        made[f"{body}-senior.csv"] = sheet(HEAD, [row])
        # A manager in other capitals is matched among the posts of the row's own body alone.
        group = dict(zip(JUNIOR, ("", "T", ref, "4", "Clerk", "1"), strict=True))
        made[f"{body}-junior.csv"] = sheet(JUNIOR, [group])
    found = IMPORTER.read([(file, made[file]) for file in order])
    assert told(found, fault=True) == []
    units = dict(zip(found.model.units["id"], found.model.units["parent"], strict=True))
    groups = found.model.posts[found.model.posts["kind"] == "post_group"]
    assert {units[unit] for unit in groups["unit"]} == {"a", "b"}


def test_every_row_is_counted_once():
    rows = [senior("1"), senior("7", to="1", name="Eliminated"), senior("0"), senior("2", to="1")]
    text = b"A title\n" + sheet(HEAD, rows) + b"\n\nTotal,,,,,,,2\n"
    found = IMPORTER.read([("senior.csv", text)])
    assert found.rows[0] == ("rows in", 7)
    assert dict(found.rows[1:]) == {
        "of senior posts": 2,
        "of junior posts": 0,
        "eliminated": 1,
        "of people out of post": 1,
        "of column titles": 1,
        "above them": 1,
        "of totals": 1,
    }


def test_what_only_the_rows_show_is_kept_and_what_the_tables_show_is_told_once():
    rows = [
        senior("9"),
        senior("1", to="9", name="Ann", FTE="much"),
        senior("1", to="8", name="Ben", FTE="0.5"),
        senior("2", to="9", name="", FTE="some"),
    ]
    found = imported(*rows)
    assert [(p.row, p.column, p.code) for p in found.kept] == [
        (4, "Reports to Senior Post", "not-allowed"),
        (5, "Name", "missing-value"),
    ]
    assert [(p.row, p.column, p.code) for p in found.problems if p.fault] == [
        (3, "FTE", "not-a-number"),
        (4, "Reports to Senior Post", "not-allowed"),
        (5, "Name", "missing-value"),
        (5, "FTE", "not-a-number"),
    ]


def test_what_is_told_of_names_does_not_hold_them():
    found = imported(senior("1", name="Ann"), senior("1", name="Ann"), senior("2", name="Ann"))
    assert len(found.problems) > 1
    assert not any("Ann" in f"{problem.value} {problem}" for problem in found.problems)
