"""Faults of the tables: each code, where it is found, and what is said of it."""

import pytest

from orgmodel.model.faults import Problem
from tests.builders import function, link, organisation, post, seat, unit

CE = post("ce", title="Chief Executive")


def problems(posts=(CE,), **tables):
    return organisation(list(posts), **tables).problems


def places(found):
    return [(p.code, p.file, p.row, p.column, p.value) for p in found]


def only(found):
    assert len(found) == 1, [str(problem) for problem in found]
    return found[0]


def test_a_sound_organisation_has_no_problems():
    assert problems([CE, post("fin", "ce")], links=[link("fin", "supports", "ce")]) == ()


def test_an_unknown_manager_is_found_with_the_likely_one():
    found = only(problems([post("COO-01"), post("a", "COO-1")]))
    assert places([found]) == [("unknown-id", "posts.csv", 3, "reports_to", "COO-1")]
    assert str(found) == ('posts.csv row 3, reports_to: no post "COO-1". Did you mean "COO-01"?')


@pytest.mark.parametrize(
    ("written", "meant"), [("CE", "ce"), (" ce", "ce"), ("1", "001"), ("fin", "fin1")]
)
def test_case_spaces_zeros_and_slips_are_recognised(written, meant):
    found = only(problems([CE, post("001", "ce"), post("fin1", "ce"), post("x", written)]))
    assert f'Did you mean "{meant}"?' in found.message


def test_an_unknown_id_without_a_likely_one_says_where_ids_come_from():
    found = only(problems([CE, post("x", "qqqqqq")]))
    assert found.message == 'no post "qqqqqq". It must be an id of posts.csv, or empty.'


@pytest.mark.parametrize(
    ("tables", "place"),
    [
        (
            {"posts": [CE, post("a", "ce", unit="u9")], "units": [unit("d")]},
            ("posts.csv", 3, "unit", "u9"),
        ),
        ({"units": [unit("d", parent="zz")]}, ("units.csv", 2, "parent", "zz")),
        ({"units": [unit("d", head="zz")]}, ("units.csv", 2, "head", "zz")),
        ({"units": [unit("d", head="d")]}, ("units.csv", 2, "head", "d")),
        ({"functions": [function("F1", "zz")]}, ("functions.csv", 2, "owner", "zz")),
        ({"links": [link("ce", "supports", "zz")]}, ("links.csv", 2, "to", "zz")),
        ({"links": [link("zz", "supports", "ce")]}, ("links.csv", 2, "from", "zz")),
        ({"memberships": [seat("zz", "ce")]}, ("memberships.csv", 2, "body", "zz")),
        (
            {"appointments": [{"person": "zz", "post": "ce"}]},
            ("appointments.csv", 2, "person", "zz"),
        ),
        (
            {"votes": [{"decision": "zz", "person": "zz", "capacity": "voted"}]},
            ("votes.csv", 2, "decision", "zz"),
        ),
        (
            {"competencies": [{"holder": "zz", "competency": "chairing"}]},
            ("competencies.csv", 2, "holder", "zz"),
        ),
    ],
    ids=lambda value: ".".join(value[::2]) if isinstance(value, tuple) else "",
)
def test_an_id_must_be_of_a_table_the_column_may_name(tables, place):
    assert ("unknown-id", *place) in places(problems(**tables))


def test_a_link_can_join_anything():
    found = problems(
        units=[unit("d")],
        people=[{"id": "p1"}],
        functions=[function("F1", "d")],
        services=[{"id": "s1", "provision": "mixed"}],
        links=[link("p1", "leads", "s1"), link("F1", "overlaps", "d"), link("ce", "leads", "F1")],
    )
    assert found == ()


def test_a_repeated_id_is_reported_on_each_later_row():
    found = problems([CE, post("a", "ce"), post("a", "ce"), post("a", "ce")])
    assert places(found) == [
        ("duplicate-id", "posts.csv", 4, "id", "a"),
        ("duplicate-id", "posts.csv", 5, "id", "a"),
    ]
    assert "already the id of row 3" in found[0].message


def test_all_files_share_their_ids():
    found = only(problems(units=[unit("d"), unit("ce")]))
    assert places([found]) == [("duplicate-id", "units.csv", 3, "id", "ce")]
    assert "already the id of posts.csv row 2" in found.message


def test_a_post_that_reports_to_itself():
    found = problems([CE, post("a", "a")])
    assert places(found) == [("self-report", "posts.csv", 3, "reports_to", "a")]


def test_a_loop_is_one_problem_at_its_first_row_shown_as_the_loop():
    found = only(problems([CE, post("a", "c"), post("b", "a"), post("c", "b"), post("d", "c")]))
    assert places([found]) == [("loop", "posts.csv", 3, "reports_to", "c")]
    assert "a → c → b → a" in found.message


def test_two_loops_are_two_problems():
    found = problems([CE, post("a", "b"), post("b", "a"), post("c", "d"), post("d", "c")])
    assert [(p.code, p.row) for p in found] == [("loop", 3), ("loop", 5)]


def test_units_may_not_be_part_of_each_other():
    found = problems(units=[unit("a", parent="b"), unit("b", parent="a"), unit("c", parent="c")])
    assert [(p.code, p.row, p.column) for p in found] == [
        ("loop", 2, "parent"),
        ("self-report", 4, "parent"),
    ]


