"""Each rule of the guess, beside the neighbour that it does not hold for."""

import pytest

from tests.files.importers.table.guessing.sheets import guessed, sheet, told, used

# --- who refers to what -------------------------------------------------------------------------


def test_the_column_that_managers_are_found_in_is_told_with_how_many():
    guess = guessed("Post No|Title|Line manager", "1|Boss|", "2|Aide|1", "3|Aide|1", "4|Aide|9")
    assert told(guess, "Line manager") == ("likely", "2 of 3 point to Post No")


def test_managers_are_compared_without_case_decimals_and_lost_zeros():
    guess = guessed("Post No|Title|Line manager", "001A|Boss|", "002|Aide|1a", "003|Aide|2.0")
    assert told(guess, "Line manager") == ("sure", "2 of 2 point to Post No")


def test_words_for_nobody_are_not_asked_for():
    guess = guessed("id|title|reports_to", "1|Boss|N/A", "2|Aide|1", "3|Aide|VACANT", "4|Aide|TBC")
    assert told(guess, "reports_to") == ("sure", "1 of 1 point to id")


def test_several_managers_in_a_cell_are_found_each():
    guess = guessed("id|title|reports_to", "1|Boss|", "2|Aide|1", "3|Aide|1;2", "4|Aide|1;9")
    assert told(guess, "reports_to")[1] == "2 of 3 point to id"


def test_the_managers_number_wins_over_the_managers_name():
    guess = guessed(
        "Post No|Title|Name|Manager name|Manager no",
        "1|Boss|Ann One||",
        "2|Aide|Bob Two|Ann One|1",
    )
    assert used(guess)["Manager no"] == "reports_to"
    assert told(guess, "Manager name") == ("sure", "Manager no says it already")


def test_a_managers_name_wins_over_a_number_that_is_nowhere():
    guess = guessed(
        "Post No|Title|Name|Manager name|Manager no",
        "1|Boss|Ann One||",
        "2|Aide|Bob Two|Ann One|77",
        "3|Aide|Cat Three|Bob Two|78",
    )
    assert used(guess)["Manager name"] == "reports_to"
    assert guess.mapping.manager_by == "name"


def test_of_three_columns_of_managers_the_one_that_is_found_best():
    guess = guessed(
        "Name|Job title|Email|Line manager|Line manager job title|Line manager email",
        "Ann One|Chief Executive|ann@x.org|||",
        "Bob Two|Director|bob@x.org|A. One|Chief Executive|ann@x.org",
        "Cat Three|Clerk|cat@x.org|B. Two|Director|bob@x.org",
        "Dan Four|Director|dan@x.org|A. One|Chief Executive|ann@x.org",
        "Eve Five|Clerk|eve@x.org|D. Four|Director|dan@x.org",
    )
    assert used(guess)["Line manager email"] == "reports_to"
    assert guess.mapping.manager_by == "email"
    assert used(guess)["Line manager"] == "leave_out"
    assert used(guess)["Line manager job title"] == "keep"


@pytest.mark.parametrize("heading", ["Manager", "Manager Flag", "Is manager", "Line manager?"])
def test_a_managers_column_of_yes_and_no_is_no_manager(heading):
    guess = guessed(f"id|title|{heading}|Reports to", "1|Boss|Yes|", "2|Aide|No|1")
    assert used(guess)[heading] == "keep"
    assert used(guess)["Reports to"] == "reports_to"


def test_a_manager_of_unknown_words_is_found_by_content_alone():
    guess = guessed("Ref|Title|Gaffer", "1|Boss|", "2|Aide|1", "3|Aide|1", "4|Aide|2")
    assert told(guess, "Gaffer") == ("guess", "3 of 3 point to Ref")


def test_a_column_of_unknown_words_that_refers_to_nothing_is_kept():
    guess = guessed("Ref|Title|Colour", "1|Boss|red", "2|Aide|red", "3|Aide|blue")
    assert told(guess, "Colour") == ("guess", "kept beside, no use known")


def test_without_any_heading_the_content_tells():
    guess = guessed(
        "column 1|column 2|column 3",
        "p1|Chief Executive|",
        "p2|Finance Director|p1",
        "p3|Ward Manager|p1",
        "p4|Staff Nurse|p3",
        "p5|Staff Nurse|p3",
    )
    assert used(guess) == {"column 1": "id", "column 2": "title", "column 3": "reports_to"}
    assert {one.certainty for one in guess.columns} == {"guess"}


def test_managers_named_by_first_and_last_name():
    guess = guessed(
        "First name|Surname|Job title|Manager",
        "Ann|One|Chief Executive|",
        "Bob|Two|Director|Ann One",
        "Cat|Three|Clerk|Two, Bob",
    )
    assert told(guess, "Manager") == ("sure", "2 of 2 point to First name and Surname")
    assert guess.mapping.manager_by == "name"


