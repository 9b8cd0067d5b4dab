"""What is in force on a day, what is set aside with it, and that no row is lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.changes.conflict import ScenarioError
from orgmodel.errors import DateError
from orgmodel.files.exporters import folder_files
from orgmodel.model.schema import TABLES
from tests.builders import from_files, organisation, post, unit

DAY = "2026-05-01"
ENDED, LATER = {"end": "2026-03-31"}, {"start": "2027-04-01"}


def made(posts, day=DAY, **tables):
    return organisation([post("ce"), *posts], date=day, **tables)


def ids(found, table="posts"):
    return found.tables[table]["id"].tolist()


def told(found, fault=True):
    return [(p.code, p.file, p.row, p.column, p.value) for p in found.problems if p.fault is fault]


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [
        ("", "", True),
        ("2026-05-01", "", True),
        ("2026-05-02", "", False),
        ("", "2026-05-01", True),
        ("", "2026-04-30", False),
        ("2026-01-01", "2026-12-31", True),
        ("01/06/2026", "", True),
        ("", "2026-02-30", True),
    ],
)
def test_a_post_is_in_force_from_its_start_to_its_end_both_included(start, end, there):
    found = made([post("a", "ce", start=start, end=end)])
    assert ("a" in ids(found)) is there
    assert found.set_aside.rows("posts") == (not there)
    assert (found.set_aside.absences.get("a") is None) is there


def test_a_unit_is_too_and_rows_that_name_what_is_set_aside_go_with_it():
    found = made(
        [post("a", "ce", **ENDED), post("b", "ce")],
        units=[unit("u"), unit("old", **ENDED)],
        people=[{"id": "p"}],
        appointments=[{"person": "p", "post": "a"}, {"person": "p", "post": "b"}],
        links=[
            {"from": "a", "relation": "supports", "to": "b"},
            {"from": "b", "relation": "supports", "to": "old"},
            {"from": "b", "relation": "supports", "to": "u"},
        ],
        memberships=[{"body": "old", "member": "b", "role": "chairs"}],
        interests=[{"person": "p", "in": "old"}, {"person": "p", "in": "u"}],
        competencies=[{"holder": "a", "competency": "x"}],
        decisions=[{"id": "d", "body": "old"}],
        votes=[{"decision": "d", "person": "p", "capacity": "voted"}],
    )
    assert {name: len(frame) for name, frame in found.tables.items() if len(frame)} == {
        "posts": 2,
        "units": 1,
        "people": 1,
        "appointments": 1,
        "links": 1,
        "interests": 1,
    }
    assert {name: len(rows) for name, rows in found.set_aside.tables.items()} == {
        "posts": 1,
        "units": 1,
        "appointments": 1,
        "links": 2,
        "memberships": 1,
        "interests": 1,
        "competencies": 1,
        "decisions": 1,
        "votes": 1,
    }
    assert told(found) == []


def test_what_stands_by_itself_stays_though_it_names_what_is_not_in_force():
    found = made(
        [post("a", "ce", **ENDED), post("b", "a", unit="old")],
        units=[unit("old", **LATER), unit("u", head="a", parent="old")],
        functions=[{"id": "F1", "name": "Work", "owner": "a", "kind": "shared"}],
    )
    assert ids(found) == ["ce", "b"] and ids(found, "functions") == ["F1"]
    assert found.cells.cell("b", "reports_to") == "a"
    assert told(found) == [
        ("unknown-id", "posts.csv", 4, "reports_to", "a"),
        ("unknown-id", "posts.csv", 4, "unit", "old"),
        ("unknown-id", "units.csv", 3, "parent", "old"),
        ("unknown-id", "units.csv", 3, "head", "a"),
        ("unknown-id", "functions.csv", 2, "owner", "a"),
    ]
    messages = [problem.message for problem in found.problems if problem.fault]
    assert messages[0].startswith('no post "a" on 1 May 2026: it ended 31 March 2026. ')
    assert messages[1].startswith('no unit "old" on 1 May 2026: it begins 1 April 2027. ')
    earlier = found.as_of("2026-03-31")
    assert [row[1:4] for row in told(earlier)] == [
        ("posts.csv", 4, "unit"),
        ("units.csv", 3, "parent"),
    ]


def test_an_absent_manager_says_why_it_is_absent():
    found = made([post("a", "ce", title="Clerk", **ENDED), post("b", "a")])
    assert found.line_tops.ghosts == {"a": ("b",)}
    assert found.line_tops.ghost_title("a") == "Clerk (a): ended 31 March 2026"
    assert found.manager_words("b") == (
        "reports to Clerk (a), who is not in the data on that day (ended 31 March 2026)"
    )
    assert found.as_of("2026-03-31").manager_words("b") == "reports to Clerk (a)"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([ENDED], "ended 31 March 2026"),
        ([LATER], "begins 1 April 2027"),
        ([ENDED, LATER], "ended 31 March 2026, begins again 1 April 2027"),
        ([{"end": "2025-01-01"}, {"start": "2025-02-01", "end": "2026-03-31"}], "ended 31 March"),
        ([{"start": "2026-06-01", "end": "2026-01-01"}], "is not in force"),
    ],
)
def test_the_nearest_days_say_why_a_post_is_absent(rows, words):
    found = made([post("a", "ce", **days) for days in rows])
    assert found.set_aside.absences["a"].words().startswith(words)


def test_rows_of_one_post_with_days_apart_are_one_post_and_an_overlap_is_a_fault():
    apart = made(
        [
            post("b", "ce"),
            post("a", "ce", title="Clerk", end="2026-03-31"),
            post("a", "b", title="Head clerk", start="2026-04-01"),
        ]
    )
    assert told(apart) == [] and apart.hierarchy.manager("a") == "b"
    assert apart.names["a"] == "Head clerk"
    before = apart.as_of("2026-03-31")
    assert before.hierarchy.manager("a") == "ce" and before.names["a"] == "Clerk"

    meet = made([post("a", "ce", end="2026-04-01"), post("a", "ce", start="2026-04-01")])
    assert told(meet) == [("duplicate-id", "posts.csv", 4, "id", "a")]
    three = made(
        [
            post("a", "ce", end="2025-12-31"),
            post("a", "ce", start="2026-01-01", end="2026-04-30"),
            post("a", "ce", start="2026-03-01"),
        ]
    )
    assert told(three) == [("duplicate-id", "posts.csv", 5, "id", "a")]
    assert "row 4 on one day" in next(p.message for p in three.problems if p.fault)


def test_without_days_a_repeated_id_is_the_fault_it_was():
    found = made([post("a", "ce"), post("a", "ce")])
    assert told(found) == [("duplicate-id", "posts.csv", 4, "id", "a")]


def test_a_line_is_looked_at_as_it_is_on_the_day():
    posts = [
        post("a", "b", end="2026-03-31"),
        post("b", "ce", end="2026-03-31"),
        post("a", "ce", start="2026-04-01"),
        post("b", "a", start="2026-04-01"),
        post("old", "", end="2020-12-31"),
    ]
    found = made(posts)
    assert told(found) == []
    assert [row[0] for row in told(found, fault=False)] == ["unknown-id"]
    old = found.as_of("2020-12-31")
    assert ("several-tops", "posts.csv", None, "reports_to", "2") in told(old, fault=False)
    looped = made([post("a", "b", start="2026-06-01"), post("b", "a", start="2026-06-01")])
    assert told(looped) == []
    assert [row[0] for row in told(looped.as_of("2026-06-01"))] == ["loop"]


def test_ended_and_future_rows_are_counted_and_are_no_fault():
    found = made(
        [post("a", "ce", **ENDED), post("b", "ce", **ENDED), post("c", "ce", **LATER)],
        people=[{"id": "p"}],
        appointments=[{"person": "p", "post": "a"}],
    )
    (problem,) = found.problems
    assert not problem.fault and (problem.code, problem.value) == ("unknown-id", "3")
    assert problem.message == (
        "3 of 4 rows are not in force on 1 May 2026: 2 ended before and 1 begins later. They are "
        "kept and saved, and are not drawn, counted or checked. With them goes 1 row of "
        "appointments.csv that names them."
    )
    assert made([post("a", "ce")]).problems == ()


def test_other_words_for_vacant_are_told_and_are_no_fault():
    words = ("vacant", "Vacancy (Band 7)", "unfilled", "unfilled", "not vacant", "filled")
    found = made([post(f"p{n}", "ce", status=status) for n, status in enumerate(words)])
    assert found.vacant == {"p0", "p1", "p2", "p3"}
    (problem,) = found.problems
    assert not problem.fault and (problem.file, problem.column) == ("posts.csv", "status")
    assert problem.message.startswith(
        "3 posts are taken for vacant by other words than “vacant”: “Vacancy (Band 7)” and "
        "“unfilled”. "
    )


def test_one_row_not_in_force_is_told_in_the_singular():
    held = [{"person": "p", "post": "a"}, {"person": "q", "post": "a"}]
    people = [{"id": "p"}, {"id": "q"}]
    (problem,) = made([post("a", "ce", **ENDED)], people=people, appointments=held).problems
    assert problem.message == (
        "1 of 2 rows is not in force on 1 May 2026: 1 ended before. It is kept and saved, and is "
        "not drawn, counted or checked. With it go 2 rows of appointments.csv that name it."
    )
    both = made(
        [post("a", "ce", **ENDED)], units=[unit("u", **ENDED)], people=people, appointments=held[:1]
    )
    first, second = (one.message for one in both.problems)
    assert "appointments.csv" not in first
    assert second.endswith(
        "With all posts and units not in force goes 1 row of appointments.csv that names them."
    )


def test_an_end_before_the_start_is_a_fault_of_posts_units_and_appointments():
    days = {"start": "2026-06-01", "end": "2026-05-31"}
    found = made(
        [post("a", "ce", **days), post("b", "ce", start="2026-06-01", end="2026-06-01")],
        units=[unit("u", **days)],
        people=[{"id": "p"}],
        appointments=[{"person": "p", "post": "ce", **days}],
    )
    assert [row[:4] for row in told(found)] == [
        ("not-allowed", "posts.csv", 3, "end"),
        ("not-allowed", "units.csv", 2, "end"),
        ("not-allowed", "appointments.csv", 2, "end"),
    ]


def test_without_units_csv_a_unit_goes_with_the_last_post_that_names_it():
    found = made([post("a", "ce", unit="old", **ENDED), post("b", "ce", unit="new")])
    assert ids(found, "units") == ["new"]
    assert ids(found.as_of("2026-03-31"), "units") == ["old", "new"]


def test_where_nothing_has_days_nothing_is_copied():
    found = made([post("a", "ce")], units=[unit("u")])
    other = found.as_of("2020-01-01")
    assert all(other.tables[name] is found.tables[name] for name in found.tables)
    assert found.settled() is found and not found.set_aside.day


def test_on_a_day_that_is_none():
    with pytest.raises(DateError):
        made([]).as_of("31/03/2026")


# Scenarios

SCENARIO = om.Scenario("Option")


def test_a_change_to_what_is_set_aside_says_that_it_ended():
    found = made([post("a", "ce", title="Clerk", **ENDED), post("b", "ce")])
    with pytest.raises(ScenarioError) as refused:
        found.apply(SCENARIO.move_post("a", to="b").move_post("b", to="a"))
    one, two = (conflict.reason for conflict in refused.value.conflicts)
    words = "the post Clerk (a) is not in force on 2026-05-01: it ended 31 March 2026."
    assert one == words and two == words
    with pytest.raises(ScenarioError, match="is taken already: the post Clerk"):
        found.apply(SCENARIO.add_post("a", title="New", to="ce"))


def test_a_scenario_keeps_what_is_set_aside_and_its_rows_never_share_a_label():
    found = made([post("b", "ce"), post("a", "ce", **ENDED)])
    option = found.apply(SCENARIO.add_post("c", title="New", to="ce"))
    assert ids(option) == ["ce", "b", "c"]
    assert ids(option.as_of("2026-03-31")) == ["ce", "b", "a", "c"]
    assert option.as_of("2026-03-31").set_aside.rows("posts") == 0
    assert told(option) == [] and told(option, fault=False) == told(
        made([post("b", "ce"), post("a", "ce", **ENDED), post("c", "ce")]), fault=False
    )


def test_a_change_that_ends_a_post_sets_it_aside():
    found = made([post("b", "ce")])
    option = found.apply(SCENARIO.update_post("b", end="2026-03-31"))
    assert ids(option) == ["ce"] and option.set_aside.absences["b"].words() == "ended 31 March 2026"
    assert option.origins.of("posts", 3, "end").change == 1
    assert ids(option.as_of("2026-03-31")) == ["ce", "b"]


# Every row, on every day

_DAYS = st.sampled_from(["", "", "2026-01-10", "2026-02-10", "2026-03-10", "no day"])
_IDS = st.sampled_from("abcde")
_POSTS = st.lists(
    st.fixed_dictionaries(
        {"id": _IDS, "reports_to": st.sampled_from(["", *"abcde"]), "start": _DAYS, "end": _DAYS}
    ),
    max_size=6,
)
_UNITS = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from("uvw"), "name": st.just("U"), "kind": st.just("team")}
        | {"head": st.sampled_from(["", "a", "b"]), "start": _DAYS, "end": _DAYS}
    ),
    max_size=3,
)
_LINKS = st.lists(
    st.fixed_dictionaries(
        {"from": st.sampled_from("abcdeuvw"), "relation": st.just("supports")}
        | {"to": st.sampled_from("abcdeuvw")}
    ),
    max_size=5,
)


def _holds(row, day):
    start, end = (row[name] if row[name] != "no day" else "" for name in ("start", "end"))
    return (start or day) <= day <= (end or day)


@given(posts=_POSTS, units=_UNITS, links=_LINKS, day=st.integers(0, 90))
def test_on_any_day_the_tables_are_the_rows_in_force_picked_by_hand(posts, units, links, day):
    on = str(date(2026, 1, 1) + timedelta(days=day))
    posts = [{"title": f"P{at}", **row} for at, row in enumerate(posts)]
    units = [unit("x"), *units]
    for row in units:
        row.setdefault("start", "")
        row.setdefault("end", "")
    found = organisation([post("ce"), *posts], date="2026-02-01", units=units, links=links)
    looked = found.as_of(on)
    in_posts = [row for row in posts if _holds(row, on)]
    in_units = [row for row in units if _holds(row, on)]
    every = {row["id"] for row in (*posts, *units)}
    gone = every - {row["id"] for row in (*in_posts, *in_units)}
    in_links = [row for row in links if gone.isdisjoint((row["from"], row["to"]))]
    assert looked.posts["title"].tolist() == ["ce", *(row["title"] for row in in_posts)]
    assert ids(looked, "units") == [row["id"] for row in in_units]
    pairs = zip(looked.links["from"], looked.links["to"], strict=True)
    assert list(pairs) == [(row["from"], row["to"]) for row in in_links]
    assert set(looked.set_aside.absences) == gone

    straight = organisation([post("ce"), *posts], date=on, units=units, links=links)
    for table in (table.name for table in TABLES):
        assert looked.tables[table].equals(straight.tables[table])
    assert looked.problems == straight.problems
    assert looked.as_of("2026-02-01").problems == found.problems


@given(posts=_POSTS, units=_UNITS, links=_LINKS)
def test_what_is_saved_holds_every_row_in_its_place(posts, units, links):
    posts = [
        post("ce", title="Chief"),
        *({"title": f"P{at}", **row} for at, row in enumerate(posts)),
    ]
    found = organisation(posts, date="2026-02-01", units=[unit("x"), *units], links=links)
    again = from_files(folder_files(found))
    assert folder_files(again) == folder_files(found)
    whole = again.set_aside.joined(again.tables)
    assert whole["posts"]["title"].tolist() == [row["title"] for row in posts]
    assert len(whole["links"]) == len(links)
    assert all(
        again.tables[name].reset_index(drop=True).equals(found.tables[name].reset_index(drop=True))
        for name in found.tables
    )
