"""Staff lists of every everyday shape: the right posts, lines and values, each repair told."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from orgmodel.files.importers.base import ImportOutcome, Options
from orgmodel.files.importers.found import importer
from tests.files.importers.staff_lists import NOT_KNOWN, SHAPES, Shape

SHARED = Path(__file__).resolve().parents[4] / "shared"
CASES = SHARED / "cases"
ENCODINGS = SHARED / "realdata" / "encodings"
with_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not here")
with_encodings = pytest.mark.skipif(not ENCODINGS.is_dir(), reason="the encodings are not here")
VARIANTS = [
    pytest.param(shape, content, id=f"{shape.case}-{number}")
    for shape in SHAPES
    for number, content in enumerate(shape.variants)
]


def imported(*contents: tuple[str, bytes], **options: object) -> ImportOutcome:
    return importer("table").read(contents, Options(**options))  # type: ignore[arg-type]


def of_files(*paths: Path, **options: object) -> ImportOutcome:
    return importer("table").read_files(paths, Options(**options))  # type: ignore[arg-type]


def lines(found: ImportOutcome) -> dict[str, str]:
    """Post → manager: empty for a top, `NOT_KNOWN` where the manager is not known."""
    posts = found.model.posts
    unknown = set(found.model.line_tops.managers_not_known)
    return {
        post: NOT_KNOWN if post in unknown else manager
        for post, manager in zip(posts["id"], posts["reports_to"], strict=True)
    }


def values(found: ImportOutcome, column: str) -> dict[str, str]:
    posts = found.model.posts
    return dict(zip(posts["id"], posts[column], strict=True)) if column in posts else {}


def dotted(found: ImportOutcome) -> set[tuple[str, str]]:
    links = found.model.links
    return {
        (post, manager)
        for post, relation, manager in links[["from", "relation", "to"]].to_numpy().tolist()
        if relation == "dotted_line_to"
    }


def faults(found: ImportOutcome) -> tuple[tuple[str, int | None], ...]:
    return tuple((one.code, one.row) for one in found.problems if one.fault)


def held(found: ImportOutcome) -> dict[str, str]:
    names = dict(zip(found.model.people["id"], found.model.people["name"], strict=True))
    appointments = found.model.appointments[["post", "person"]].to_numpy().tolist()
    return {post: names[person] for post, person in appointments}


def assert_right(found: ImportOutcome, shape: Shape) -> None:
    assert lines(found) == shape.lines
    assert shape.titles.items() <= values(found, "title").items()
    assert values(found, "fte").items() >= shape.fte.items()
    assert values(found, "cost").items() >= shape.cost.items()
    assert dotted(found) == shape.dotted
    done = {one.name: one.rows for one in found.repairs if one.done and one.name != "trim"}
    assert done == shape.repaired
    offered = {one.name: one.rows for one in found.repairs if not one.done}
    assert shape.offered.items() <= offered.items()
    assert faults(found) == shape.faults
    messages = [str(one) for one in found.problems]
    for words in shape.told:
        assert any(words in message for message in messages), messages
    assert shape.holders.items() <= held(found).items()
    assert found.rows[0][1] == sum(number for _, number in found.rows[1:])


@with_cases
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.case)
def test_a_case_gives_the_right_posts_lines_and_values(shape: Shape) -> None:
    assert_right(of_files(CASES / shape.case), shape)


@with_cases
def test_every_case_that_is_a_list_is_looked_at() -> None:
    files = {path.name for path in CASES.iterdir() if path.suffix in (".csv", ".txt", ".xlsx")}
    assert files == {shape.case for shape in SHAPES} | {"c14-excel.xlsx", "m1-senior.csv"}


@pytest.mark.parametrize(("shape", "content"), VARIANTS)
def test_a_list_of_the_same_shape_in_other_words_does_too(shape: Shape, content: bytes) -> None:
    assert_right(imported((shape.case, content)), shape)


@with_cases
def test_the_case_in_excel() -> None:
    found = of_files(CASES / "c14-excel.xlsx")
    assert lines(found) == {"1": "", "2": "1"}
    assert not faults(found)


def test_numbers_in_excel_are_those_of_the_posts() -> None:
    book = openpyxl.Workbook()
    for row in (["Post ID", "Title", "Manager", "FTE"], [1, "Chief Executive", None, 1.0]):
        book.active.append(row)
    book.active.append([2, "Director", 1, 0.5])
    content = io.BytesIO()
    book.save(content)
    found = imported(("list.xlsx", content.getvalue()))
    assert lines(found) == {"1": "", "2": "1"}
    assert values(found, "fte") == {"1": "1", "2": "0.5"}
    assert not found.repairs


SENIOR = "Post Unique Reference,Name,Job Title,Unit,Reports to Senior Post,FTE\n"


def assert_two_appointments_of_one_person(found: ImportOutcome) -> None:
    assert lines(found) == {"1": "", "1-2": ""}
    assert values(found, "title") == {"1": "Director General", "1-2": "Chief Scientist"}
    assert held(found) == {"1": "Ann Ash", "1-2": "Ann Ash"}
    assert len(found.model.people) == 1
    assert list(found.model.appointments["fte"]) == ["1", "0.5"]
    assert {one.name: one.rows for one in found.repairs} == {"nobody": 2, "second-posts": 1}
    assert not faults(found)


@with_cases
def test_the_case_of_one_person_in_two_posts_under_one_reference() -> None:
    assert_two_appointments_of_one_person(of_files(CASES / "m1-senior.csv"))


def test_one_person_in_two_posts_under_one_reference() -> None:
    rows = "1,Ann Ash,Director General,Exec,XX,1\n1,Ann Ash,Chief Scientist,Science,xx,0.5\n"
    assert_two_appointments_of_one_person(imported(("s.csv", (SENIOR + rows).encode())))


def test_a_job_share_is_one_post_with_two_appointments() -> None:
    rows = (
        "1,Ann Ash,Chief Executive,Exec,XX,1\n2,Bob B,Nurse,Ward,1,0.6\n2,Cat C,Nurse,Ward,1,0.4\n"
    )
    found = imported(("s.csv", (SENIOR + rows).encode()))
    assert lines(found) == {"1": "", "2": "1"}
    assert values(found, "fte") == {"1": "1", "2": "1"}
    assert list(found.model.appointments["fte"]) == ["1", "0.6", "0.4"]
    assert ("job-share", 1) in [(one.name, one.rows) for one in found.repairs if one.done]


@with_cases
def test_the_cases_in_several_files() -> None:
    assistant = of_files(CASES / "a06")
    assert lines(assistant)["pa"] == "ce"
    assert lines(assistant)["ap"] == "pa"
    adviser = of_files(CASES / "a07")
    links = adviser.model.links[["from", "relation", "to"]].to_numpy().tolist()
    assert links == [["adv", "advises", "d"]]
    share = of_files(CASES / "a09")
    assert values(share, "fte")["don"] == "1"
    assert share.model.appointments[["person", "post", "fte"]].to_numpy().tolist() == [
        ["p1", "don", "0.6"],
        ["p2", "don", "0.4"],
        ["p3", "ce", "1"],
    ]
    assert not faults(assistant)
    assert not faults(adviser)
    assert not faults(share)


def assert_dates_are_mended(found: ImportOutcome) -> None:
    assert found.model.date == "2008-04-01"
    assert found.model.appointments[["start", "end"]].to_numpy().tolist() == [
        ["2007-04-01", ""],
        ["2007-04-13", ""],
    ]
    assert not faults(found)
    assert dict(found.repaired.frame["repair"].value_counts()) == {"dates": 3}


@with_cases
def test_the_case_of_dates_as_they_are_written() -> None:
    assert_dates_are_mended(of_files(CASES / "c13"))


def test_dates_of_a_folder_as_they_are_written() -> None:
    assert_dates_are_mended(
        imported(
            ("posts.csv", b"id,title,reports_to\n1,Chief Executive,\n2,Director,1\n"),
            ("people.csv", b"id,name\np1,Ann One\np2,Bob Two\n"),
            (
                "appointments.csv",
                b"person,post,start,end\np1,1,1 Apr 2007,31/12/4712\np2,2,39185,\n",
            ),
            ("organisation.toml", b'name = "X"\ndate = "1/4/2008"\n'),
        )
    )


@with_encodings
def test_the_eight_encodings_give_the_same_posts_lines_and_values() -> None:
    files = sorted(path for path in ENCODINGS.iterdir() if path.suffix in (".csv", ".txt"))
    assert len(files) == 8
    found = {path.name: of_files(path, repairs=("fill-down",)) for path in files}
    tables = {name: _by_post(one) for name, one in found.items()}
    first = tables[files[0].name]
    for name, table in tables.items():
        assert table == first, name
        assert not faults(found[name]), name
    told = {name: [str(one) for one in one.problems] for name, one in found.items()}
    for name, words in (
        ("cp1252-crlf.csv", "Windows-1252"),
        ("lone-cr.csv", "lone carriage return"),
        ("semicolon-bom.csv", "semicolons"),
        ("title-rows-and-total.csv", "totals"),
        ("trailing-blank-rows.csv", "200 blank rows"),
        ("utf16le-bom-tab.txt", "UTF-16"),
    ):
        assert any(words in message for message in told[f"nhsla-2013-senior.{name}"])


def _by_post(found: ImportOutcome) -> dict[str, tuple[object, ...]]:
    """The posts in any order, each with its manager, title, FTE, band, unit and holder."""
    model = found.model
    posts = model.posts.set_index("id")
    units = dict(zip(model.units["id"], model.units["name"], strict=True))
    names = held(found)
    return {
        str(post): (*row, units[unit], names.get(str(post)))
        for post, row, unit in zip(
            posts.index,
            posts[["title", "reports_to", "fte", "band"]].itertuples(index=False, name=None),
            posts["unit"],
            strict=True,
        )
    }


def test_a_repair_for_words_in_doubt_is_offered_where_another_is_done_on_them() -> None:
    text = b"id,title,reports_to\n1,Chief Executive,0\n2,Director,N/A\n3,Clerk,2\n"
    found = imported(("list.csv", text))
    offers = {one.name: (one.rows, one.done) for one in found.repairs}
    assert offers == {"nobody-every": (2, False), "not-known": (2, True)}