def test_a_manager_nobody_of_whom_is_in_the_list_is_still_the_manager():
    guess = guessed("Post No|Title|Line manager", "1|Boss|88", "2|Aide|99")
    assert told(guess, "Line manager") == ("guess", "none of 2 is found in the list")
    assert guess.mapping.manager_by == "id"


# --- numbers ------------------------------------------------------------------------------------


def test_an_employees_number_is_the_id_where_there_is_no_other():
    guess = guessed("Employee ID|Title|Manager ID", "1|Boss|", "2|Aide|1")
    assert used(guess)["Employee ID"] == "id"
    assert guess.mapping.manager_by == "id"


@pytest.mark.parametrize(("managers", "by"), [(("", "p1"), "id"), (("", "e1"), "holder_id")])
def test_beside_a_position_number_it_is_the_holders(managers, by):
    guess = guessed(
        "Employee Number|Position Number|Title|Manager",
        f"e1|p1|Boss|{managers[0]}",
        f"e2|p2|Aide|{managers[1]}",
    )
    assert used(guess)["Position Number"] == "id"
    assert used(guess)["Employee Number"] == "holder_id"
    assert guess.mapping.manager_by == by


def test_where_both_numbers_would_do_the_managers_words_decide():
    rows = ("1|1|Boss|", "2|2|Aide|1", "3|3|Aide|1")
    head = "Position Number|Employee Number|Title|"
    assert guessed(head + "Manager Employee Number", *rows).mapping.manager_by == "holder_id"
    assert guessed(head + "Manager Position Number", *rows).mapping.manager_by == "id"


def test_an_assignment_number_that_managers_refer_to_is_the_id():
    guess = guessed(
        "Position Number|Assignment Number|Title|Supervisor Assignment Number",
        "7|a1|Boss|",
        "8|a2|Aide|a1",
        "8|a3|Aide|a1",
    )
    assert used(guess)["Assignment Number"] == "id"
    assert used(guess)["Position Number"] == "keep"


def test_an_id_by_its_words_need_not_be_unique():
    guess = guessed("Post No|Title|Reports to", "1|Boss|", "2|Aide|1", "2|Aide|1", "3|Aide|2")
    assert told(guess, "Post No") == ("sure", "unique, but one stands in 2 rows")


def test_a_running_number_is_no_id_where_managers_name_another():
    guess = guessed("No.|Staff No|Title|Manager", "1|701|Boss|", "2|702|Aide|701", "3|703|Aide|702")
    assert used(guess)["Staff No"] == "id"
    assert used(guess)["No."] == "keep"


def test_an_id_that_holds_names_of_persons_is_the_holder():
    guess = guessed(
        "id|title|reports_to",
        "One, Ann|Boss|",
        "Two, Bob|Aide|One, Ann",
        "Three, Cat|Aide|Two, Bob",
    )
    assert used(guess)["id"] == "holder"
    assert guess.mapping.manager_by == "name"
    assert "id" not in guess.mapping.columns


def test_an_id_that_holds_titles_is_the_id():
    guess = guessed("id|title|reports_to", "chief_exec|Boss|", "fin_dir|Aide|chief_exec")
    assert used(guess)["id"] == "id"


# --- titles and names ---------------------------------------------------------------------------


def test_name_is_the_holder_beside_a_title_else_the_title():
    assert used(guessed("id|Name|Job", "1|Ann One|Boss", "2|Bob Two|Aide"))["Name"] == "holder"
    assert used(guessed("id|Name", "1|Chief Executive", "2|Finance Director"))["Name"] == "title"


def test_a_name_that_is_a_persons_is_never_the_title():
    assert used(guessed("id|Name", "1|Ann One", "2|Bob Two"))["Name"] == "holder"


def test_position_is_a_title_in_words_and_an_id_in_codes():
    assert used(guessed("Position|Name", "Boss|Ann One", "Aide|Bob Two"))["Position"] == "title"
    codes = guessed("Position|Title", "10023|Boss", "10024|Aide")
    assert used(codes) == {"Position": "id", "Title": "title"}


def test_a_title_of_mr_and_mrs_is_left_out():
    guess = guessed("id|Title|Name|Job title", "1|Mr|Ann One|Boss", "2|Dr|Bob Two|Aide")
    assert used(guess)["Title"] == "leave_out"
    assert used(guess)["Job title"] == "title"


def test_vacant_holders_are_counted():
    guess = guessed("id|title|Post holder", "1|Boss|Ann One", "2|Aide|Vacant", "3|Aide|Bob Two")
    assert told(guess, "Post holder") == ("sure", "names of persons; vacant in 1 row")


def test_whole_names_win_over_their_parts():
    guess = guessed(
        "id|title|First name|Last name|Full name",
        "1|Boss|Ann|One|Ann One",
        "2|Aide|Bob|Two|Bob Two",
    )
    assert used(guess)["Full name"] == "holder"
    assert used(guess)["First name"] == used(guess)["Last name"] == "leave_out"


# --- levels and units ---------------------------------------------------------------------------