def test_nobody_at_the_top():
    found = problems([post("a", "b"), post("b", "a")])
    assert [(p.code, p.row) for p in found] == [("no-top", None), ("loop", 2)]


def test_no_posts_at_all_is_nobody_at_the_top():
    assert [p.code for p in problems([])] == ["no-top"]


def test_several_tops_are_told_and_are_no_fault():
    found = only(problems([CE, post("chair")]))
    assert (found.code, found.fault, found.row) == ("several-tops", False, None)
    assert "ce and chair" in found.message


def test_an_empty_cell_where_every_row_needs_one():
    found = problems([CE, post("a", "ce", title=""), post("", "ce", title="Nobody")])
    assert places(found) == [
        ("missing-value", "posts.csv", 3, "title", ""),
        ("missing-value", "posts.csv", 4, "id", ""),
    ]


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("fte", "half", "not-a-number"),
        ("fte", "0,6", "not-a-number"),
        ("fte", "£30,000", "not-a-number"),
        ("fte", "1e5", "not-a-number"),
        ("fte", "nan", "not-a-number"),
        ("fte", "inf", "not-a-number"),
        ("fte", "-0.5", "not-allowed"),
        ("count", "2.5", "not-allowed"),
        ("count", "-3", "not-allowed"),
        ("count", "several", "not-a-number"),
        ("cost", "-1", "not-allowed"),
        ("clinical", "perhaps", "not-allowed"),
        ("basis", "rumour", "not-allowed"),
        ("kind", "job", "not-allowed"),
    ],
)
def test_a_cell_that_may_not_hold_its_value(cell, value, code):
    found = only(problems([CE, post("a", "ce", **{cell: value})]))
    assert places([found]) == [(code, "posts.csv", 3, cell, value)]
    assert value in found.message


@pytest.mark.parametrize("value", ["0", "1", "0.6", "37.5", " 1 ", ""])
def test_numbers_that_are_fine(value):
    assert problems([CE, post("a", "ce", fte=value)]) == ()


@pytest.mark.parametrize("value", ["2/7/2007", "2007-13-01", "2007-7-2", "soon", "2007-07-02 "])
def test_a_date_is_written_year_first(value):
    people, held = [{"id": "p1"}], [{"person": "p1", "post": "ce", "start": value}]
    found = only(problems(people=people, appointments=held))
    assert places([found]) == [("not-allowed", "appointments.csv", 2, "start", value)]


@pytest.mark.parametrize("mark", ["\t", "\n", "\x07", "\x7f", "\u2028", "\x85"])
def test_an_id_holds_no_control_character(mark):
    found = problems([CE, post(f"a{mark}b", "ce")])
    assert [(p.code, p.row, p.column) for p in found] == [("not-allowed", 3, "id")]


def test_a_relation_outside_the_list_says_the_nearest():
    found = only(problems([CE, post("a", "ce")], links=[link("a", "suports", "ce")]))
    assert (found.code, found.file, found.row) == ("unknown-relation", "links.csv", 2)
    assert 'Did you mean "supports"?' in found.message
    assert "Allowed: accountable_to, " in found.message


def test_a_relation_that_is_a_column_says_which():
    found = only(problems([CE, post("a", "ce")], links=[link("a", "reports_to", "ce")]))
    assert found.code == "not-allowed"
    assert "written in posts.csv, column reports_to" in found.message


def test_without_units_each_value_of_unit_makes_one_and_that_is_told():
    made = organisation([post("a", unit="d"), post("b", "a", unit="e"), post("c", "a", unit="d")])
    assert made.units["id"].tolist() == ["d", "e"]
    found = only(made.problems)
    assert (found.code, found.fault) == ("unknown-id", False)


def test_all_faults_come_at_once_in_table_and_row_order():
    found = problems(
        [CE, post("a", "zz", fte="x"), post("a", "ce", title="")],
        units=[unit("d", head="yy")],
        links=[link("ce", "loves", "xx")],
    )
    assert [(p.file, p.row, p.code) for p in found] == [
        ("posts.csv", 3, "unknown-id"),
        ("posts.csv", 3, "not-a-number"),
        ("posts.csv", 4, "missing-value"),
        ("posts.csv", 4, "duplicate-id"),
        ("units.csv", 2, "unknown-id"),
        ("links.csv", 2, "unknown-relation"),
        ("links.csv", 2, "unknown-id"),
    ]


def test_a_problem_as_json_says_fault_only_where_it_is_none():
    told = Problem("several-tops", "posts.csv", None, "reports_to", "2", "…", fault=False)
    assert told.to_dict()["fault"] is False
    assert "fault" not in Problem("loop", "posts.csv", 2, "reports_to", "a", "…").to_dict()


def test_a_long_loop_is_shown_by_its_ends():
    size = 1_000
    found = problems([CE, *(post(f"p{n}", f"p{(n + 1) % size}") for n in range(size))])
    assert [(p.code, p.row) for p in found] == [("loop", 3)]
    assert "a loop: p0 → p1 → " in found[0].message
    assert "more … → " in found[0].message
    assert len(found[0].message) < 400
