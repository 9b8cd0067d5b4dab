"""Every repair of a staff list: what it mends, what beside it stays, and that it is told."""

import pytest

from orgmodel.files.importers.base import ImportOutcome, Options
from orgmodel.files.importers.table.importer import IMPORTER
from orgmodel.files.importers.table.repairs.every import REPAIRS


def imported(text: str, name: str = "staff.csv", **options: object) -> ImportOutcome:
    return IMPORTER.read([(name, text.encode())], Options(**options))  # type: ignore[arg-type]


def cell(outcome: ImportOutcome, post: str, column: str) -> str:
    posts = outcome.model.posts
    return str(posts.loc[posts["id"] == post, column].iloc[0])


def offer(outcome: ImportOutcome, name: str) -> tuple[int, bool]:
    """How many rows a repair mends or would mend, and whether it was done; 0 where not offered."""
    found = [one for one in outcome.repairs if one.name == name]
    return (found[0].rows, found[0].done) if found else (0, False)


def faults(outcome: ImportOutcome) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in outcome.problems if problem.fault]


TOP = "Post ID,Job Title,Line Manager\n1,Chief Executive,\n"


def test_spaces_and_unseen_letters_go_and_are_told() -> None:
    found = imported(TOP + " 2 ,Director  of\u00a0Finance,1\u200b\n")
    assert cell(found, "2", "title") == "Director of Finance"
    assert cell(found, "2", "reports_to") == "1"
    assert offer(found, "trim") == (1, True)
    assert list(found.repaired.frame["row"]) == ["3", "3", "3"]


def test_a_repair_that_is_switched_off_mends_nothing_and_is_offered_still() -> None:
    found = imported(TOP + "2,Director,1.0\n", without=("decimals",))
    assert cell(found, "2", "reports_to") == "1.0"
    assert offer(found, "decimals") == (1, False)
    assert faults(found) == [("unknown-id", 3)]


@pytest.mark.parametrize(
    ("manager", "repair"), [("1.0", "decimals"), ("0001", "zeros"), ("Ann One (1)", "brackets")]
)
def test_a_managers_number_is_matched_by_what_a_spreadsheet_does_to_it(
    manager: str, repair: str
) -> None:
    found = imported(TOP + f"2,Director,{manager}\n")
    assert cell(found, "2", "reports_to") == "1"
    assert offer(found, repair) == (1, True)
    assert not faults(found)


def test_a_manager_outside_the_list_is_a_number_and_never_a_name() -> None:
    rows = "2,Director,Ann One (1)\n3,Nurse,Bob Two (2)\n4,Clerk,Zed Six (99)\n"
    found = imported(TOP + rows)
    assert cell(found, "4", "reports_to") == "99"
    assert offer(found, "brackets") == (3, True)
    unmended = imported(TOP + rows, without=("brackets",))
    assert "Zed" not in " ".join(unmended.model.posts["reports_to"])


def test_a_number_is_never_matched_by_likeness() -> None:
    found = imported(TOP + "12,Director,1\n13,Nurse,122\n")
    assert cell(found, "13", "reports_to") == "122"
    assert "mean" not in next(p.message for p in found.problems if p.fault)


def test_two_numbers_that_a_lost_zero_may_mean_are_left_alone() -> None:
    text = "Post ID,Job Title,Line Manager\n01,Chief Executive,\n001,Chair,01\n2,Clerk,1\n"
    found = imported(text)
    assert cell(found, "2", "reports_to") == "1"
    assert offer(found, "zeros") == (0, False)


def test_capitals_of_managers_are_mended_on_request_only() -> None:
    text = "id,title,reports_to\nce,Chief Executive,\nfd,Director,CE\n"
    assert offer(imported(text), "case") == (1, False)
    mended = imported(text, repairs=("case",))
    assert cell(mended, "fd", "reports_to") == "ce"
    assert offer(mended, "case") == (1, True)


@pytest.mark.parametrize("word", ["0", "N/A", "none", "#N/A", "-1", "NULL"])
def test_a_word_in_doubt_on_the_only_candidate_means_the_top(word: str) -> None:
    found = imported(f"id,title,reports_to\n1,Chief Executive,{word}\n2,Director,1\n")
    assert found.model.tops == ("1",)
    assert cell(found, "1", "reports_to") == ""
    assert offer(found, "nobody-only") == (1, True)


@pytest.mark.parametrize("word", ["NO_MANAGER", "NO_MGR", "XX", "No line manager"])
def test_a_word_for_nobody_means_a_top_on_every_row(word: str) -> None:
    found = imported(f"id,title,reports_to\n1,Chief Executive,{word}\n2,Chair,{word}\n3,PA,1\n")
    assert found.model.tops == ("1", "2")
    assert offer(found, "nobody") == (2, True)
    assert not faults(found)