LEVELS = ("Chief Executive||", "Chief Executive|Finance Director|", "Chief Executive|Nurse|")


@pytest.mark.parametrize("words", ["L", "Level ", "Tier ", "LEVEL_", "level-0"])
def test_levels_are_titles_where_there_is_no_title(words):
    guess = guessed("|".join(f"{words}{number}" for number in (1, 2, 3)), *LEVELS)
    assert guess.mapping.many["levels"] == (f"{words}1", f"{words}2")
    assert used(guess)[f"{words}3"] == "leave_out"


def test_beside_a_title_they_are_levels_of_units():
    guess = guessed(
        "L2|L1|Job title|Line manager",
        "Finance|Trust|Director|",
        "Nursing|Trust|Nurse|Director",
        "Finance|Trust|Clerk|Director",
    )
    assert guess.mapping.many["unit_levels"] == ("L1", "L2")


def test_a_title_that_repeats_the_deepest_level_is_kept():
    guess = guessed("L1|L2|Job title", "Boss||Boss", "Boss|Aide|Aide", "Boss|Clerk|Clerk")
    assert guess.mapping.many["levels"] == ("L1", "L2")
    assert used(guess)["Job title"] == "keep"


def test_units_nested_in_one_another_come_outermost_first():
    guess = sheet(
        Team=["a", "b", "c", "d", "e", "f"],
        Division=["East", "East", "East", "West", "West", "West"],
        Department=["p", "p", "q", "r", "r", "s"],
    )
    assert guess.mapping.many["unit_levels"] == ("Division", "Department", "Team")
    assert told(guess, "Department") == ("sure", "4 units, inside Division")


def test_units_that_cross_are_not_nested():
    guess = sheet(
        Directorate=["a", "a", "a", "b", "b", "b"], Service=["p", "q", "r", "p", "q", "r"]
    )
    assert "unit_levels" not in guess.mapping.many
    assert sorted(used(guess).values()) == ["keep", "title", "unit"]


def test_the_body_itself_is_no_level():
    guess = sheet(Organisation=["Trust"] * 6, Department=["a", "a", "b", "b", "c", "c"])
    assert used(guess)["Department"] == "unit"
    assert used(guess)["Organisation"] == "keep"


@pytest.mark.parametrize("mark", [" > ", " / ", "\\", "|", " : ", " » ", "→"])
def test_a_path_of_units_in_one_cell(mark):
    paths = ["T", "T>Finance", "T>Finance>Payroll", "T>Finance>Ledger", "T>Wards", "T>Wards>A"]
    guess = sheet(Organisation=[path.replace(">", mark) for path in paths])
    assert guess.mapping.unit_path == mark.strip()
    assert told(guess, "Organisation") == ("sure", "a path of up to 3 units")


@pytest.mark.parametrize(
    "units",
    [
        ["Estates / Facilities", "Finance / IT", "HR / Payroll", "Wards", "Labs / X-ray", "Legal"],
        ["Finance", "Finance", "Nursing > A", "HR", "Legal", "Estates"],
    ],
)
def test_a_mark_that_is_not_in_most_or_has_no_first_part_in_common_is_no_path(units):
    guess = sheet(Department=units)
    assert guess.mapping.unit_path == ""
    assert used(guess)["Department"] == "unit"


def test_a_code_for_each_unit():
    units = ["a", "a", "b", "b", "c", "c"]
    guess = sheet(Department=units, Department_code=[f"D{unit}" for unit in units])
    assert used(guess)["Department code"] == "unit_id"
    crossed = sheet(Department=units, Department_code=["1", "2", "1", "2", "1", "2"])
    assert used(crossed)["Department code"] == "keep"


def test_nested_units_of_one_size_go_by_their_words():
    guess = sheet(
        Team=["Ledger", "Ledger", "Payroll", "Payroll", "Ward", "Ward"],
        Directorate=["East", "East", "West", "West", "North", "North"],
    )
    assert guess.mapping.many["unit_levels"] == ("Directorate", "Team")


@pytest.mark.parametrize(
    ("roles", "use"),
    [(("CEO", "CFO"), "title"), (("tech_lead", "chair"), "title"), (("R1", "R2"), "id")],
)
def test_a_role_in_letters_is_a_title_and_in_figures_a_number(roles, use):
    guess = guessed("Role|Name", f"{roles[0]}|Ann One", f"{roles[1]}|Bob Two")
    assert used(guess)["Role"] == use


def test_a_unit_in_figures_beside_its_name_is_its_code():
    guess = sheet(
        Department=["101", "101", "102", "102", "103", "103"],
        Department_name=["Finance", "Finance", "Wards", "Wards", "Labs", "Labs"],
    )
    assert used(guess)["Department"] == "unit_id"
    assert used(guess)["Department name"] == "unit"
    alone = sheet(Department=["101", "101", "102", "102", "103", "103"])
    assert used(alone)["Department"] == "unit"
