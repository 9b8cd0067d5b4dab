"""Lists that are odd in one way each: what a manager would expect, or a word that says why not."""

from __future__ import annotations

from orgmodel.files.importers.base import ImportOutcome
from orgmodel.files.importers.found import importer

HEADINGS = "Post ID,Title,Manager,"


def imported(*rows: str) -> ImportOutcome:
    return importer("table").read([("list.csv", "\n".join(rows).encode())])


def column(found: ImportOutcome, name: str) -> list[str]:
    return found.model.posts[name].tolist()


def done(found: ImportOutcome) -> dict[str, int]:
    return {one.name: one.rows for one in found.repairs if one.done}


def test_hours_a_week_under_wte_are_parts_of_a_post_and_no_groups() -> None:
    found = imported(f"{HEADINGS}WTE", "1,Chief,,37.5", "2,Director,1,22.5", "3,Clerk,2,37.5")
    assert column(found, "fte") == ["1", "0.6", "1"]
    assert done(found) == {"hours": 3}
    groups = imported(f"{HEADINGS}FTE", "1,Chief,,1", "2,Nurses,1,37.5", "3,Porters,1,12")
    assert column(groups, "fte") == ["1", "37.5", "12"]
    assert done(groups) == {"groups": 2}


def test_two_holders_in_one_cell_share_the_post() -> None:
    found = imported(
        f"{HEADINGS}Post holder,FTE", "1,Chief,,Ann One,1", "2,Head,1,Bob Two / Cat Three,1"
    )
    assert found.model.people["name"].tolist() == ["Ann One", "Bob Two", "Cat Three"]
    assert found.model.appointments["post"].tolist() == ["1", "2", "2"]
    assert found.model.appointments["fte"].tolist() == ["1", "", ""]
    assert done(found) == {"joint-holders": 1}


def test_the_total_of_a_unit_is_no_post() -> None:
    found = imported(
        "Unit,Post ID,Title,Manager,FTE",
        "Exec,1,Chief,,1",
        "Exec Total,,,,1",
        "Finance,2,Director,1,0.5",
        "Finance Total,,,,0.5",
    )
    assert column(found, "id") == ["1", "2"]
    assert any("totals, not read" in one.message for one in found.problems)
    post = imported("Title,Post ID,Manager", "Chief,1,", "Head of Total,2,1")
    assert column(post, "title") == ["Chief", "Head of Total"]


def test_rows_without_headings_add_up() -> None:
    found = imported("1,Chief Executive,", "2,Director,1", "3,Clerk,2", "4,Nurse,2")
    assert found.rows == (("rows in", 4), ("posts", 4))


def test_the_last_day_that_a_spreadsheet_knows_is_an_open_end() -> None:
    found = imported(
        f"{HEADINGS}Employee,Start date,End date",
        "1,Chief,,Ann One,39173,",
        "2,Director,1,Bob Two,39264,2958465",
    )
    assert found.model.appointments["start"].tolist() == ["2007-04-01", "2007-07-01"]
    assert found.model.appointments["end"].tolist() == ["", ""]


def test_monthly_or_hourly_pay_is_no_cost_a_year() -> None:
    for heading in ("Monthly Salary", "Salary (monthly)", "Hourly rate"):
        found = imported(f"{HEADINGS}{heading},FTE", "1,Chief,,10000,1", "2,Director,1,5000,1")
        assert not any(column(found, "cost") if "cost" in found.model.posts else [])


def test_a_formula_in_error_is_told_and_nobody_is_made_of_it() -> None:
    found = imported(f"{HEADINGS}FTE", "1,Chief,,1", "2,Director,#REF!,#DIV/0!", "3,Clerk,2,1")
    assert found.model.tops == ("1",)
    assert set(found.model.line_tops.managers_not_known) == {"2"}
    assert done(found) == {"fte": 1, "not-known": 1}


def test_a_manager_by_the_holders_number_and_a_person_in_two_posts() -> None:
    found = imported(
        "Position ID,Employee ID,Worker,Business Title,Manager ID,FTE",
        "P1,E1,Ann One,Chief Executive,,1",
        "P2,E2,Bob Two,Director,E1,1",
        "P3,,Vacant,Clerk,E2,1",
        "P4,E2,Bob Two,Project Lead,E1,0.2",
    )
    assert column(found, "reports_to") == ["", "P1", "P2", "P1"]
    assert found.model.vacant == {"P3"}
    assert found.model.people["name"].tolist() == ["Ann One", "Bob Two"]


def test_a_code_with_a_space_that_managers_refer_to_is_the_id() -> None:
    for heading in ("Post", "Position"):
        found = imported(
            f"{heading},Role,Manager", "PO 1,Chief Executive,", "PO 2,Director,PO 1", "PO 3,,PO 2"
        )
        assert column(found, "id") == ["PO 1", "PO 2", "PO 3"]
        assert column(found, "title") == ["Chief Executive", "Director", ""]
        assert column(found, "reports_to") == ["", "PO 1", "PO 2"]
    titles = imported("Post,Manager", "Chief,", "Nurse 1,Chief", "Porter 2,Chief")
    assert column(titles, "title") == ["Chief", "Nurse 1", "Porter 2"]


def test_a_last_row_of_nothing_but_sums_is_no_post() -> None:
    rows = (f"{HEADINGS}FTE,Cost", "1,Chief,,1,100000", "2,Director,1,0.5,40000")
    found = imported(*rows, ",,,1.5,140000")
    assert column(found, "id") == ["1", "2"]
    assert any("totals, not read" in one.message for one in found.problems)
    assert dict(found.rows)["row above, below or between"] == 1
    assert len(column(imported(*rows, ",Head,,1.5,140000"), "id")) == 3
    assert len(column(imported(*rows, ",,,1.4,140000"), "id")) == 3
    assert len(column(imported("Post ID,Manager,Title", "1,,A", "2,1,B", "3,1,"), "id")) == 3


def test_a_manager_who_shares_a_post_is_that_post() -> None:
    heading = "Post ID,Title,Post holder,Manager"
    rows = ("1,Chief,Ann One,", "2,Head,Bob Two / Cat Three,Ann One", "3,Clerk,Dan Four,Cat Three")
    found = imported(heading, *rows, '4,Clerk,Eve Five,"Two, Bob"')
    assert column(found, "reports_to") == ["", "1", "2", "2"]
    twice = imported(heading, *rows, "4,Lead,Cat Three,Ann One")
    assert column(twice, "reports_to") == ["", "1", "", "1"]
    assert any("2 and 4" in one.message for one in twice.problems)