def test_words_in_doubt_on_several_posts_mean_that_the_manager_is_not_known() -> None:
    text = "id,title,reports_to\n1,Chief Executive,0\n2,A,N/A\n3,B,VACANT\n4,C,TBC\n5,D,-\n6,E,2\n"
    found = imported(text)
    assert found.model.tops == ()
    assert sorted(found.model.line_tops.managers_not_known) == ["1", "2", "3", "4", "5"]
    assert offer(found, "not-known") == (5, True)
    assert "VACANT" in cell(found, "3", "reports_to_note")
    asked = imported(text, repairs=("nobody-every",))
    assert asked.model.tops == ("1", "2")


def test_a_word_that_is_an_id_of_the_list_is_that_post() -> None:
    found = imported("id,title,reports_to\n1,Chief Executive,\n0,Chair,1\n2,Clerk,0\n")
    assert cell(found, "2", "reports_to") == "0"
    assert not faults(found)


def test_the_only_blank_manager_is_the_top_and_of_several_none_is() -> None:
    one = imported(TOP + "2,Director,1\n")
    assert one.model.tops == ("1",)
    several = imported(TOP + "2,Director,\n3,Clerk,1\n")
    assert several.model.tops == ()
    assert faults(several) == [("missing-value", 2), ("missing-value", 3)]
    assert offer(several, "blank-is-top") == (2, False)
    assert imported(TOP + "2,Director,\n", repairs=("blank-is-top",)).model.tops == ("1", "2")


def test_a_post_that_reports_to_itself_is_the_top_only_where_no_other_can_be() -> None:
    alone = imported("id,title,reports_to\n1,Chief Executive,1\n2,Director,1\n")
    assert alone.model.tops == ("1",)
    beside = imported(TOP + "2,Director,2\n")
    assert ("self-report", 3) in faults(beside)
    assert offer(beside, "self-is-top") == (1, False)


def test_several_managers_in_a_cell_are_one_line_and_dotted_ones() -> None:
    found = imported(TOP + '2,Finance,1\n3,Nursing,1\n4,Partner,2;3\n5,Aide,"3, 2"\n')
    assert cell(found, "4", "reports_to") == "2"
    assert cell(found, "5", "reports_to") == "3"
    links = found.model.links[["from", "relation", "to"]].values.tolist()
    assert links == [["4", "dotted_line_to", "3"], ["5", "dotted_line_to", "2"]]
    assert offer(found, "second-managers") == (2, True)


def test_a_second_row_under_another_manager_is_a_dotted_line() -> None:
    found = imported(TOP + "2,Finance,1\n3,Nursing,1\n4,Partner,2\n4,Partner,3\n")
    assert len(found.model.posts) == 4
    assert found.model.links[["from", "to"]].values.tolist() == [["4", "3"]]
    assert offer(found, "second-rows") == (1, True)
    assert ("further row of a post", 1) in found.rows


SHARED = """Position Number,Position Title,Supervisor Position,Employee Name,FTE,Salary
1,Chief Executive,,"One, Ann",1,100000
2,Nurse,1,"Two, Bob",0.6,"£30,000"
2,Nurse,1,"Three, Cat",0.4,"£20,000"
"""


def test_a_job_share_is_one_post_with_two_holders() -> None:
    found = imported(SHARED)
    assert len(found.model.posts) == 2
    assert (cell(found, "2", "fte"), cell(found, "2", "cost")) == ("1", "50000")
    assert found.model.appointments["fte"].tolist() == ["1", "0.6", "0.4"]
    assert len(found.model.people) == 3
    apart = imported(SHARED, without=("job-share",))
    assert ("duplicate-id", 4) in faults(apart)


def test_another_title_under_one_number_is_a_second_post_of_the_same_person_only() -> None:
    text = SHARED + '2,Porter,1,"Two, Bob",0.2,5000\n1,Chair,,"Four, Dan",1,1\n'
    found = imported(text)
    assert cell(found, "2-2", "title") == "Porter"
    assert offer(found, "second-posts") == (1, True)
    assert offer(found, "repeats") == (1, False)
    assert ("duplicate-id", 6) in faults(found)
    assert imported(text, repairs=("repeats",)).model.posts["id"].tolist()[-1] == "1-2"
    person = found.model.appointments
    assert len(person[person["post"].isin(["2", "2-2"])]["person"].unique()) == 2


