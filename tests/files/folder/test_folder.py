"""A folder, one CSV, or named contents to an organisation; an error only where nothing is there."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.api import Organisation, from_reading
from orgmodel.errors import DataError
from orgmodel.files.folder.folder import read_files

POSTS = "id,title,reports_to\nce,Chief Executive,\nfin,Director of Finance,ce\n"


def folder(place, **files):
    for name, content in files.items():
        file = place / f"{name}.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def places(problems):
    return [(p.code, p.file, p.row) for p in problems]


def test_posts_alone_are_enough(tmp_path):
    made = om.load(folder(tmp_path, posts=POSTS))
    assert made.posts["id"].tolist() == ["ce", "fin"]
    assert made.problems == ()
    assert len(made.links) == 0


def test_one_csv_is_an_organisation_and_faults_name_that_file(tmp_path):
    file = tmp_path / "our posts.csv"
    file.write_text(POSTS + "a,A,b\n", encoding="utf-8")
    made = om.load(file)
    assert made.name == "our posts"
    assert places(made.problems) == [("unknown-id", "our posts.csv", 4)]


def test_the_organisation_is_named_by_its_toml_and_else_by_its_folder(tmp_path):
    assert om.load(folder(tmp_path, posts=POSTS)).name == tmp_path.name
    (tmp_path / "organisation.toml").write_text('name = "Brent tPCT"', encoding="utf-8")
    assert om.load(tmp_path).name == "Brent tPCT"


def test_a_path_may_be_text(tmp_path):
    assert len(om.load(str(folder(tmp_path, posts=POSTS))).posts) == 2


def test_a_folder_without_posts_says_what_it_has_and_what_to_add(tmp_path):
    with pytest.raises(DataError, match=r"has no posts\.csv \(it has units\.csv\)") as caught:
        om.load(folder(tmp_path, units="id,name,kind\n"))
    assert places(caught.value.problems) == [("unreadable", "posts.csv", None)]
    assert "id, title, reports_to" in str(caught.value)


def test_an_empty_folder_is_a_data_error(tmp_path):
    with pytest.raises(DataError, match="it has no CSV file"):
        om.load(tmp_path)


def test_a_path_that_is_not_there_is_a_data_error(tmp_path):
    with pytest.raises(DataError, match="No such file") as caught:
        om.load(tmp_path / "nowhere")
    assert places(caught.value.problems) == [("unreadable", "nowhere", None)]


def test_a_path_that_no_file_can_have_is_a_data_error():
    with pytest.raises(DataError):
        om.load("a\0b")


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"\x00\x01\x02", b"PK\x03\x04", "id,title".encode("utf-16"), b"name\nx\n"],
    ids=["empty", "blank lines", "binary", "workbook", "utf-16", "without ids"],
)
def test_posts_that_cannot_be_read_are_a_data_error_with_its_faults(tmp_path, content):
    with pytest.raises(DataError) as caught:
        om.load(folder(tmp_path, posts=content))
    assert {problem.file for problem in caught.value.problems} == {"posts.csv"}
    assert str(caught.value) == str(caught.value.problems[0])


def test_a_header_alone_is_an_organisation_without_posts(tmp_path):
    made = om.load(folder(tmp_path, posts="id,title,reports_to\n"))
    assert places(made.problems) == [("no-top", "posts.csv", None)]


def test_a_file_beside_posts_that_cannot_be_read_is_told_and_the_rest_is_loaded(tmp_path):
    made = om.load(folder(tmp_path, posts=POSTS, links=b"\x00\x01", services="id,name\n"))
    assert places(made.problems) == [
        ("missing-column", "services.csv", 1),
        ("unreadable", "links.csv", None),
    ]


def test_a_file_that_may_not_be_opened_is_told_and_the_rest_is_loaded(tmp_path, monkeypatch):
    place = folder(tmp_path, posts=POSTS, links="from,relation,to\n")
    read = Path.read_bytes

    def closed(path):
        if path.name == "links.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    made = om.load(place)
    assert places(made.problems) == [("unreadable", "links.csv", None)]
    assert "Permission denied" in made.problems[0].message
    assert len(made.posts) == 2


def test_a_folder_named_as_a_file_is_told(tmp_path):
    (tmp_path / "links.csv").mkdir()
    made = om.load(folder(tmp_path, posts=POSTS))
    assert places(made.problems) == [("unreadable", "links.csv", None)]


def test_units_that_cannot_be_read_do_not_make_every_mention_of_one_a_fault(tmp_path):
    posts = POSTS.replace("reports_to\n", "reports_to,unit\n").replace(",ce\n", ",ce,d_fin\n")
    made = om.load(
        folder(tmp_path, posts=posts, units=b"\x00", functions="id,name,owner,kind\nF,F,d_x,y\n")
    )
    assert [p.code for p in made.problems if p.fault] == ["unreadable"]


def test_a_column_that_is_not_there_is_one_fault_and_not_one_a_row(tmp_path):
    made = om.load(folder(tmp_path, posts="id,reports_to\nce,\nfin,ce\n"))
    assert [(p.code, p.column) for p in made.problems] == [("missing-column", "title")]


def test_without_reports_to_the_tops_are_not_told_beside(tmp_path):
    made = om.load(folder(tmp_path, posts="id,title\na,A\nb,B\n"))
    assert [(p.code, p.column) for p in made.problems] == [("missing-column", "reports_to")]


def test_a_file_of_another_name_is_told_with_the_likely_one(tmp_path):
    place = folder(tmp_path, posts=POSTS, link="from,relation,to\n")
    (place / "Units.CSV").write_text("id,name,kind\n", encoding="utf-8")
    told = {problem.file: problem for problem in om.load(place).problems}
    assert not any(problem.fault for problem in told.values())
    assert "Did you mean links.csv?" in told["link.csv"].message
    assert "Did you mean units.csv?" in told["Units.CSV"].message


def test_tables_have_every_declared_column_and_carried_ones_after_them(tmp_path):
    made = om.load(folder(tmp_path, posts=POSTS.replace("reports_to\n", "reports_to,floor\n")))
    assert made.posts.columns[-1] == "floor"
    assert "count" in made.posts.columns
    assert made.posts.loc[2, "count"] == ""


START = b"id,title,reports_to\n"
PIECES = [
    START,
    b"id",
    b",",
    b"\n",
    b"\r",
    b'"',
    b"ce",
    b"\xff",
    b"\x00",
    b"\xef\xbb\xbf",
    b"fte",
    b"kind",
    b"-1",
    b"\xc3\xa9",
    b"\xe2\x80\xa8",
    b"\x1a",
    b"\t",
    b";",
    b"unit",
]
JUMBLE = st.lists(st.sampled_from(PIECES), max_size=20).map(b"".join)


@given(st.binary(max_size=80) | JUMBLE | JUMBLE.map(START.__add__))
@example(START + b'a,"b\nc,d,\n')
@example(b"id,id,title,reports_to\na,b,c,d\n")
def test_any_bytes_are_an_organisation_or_a_data_error(content):
    try:
        made = from_reading(read_files({"posts.csv": content}))
    except DataError as error:
        assert error.problems
    else:
        assert isinstance(made, Organisation)
        assert len(made.hierarchy) <= len(made.posts)
        assert made.measures().to_dict()["organisation"]


@given(
    st.dictionaries(
        st.sampled_from(
            ["units.csv", "links.csv", "organisation.toml", "memberships.csv", "other.csv"]
        ),
        JUMBLE,
    )
)
def test_any_bytes_beside_posts_leave_the_posts(files):
    made = from_reading(read_files({"posts.csv": POSTS.encode(), **files}))
    assert made.hierarchy.ids == ("ce", "fin")
    assert len(made.graph) >= 2
