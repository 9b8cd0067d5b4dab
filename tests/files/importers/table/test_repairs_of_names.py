"""Repairs of cells that name persons, or stand where a name should: names beside titles, cover."""

import pytest

from orgmodel.files.importers.base import ImportOutcome, Options
from orgmodel.files.importers.table.importer import IMPORTER


def imported(text: str, name: str = "staff.csv", **options: object) -> ImportOutcome:
    return IMPORTER.read([(name, text.encode())], Options(**options))  # type: ignore[arg-type]


def cell(outcome: ImportOutcome, post: str, column: str) -> str:
    posts = outcome.model.posts
    return str(posts.loc[posts["id"] == post, column].iloc[0])


def offer(outcome: ImportOutcome, name: str) -> tuple[int, bool]:
    """How many rows a repair mends or would mend, and whether it was done; 0 where not offered."""
    found = [one for one in outcome.repairs if one.name == name]
    return (found[0].rows, found[0].done) if found else (0, False)


TOP = "Post ID,Job Title,Line Manager\n1,Chief Executive,\n"
SHARED = """Position Number,Position Title,Supervisor Position,Employee Name,FTE,Salary
1,Chief Executive,,"One, Ann",1,100000
2,Nurse,1,"Two, Bob",0.6,"£30,000"
2,Nurse,1,"Three, Cat",0.4,"£20,000"
"""


@pytest.mark.parametrize(
    "words",
    [
        *("Post frozen", "Agency cover", "Bank staff", "Covered by agency", "On hold"),
        *("Frozen post", "Held pending review", "AGENCY", "Locum doctor", "Bank nurse"),
    ],
)
def test_words_of_cover_and_of_stopped_posts_are_no_persons(words: str) -> None:
    found = imported(SHARED + f"3,Matron,1,{words},1,\n4,Clerk,1,Dan Banks,1,\n")
    assert set(found.model.appointments["post"]) == {"1", "2", "4"}
    assert cell(found, "3", "status") == words
    assert not found.model.vacant
    assert offer(found, "no-person") == (1, True)


def test_what_is_said_of_a_stopped_post_stands_beside_its_status() -> None:
    text = (
        "id,title,reports_to,Employee Name,Status\n1,CE,,Ann One,Active\n"
        "2,FD,1,On hold,Vacant\n3,AC,1,Frozen,Active\n"
    )
    found = imported(text)
    assert cell(found, "2", "status") == "Vacant; On hold"
    assert cell(found, "3", "status") == "Active; Frozen"
    assert found.model.vacant == {"2"}
    why = imported(text.replace("On hold", "Held pending return of Zoe Six"))
    assert cell(why, "2", "status") == "Vacant; Held"
    kept = imported(text, without=("no-person",))
    assert "On hold" not in found.model.people["name"].tolist()
    assert "Frozen" in kept.model.people["name"].tolist()


PAIRS = ["{name} - {title}", "{title} ({name})", "{name}, {title}", "{title} – {name}"]


@pytest.mark.parametrize("form", PAIRS)
def test_a_name_beside_the_title_of_a_level_is_the_holder(form: str) -> None:
    def pair(name: str, title: str) -> str:
        return f'"{form.format(name=name, title=title)}"'

    chief, head = pair("Ann One", "Chief Executive"), pair("Bob Two", "Director of Finance")
    vacant, second = pair("Vacant", "Payroll Clerk"), pair("Cat Three", "Director of Finance")
    rows = (f"{chief},,", f"{chief},{head},", f"{chief},{head},{vacant}", f"{chief},{second},")
    found = imported("L1,L2,L3\n" + "\n".join(rows) + "\n")
    posts = found.model.posts
    assert posts["id"].tolist() == [
        *("chief_executive", "director_of_finance", "payroll_clerk", "director_of_finance_2"),
    ]
    assert posts["reports_to"].tolist()[1:] == [
        *("chief_executive", "director_of_finance", "chief_executive"),
    ]
    assert found.model.people["name"].tolist() == ["Ann One", "Bob Two", "Cat Three"]
    assert found.model.vacant == {"payroll_clerk"}
    assert "One" not in posts.drop(columns=["source"]).to_csv()
    assert offer(found, "split-names") == (4, True)
    assert all(column.personal for column in found.columns[:2])


