"""No table but people.csv names anybody, and no id, message or example does."""

import pytest

from orgmodel.errors import OrgmodelError
from orgmodel.files.importers.base import ImportOutcome, Options
from orgmodel.files.importers.table.importer import IMPORTER
from orgmodel.files.importers.table.nameless import vacancy_words

HEADING = "Employee Number,Employee Name,Job Title,Manager\n"
ROWS = "1,Ann One,Chief Executive,\n2,Ben Two,Director,1\n3,Cem Three,Clerk,2\n5,Eve Five,Clerk,2\n"


def imported(text: str, **options: object) -> ImportOutcome:
    return IMPORTER.read([("staff.csv", text.encode())], Options(**options))  # type: ignore[arg-type]


def said(outcome: ImportOutcome) -> str:
    """All that leaves the import but the names of people.csv and the folder's own report."""
    tables = {name: table for name, table in outcome.model.tables.items() if name != "people"}
    parts = [table.to_csv() for table in tables.values()]
    parts += [f"{problem} {problem.value}" for problem in outcome.problems]
    parts += [" ".join(outcome.nameless_examples(offer)) for offer in outcome.repairs]
    parts += [" ".join(one.samples) for one in outcome.columns if not one.personal]
    return "\n".join(parts)


@pytest.mark.parametrize("cell", ["Zed Gone", "Zed Gone (99)", "Gone", "zed.gone@x.org"])
def test_a_name_among_numbers_never_becomes_an_id(cell: str) -> None:
    found = imported(HEADING + ROWS + f"4,Dan Four,Clerk,{cell}\n")
    assert found.model.posts["reports_to"].tolist()[-1] == "outside_1"
    told = [problem for problem in found.problems if not problem.fault]
    assert [problem.row for problem in told] == [6]
    assert "Write the manager's number" in told[0].message
    assert "Gone" not in said(found)
    assert "gone" not in said(found)


@pytest.mark.parametrize("cell", ["99", "P-99", "99a"])
def test_a_number_that_nobody_has_stays_as_it_is(cell: str) -> None:
    found = imported(HEADING + ROWS + f"4,Dan Four,Clerk,{cell}\n")
    assert found.model.posts["reports_to"].tolist()[-1] == cell


def test_ids_in_words_stay_where_the_list_has_such() -> None:
    text = "id,title,reports_to\nceo,Chief,\ncfo,Director,ceo\nclerk,Clerk,coo\n"
    assert imported(text).model.posts["reports_to"].tolist() == ["", "ceo", "coo"]


def test_a_manager_by_name_is_told_without_the_name() -> None:
    rows = ["Name,Job Title,Manager", "Ann One,Chief,", "Ben Two,Director,Ann One"]
    rows += ["Cem Three,Clerk,Ben Two", "Cem Three,Nurse,Ben Two", "Dan Four,Clerk,Cem Three"]
    found = imported("\n".join([*rows, "Eve Five,Clerk,Zed Gone", ""]))
    words = said(found)
    assert "may be" in words
    assert "nobody in the list" in words
    assert not [name for name in ("Ann", "Ben", "Cem", "Zed") if name in words]


def test_a_holder_in_a_title_is_taken_away_and_told() -> None:
    found = imported(HEADING + ROWS + "4,Dan Four,Director of Care (Dan Four),1\n")
    assert found.model.posts["title"].tolist()[-1] == "Director of Care"
    assert [(o.name, o.rows, o.done) for o in found.repairs] == [("title-holders", 1, True)]
    assert "Dan" not in said(found)


def test_words_in_brackets_that_name_nobody_stay_in_a_title() -> None:
    found = imported(HEADING + ROWS + "4,Dan Four,Director (Interim),1\n")
    assert found.model.posts["title"].tolist()[-1] == "Director (Interim)"


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Vacant – being recruited", "Vacant – being recruited"),
        ("Vacant since May 2026", "Vacant since May 2026"),
        ("Vacant - was Eve Six", "vacant"),
        ("VACANT (I. NINE)", "vacant"),
    ],
)
def test_a_vacancy_keeps_its_words_but_no_name(cell: str, status: str) -> None:
    assert vacancy_words(cell) == status
    found = imported(HEADING + ROWS + f"4,{cell},Nurse,2\n")
    assert found.model.posts["status"].tolist()[-1] == status


def test_a_manager_who_is_not_known_is_noted_without_a_name() -> None:
    found = imported(HEADING + ROWS + "4,Dan Four,Nurse,VACANT (Ian Nine)\n7,Jo Ten,Nurse,TBC\n")
    notes = found.model.posts["reports_to_note"].tolist()
    assert notes[-2:] == [
        "written “VACANT …”: the manager is not known",
        "written “TBC”: the manager is not known",
    ]
    assert "Ian" not in said(found)


def test_a_column_of_names_cannot_be_the_id() -> None:
    with pytest.raises(OrgmodelError, match="a name never becomes an id"):
        imported(HEADING + ROWS, maps=(("id", "Employee Name"),))
    kept = imported(HEADING + ROWS, maps=(("id", "Employee Number"),))
    assert kept.model.posts["id"].tolist() == ["1", "2", "3", "5"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"on": "soon"}, '"soon" is no day'),
        ({"on": "2026-13-01"}, "is no day"),
        ({"maps": (("manager_by", "fish"),)}, "no way to name a manager"),
    ],
)
def test_what_cannot_be_used_is_told(options: dict[str, object], says: str) -> None:
    with pytest.raises(OrgmodelError, match=says):
        imported(HEADING + ROWS, **options)


def test_a_post_of_departed_csv_is_told_as_gone() -> None:
    files = [
        ("staff.csv", (HEADING + ROWS + "4,Dan Four,Nurse,9\n").encode()),
        ("departed.csv", b"id,title\n9,Matron\n"),
    ]
    found = IMPORTER.read(files, Options())
    fault = next(problem for problem in found.problems if problem.fault)
    assert "has gone (departed.csv)" in fault.message


def test_counts_of_one_are_in_the_singular() -> None:
    found = imported("id,title,reports_to,Name,Unit\n1,Chief,,Ann One,Exec\n")
    assert found.made == ("1 post", "1 person in post", "1 unit")