def test_rows_that_have_ended_or_begin_later_are_left_out_and_counted() -> None:
    text = (
        "Position Number,Position Title,Supervisor Position,FTE,Effective Start Date,"
        "Effective End Date\n1,Chief Executive,,1,01/04/2006,31/12/4712\n"
        "2,Director,1,0.5,01/04/2006,31/03/2007\n2,Director,1,1,01/04/2007,31/12/4712\n"
        "3,Clerk,1,1,01/04/2030,31/12/4712\n"
    )
    found = imported(text, on="2007-07-01")
    assert found.model.posts["id"].tolist() == ["1", "2"]
    assert cell(found, "2", "fte") == "1"
    assert offer(found, "as-of") == (2, True)
    assert ("left out by as-of", 2) in found.rows
    assert cell(imported(text, on="2006-07-01"), "2", "fte") == "0.5"


def test_vacancies_by_words_have_no_holder() -> None:
    text = SHARED + "3,Matron,1,Vacant – being recruited,1,\n4,Clerk,1,Notvacant Ann,1,\n"
    found = imported(text)
    assert found.model.vacant == {"3"}
    assert "4" in found.model.holders
    assert offer(found, "vacancy") == (1, True)


def test_a_row_that_repeats_another_in_every_cell_is_left_out_and_told() -> None:
    found = imported(TOP + "2,Director,1\n2,Director,1\n")
    assert found.model.posts["id"].tolist() == ["1", "2"]
    assert ("left out by same-row", 1) in found.rows
    assert faults(imported(TOP + "2,Director,1\n2,Director,1\n", without=("same-row", "job-share")))


def test_a_vacant_row_without_a_number_gets_an_id_of_its_title() -> None:
    found = imported(TOP + ",Head of Estates,1\n,Head of Estates,1\n")
    assert found.model.posts["id"].tolist() == ["1", "head_of_estates", "head_of_estates_2"]
    assert offer(found, "missing-numbers") == (2, True)


def test_units_written_in_several_ways_are_one() -> None:
    text = (
        "id,title,reports_to,Department\n1,CE,,Exec\n2,FD,1,Finance\n"
        "3,AC,2,FINANCE \n4,X,2,Finance\n"
    )
    found = imported(text)
    assert found.model.units["name"].tolist() == ["Exec", "Finance"]
    assert offer(found, "unit-names") == (1, True)
    apart = imported(text, without=("unit-names",))
    assert apart.model.units["name"].tolist() == ["Exec", "Finance"]


def test_a_holders_name_in_brackets_is_no_part_of_a_unit() -> None:
    text = (
        "id,title,reports_to,Employee Name,Department\n1,CE,,Ann One,Exec (Ann One)\n"
        "2,FD,1,Bob Two,Finance (North)\n"
    )
    found = imported(text)
    assert found.model.units["name"].tolist() == ["Exec", "Finance (North)"]
    assert offer(found, "unit-holders") == (1, True)


def test_yes_and_no_mean_what_the_heading_asks() -> None:
    text = "id,title,reports_to,Vacant?\n1,CE,,No\n2,FD,1,Yes\n"
    assert imported(text).model.vacant == {"2"}
    assert imported(text.replace("Vacant?", "Filled?")).model.vacant == {"1"}


def test_a_path_of_units_is_a_tree_of_them() -> None:
    text = (
        "id,title,reports_to,Organisation\n1,CE,,Trust\n2,FD,1,Trust > Finance\n"
        "3,PM,2,Trust > Finance > Payroll\n4,DN,1,Trust > Nursing\n"
        "5,PN,4,Trust > Nursing > Payroll\n"
    )
    units = imported(text).model.units
    named = dict(zip(units["id"], units["name"], strict=True))
    parents = [
        (name, named.get(parent, ""))
        for name, parent in zip(units["name"], units["parent"], strict=True)
    ]
    assert sorted(parents) == sorted(
        [
            ("Trust", ""),
            ("Finance", "Trust"),
            ("Payroll", "Finance"),
            ("Nursing", "Trust"),
            ("Payroll", "Nursing"),
        ]
    )


def test_a_large_row_that_names_nobody_is_a_group_with_its_fraction() -> None:
    found = imported("id,title,reports_to,fte\n1,CE,,1\n2,Nurses,1,12.6\n3,Nurse,1,1.2\n")
    assert cell(found, "2", "kind") == "post_group"
    assert cell(found, "2", "fte") == "12.6"
    assert cell(found, "3", "kind") == ""
    assert found.model.stands_for("2") == (13, None)