@pytest.mark.parametrize("form", PAIRS)
def test_a_name_beside_a_title_is_the_holder_and_managers_are_found_by_either(form: str) -> None:
    chief = form.format(name="Ann One", title="Chief Executive")
    head = form.format(name="Bob Two", title="Head of Finance")
    for manager in (chief, "Ann One"):
        text = f'Post ID,Job Title,Manager\n1,"{chief}",\n2,"{head}","{manager}"\n'
        found = imported(text)
        assert found.model.posts["title"].tolist() == ["Chief Executive", "Head of Finance"]
        assert found.model.people["name"].tolist() == ["Ann One", "Bob Two"]
        assert cell(found, "2", "reports_to") == "1"


@pytest.mark.parametrize(
    "titles",
    [
        ("Director - North West", "Manager - South East", "Officer - Great Yarmouth"),
        ("Officer (Climate Change)", "Officer (Rural Affairs)", "Manager (Supply Chain)"),
        ("Head, Digital Health", "Nurse, Ward Seven", "Director, Human Resources"),
    ],
)
def test_a_place_or_a_subject_beside_a_title_stays_there(titles: tuple[str, ...]) -> None:
    rows = "".join(f'{at},"{title}",{"1" * (at > 1)}\n' for at, title in enumerate(titles, 1))
    found = imported("Post ID,Job Title,Manager\n" + rows)
    assert found.model.posts["title"].tolist() == list(titles)
    assert offer(found, "split-names") == (0, False)


def test_names_in_few_titles_stand_and_are_told() -> None:
    found = imported(TOP + "2,Director - Bob Two,1\n3,Clerk,2\n4,Nurse,2\n")
    assert cell(found, "2", "title") == "Director - Bob Two"
    assert any("may hold a person's name" in p.message for p in found.problems if p.row == 3)


@pytest.mark.parametrize("short", ["One A", "A One", "A. One", '"One, A."', "ONE A.B."])
def test_a_manager_by_surname_and_initial_is_found_on_request_where_one_fits(short: str) -> None:
    text = (
        "Employee ID,Employee Name,Job Title,Manager\n1,Ann One,Chief Executive,\n"
        f"2,Bob Two,Head,{short}\n3,Ben Two,Head,{short}\n4,Cat Three,Clerk,Two B\n"
    )
    found = imported(text)
    assert cell(found, "2", "reports_to") == "outside_1"
    assert offer(found, "initials") == (2, False)
    asked = imported(text, repairs=("initials",))
    assert asked.model.posts["reports_to"].tolist()[:3] == ["", "1", "1"]
    assert cell(asked, "4", "reports_to") == "outside_1"
    assert offer(asked, "initials") == (2, True)
    assert asked.repairs[-1].examples


def test_names_beside_titles_are_parted_where_some_titles_are_unusual_or_stand_alone() -> None:
    text = (
        "Level 1,Level 2,Level 3\nAnn One - Chief Executive,,\n"
        "Ann One - Chief Executive,Bob Two - Bursar,\n"
        "Ann One - Chief Executive,Bob Two - Bursar,Cat Three - Clerk\n"
        "Ann One - Chief Executive,Director of Nursing,\n"
    )
    found = imported(text)
    assert found.model.posts["id"].tolist() == [
        *("chief_executive", "bursar", "clerk", "director_of_nursing"),
    ]
    assert found.model.appointments["post"].tolist() == ["chief_executive", "bursar", "clerk"]


def test_a_title_beside_the_holders_name_is_the_title_of_a_list_without_any() -> None:
    text = (
        "Post holder,Manager\nAnn One - Chief Executive,\n"
        "Bob Two - Director,Ann One - Chief Executive\n"
    )
    posts = imported(text).model.posts
    assert posts["id"].tolist() == ["chief_executive", "director"]
    assert posts["reports_to"].tolist() == ["", "chief_executive"]
