"""import-report.csv: what only the import could see is told as long as it stands there."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.files.folder.import_report import import_report_bytes, read_import_report
from orgmodel.model.faults import CODES, Problem

SEEN = Problem("not-allowed", "list.xlsx", 14, "Grade", "8a", "Two rows of one post disagree.")
POSTS = "id,title,reports_to\nce,Chief,\n"


def folder(tmp_path, content):
    (tmp_path / "posts.csv").write_text(POSTS)
    (tmp_path / "import-report.csv").write_bytes(content)
    (tmp_path / "import-report.txt").write_text("the whole")
    return tmp_path


def faults(path):
    return [problem for problem in om.load(path).problems if problem.fault]


def test_a_fault_is_told_where_the_import_found_it_and_how_to_be_rid_of_it(tmp_path):
    (told,) = faults(folder(tmp_path, import_report_bytes([SEEN])))
    assert (told.code, told.file, told.row, told.column, told.value) == (
        "not-allowed",
        "list.xlsx",
        14,
        "Grade",
        "8a",
    )
    advice = "Once it is seen to, remove row 2 of import-report.csv."
    assert told.message == f"{SEEN.message} {advice}"


def test_it_is_told_after_save_and_load_and_from_a_zip_and_gone_with_its_row(tmp_path):
    (tmp_path / "a").mkdir()
    first = folder(tmp_path / "a", import_report_bytes([SEEN]))
    om.load(first).save(tmp_path / "b")
    assert faults(tmp_path / "b") == faults(first)
    assert (tmp_path / "b" / "import-report.txt").read_text() == "the whole"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in (tmp_path / "b").iterdir():
            archive.write(file, f"data/{file.name}")
    (tmp_path / "b.zip").write_bytes(packed.getvalue())
    assert faults(tmp_path / "b.zip") == faults(first)
    assert om.load(tmp_path / "b.zip").attachments["import-report.txt"] == b"the whole"
    (tmp_path / "b" / "import-report.csv").write_bytes(import_report_bytes([]))
    assert faults(tmp_path / "b") == []


def test_a_scenario_leaves_it_standing(tmp_path):
    loaded = om.load(folder(tmp_path, import_report_bytes([SEEN])))
    option = loaded.apply(om.Scenario("x").add_post("b", title="B", to="ce"))
    assert [problem.code for problem in option.problems if problem.fault] == ["not-allowed"]


def test_a_list_with_the_name_of_a_table_is_not_the_table(tmp_path):
    of_a_list = Problem("not-allowed", "posts.csv", 14, "Grade", "8a", "They disagree.")
    (told,) = faults(folder(tmp_path, import_report_bytes([of_a_list])))
    assert (told.file, told.row) == ("import-report.csv", 2)
    assert "posts.csv row 14, Grade: They disagree." in told.message


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", "missing-column", "no columns code, file and message"),
        (b"code,row\nx,1\n", "missing-column", "no columns file and message"),
        (b"code,file,message\nnot-alowed,a.csv,Words\n", "not-allowed", 'Did you mean "not-a'),
        (b"code,file,row,message\nnot-allowed,a.csv,x,W\n", "not-a-number", '"x" is not the'),
        (b"\xff\xfe\x00c", "missing-column", "Import the files again"),
    ],
)
def test_a_broken_one_is_told(content, code, says):
    found = read_import_report(content)
    assert found[0].code == code
    assert found[0].file == "import-report.csv"
    assert says in found[0].message


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
PROBLEMS = st.builds(
    Problem,
    st.sampled_from(CODES),
    WORDS.map(lambda word: f"{word}.xlsx"),
    st.none() | st.integers(1, 9_999_999),
    st.none() | WORDS.filter(bool),
    WORDS,
    WORDS,
    st.booleans(),
)


@given(st.lists(PROBLEMS))
def test_what_is_written_is_told(problems):
    told = read_import_report(import_report_bytes(problems))
    assert [(p.code, p.file, p.row, p.column, p.value, p.fault) for p in told] == [
        (p.code, p.file, p.row, p.column, p.value, p.fault) for p in problems
    ]
    assert all(t.message.startswith(p.message) for t, p in zip(told, problems, strict=True))


@given(st.binary(max_size=200))
def test_no_content_is_a_traceback(content):
    for problem in read_import_report(content):
        assert problem.code in CODES