def test_managers_named_in_words_are_found_whatever_their_order_and_capitals() -> None:
    text = (
        'Employee Name,Job Title,Manager\n"One, Ann",Chief Executive,\n'
        '"Two, Bob",Director,ANN ONE\n"Three, Cat (Kate)",Clerk,"Two, Dr Bob"\n'
    )
    found = imported(text)
    assert found.model.posts["reports_to"].tolist() == ["", "chief_executive", "director"]
    assert not faults(found)


def test_a_manager_is_found_by_a_name_turned_round_and_by_a_number_beside_it() -> None:
    text = (
        "Employee ID,Employee Name,Job Title,Line Manager\n1,Ann One,Chief Executive,\n"
        '2,Bob Two,Head,"One, Ann"\n3,Cat Three,Clerk,"Two, Bob"\n'
    )
    assert imported(text).model.posts["reports_to"].tolist() == ["", "1", "2"]
    text = text.replace('"One, Ann"', "1 - Ann One").replace('"Two, Bob"', "2 - Bob Two")
    found = imported(text)
    assert found.model.posts["reports_to"].tolist() == ["", "1", "2"]
    assert offer(found, "brackets") == (2, True)


def test_a_name_that_two_holders_have_is_listed_and_not_guessed() -> None:
    text = (
        "Employee ID,Employee Name,Job Title,Manager\n1,Ann One,Chief Executive,\n"
        "2,Bob Two,Head,Ann One\n"
        "3,Bob Two,Lead,Ann One\n4,Cat Three,Clerk,Bob Two\n"
    )
    found = imported(text)
    assert cell(found, "4", "reports_to") == ""
    assert faults(found) == [("missing-value", 5)]
    assert any("2 and 3" in problem.message for problem in found.problems)


def test_the_name_of_a_manager_outside_the_list_never_becomes_an_id() -> None:
    text = (
        "Employee ID,Employee Name,Job Title,Manager\n1,Ann One,Chief Executive,\n"
        "2,Bob Two,Head,Ann One\n"
        "3,Cat Three,Clerk,Zoe Elsewhere\n4,Dan Four,Clerk,zoe elsewhere\n"
    )
    found = imported(text)
    assert cell(found, "3", "reports_to") == cell(found, "4", "reports_to") == "outside_1"
    assert "Zoe" not in found.model.posts.to_csv()
    assert faults(found) == [("unknown-id", 4), ("unknown-id", 5)]


def test_level_columns_are_a_tree_of_titles() -> None:
    text = (
        "L1,L2,L3\nChief,,\nChief,Finance,\nChief,Finance,Clerk\n"
        "Chief,Finance,Clerk\nChief,Nursing,Matron\n"
    )
    found = imported(text)
    posts = found.model.posts
    title = dict(zip(posts["id"], posts["title"], strict=True))
    lines = [
        (t, title.get(m, "")) for t, m in zip(posts["title"], posts["reports_to"], strict=True)
    ]
    assert sorted(lines) == sorted(
        [
            ("Chief", ""),
            ("Finance", "Chief"),
            ("Clerk", "Finance"),
            ("Clerk", "Finance"),
            ("Nursing", "Chief"),
            ("Matron", "Nursing"),
        ]
    )
    assert ("posts that no row was there for", 1) in found.counts


def test_every_repair_says_what_it_does() -> None:
    assert all(repair.meaning and repair.name == name for name, repair in REPAIRS.items())


def test_a_cell_that_stands_in_a_post_and_its_appointment_is_one_fault_of_the_list() -> None:
    found = imported(SHARED + '3,Matron,1,Vacant,1,\n4,Clerk,1,"Four, Dan",1.0.0,\n')
    assert faults(found) == [("not-a-number", 6)]


def test_a_second_manager_outside_the_list_is_told_at_the_lists_row() -> None:
    text = "id,title,reports_to,Dotted line to\n1,CE,,\n2,FD,1,99\n"
    assert faults(imported(text)) == [("unknown-id", 3)]


def test_days_of_a_list_without_holders_are_those_of_its_rows() -> None:
    text = (
        "Post ID,Job Title,Line Manager,Start,End\n1,Chief Executive,,01/04/2006,\n"
        "2,Director,1,01/04/2006,31/03/2007\n3,Clerk,1,01/04/2007,\n"
    )
    found = imported(text, on="2007-07-01")
    assert found.model.posts["id"].tolist() == ["1", "3"]
    named = text.replace("\n", ",Ann One\n").replace("End,Ann One", "End,Name")
    held = imported(named, on="2007-07-01")
    assert "2" in held.model.posts["id"].tolist()
