"""The quick way to read rows: either what the careful way reads, or nothing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.files.folder import quick_rows as quick

COLUMNS = ["id", "title"]
CELLS = st.sampled_from(
    ["", "a", "NA", "001", "R&D", '"a, b"', '"a ""b"" c"', '"a\nb"', '"a\r\nb"', 'a"b', '"']
)


def _rows(text: str) -> list[list[str]] | None:
    frame = quick.quick_rows(text, COLUMNS)
    return None if frame is None else frame.to_numpy().tolist()


def _ends_inside_a_cell(text: str) -> bool:
    """Whether a quotation mark is never closed: what a strict reader says of the end."""
    try:
        list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


@given(
    rows=st.lists(st.tuples(CELLS, CELLS), max_size=6),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    block=st.integers(8, 64),
    last=st.booleans(),
)
def test_what_it_reads_is_what_the_careful_way_reads(
    rows: list[tuple[str, str]], end: str, block: int, last: bool
) -> None:
    text = end.join(["id,title", *(",".join(row) for row in rows)]) + (end if last else "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "_BLOCK", block)
        found = _rows(text)
    if found is not None:
        assert not _ends_inside_a_cell(text)
        assert found == list(csv.reader(io.StringIO(text, newline="")))[1:]


def test_a_sound_file_is_read_with_line_ends_inside_cells_as_they_are() -> None:
    assert _rows('id,title\r\n1,"a\r\nb"\r\n2,"c ""d"""\r\n') == [["1", "a\r\nb"], ["2", 'c "d"']]


@pytest.mark.parametrize(
    "text",
    ['id,title\n1,"open\n2,b\n', "id,title\n1\n", "id,title\n1,a,b\n"],
    ids=["open quotation mark", "short row", "long row"],
)
def test_a_file_that_needs_a_careful_look_is_left(text: str) -> None:
    assert _rows(text) is None


def test_cells_stay_text() -> None:
    frame = quick.quick_rows("id,title\n001,NA\n1E05,true\n", COLUMNS)
    assert frame is not None
    assert frame.to_numpy().tolist() == [["001", "NA"], ["1E05", "true"]]
    assert [str(kind) for kind in frame.dtypes] == ["str", "str"]
