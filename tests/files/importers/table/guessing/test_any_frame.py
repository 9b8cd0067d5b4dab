"""What holds for any sheet of text: a guess for each column, and never a traceback."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.files.importers.table.fields import BY_NAME, MANAGER_BY, MANY
from orgmodel.files.importers.table.guessing.guess import guess_columns, guessed_again
from orgmodel.files.importers.table.mapping import read_mapping
from tests.depth import at_least

HEADED = (
    "ID,Post No,Employee ID,Assignment Number,Name,First name,Surname,Job title,Position,Manager,"
    "Manager name,Manager ID,Dotted line,Email,Department,Team,Unit code,Org L1,L1,L2,FTE,Count,"
    "Band,Cost,Status,Clinical,Basis,Start date,End date,Valid from,Profession,Notes,Phone"
)
HEADINGS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(HEADED.split(",")),
)
CELLS = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        (
            *("", " ", "1", "2", "3", "1.0", "001", "2;3", ";", "0", "-", "N/A", "VACANT", "1e5"),
            *(
                "²",
                "٣",
                "1,5",
                "£",
                "£1",
                "50%",
                "yes",
                "Mr",
                "a@b",
                "Ann One",
                "One, Ann",
                "Clerk",
            ),
            *(
                "A > B",
                "A > B > C",
                "31/12/4712",
                "2007-02-30",
                "\x00",
                "\ud7ff",
                "9" * 400,
                "1.2.3,4",
            ),
        )
    ),
)


@st.composite
def sheets(draw: st.DrawFn) -> pd.DataFrame:
    headings = draw(st.lists(HEADINGS, max_size=8, unique=True))
    rows = draw(st.integers(0, 6))
    cells = {heading: draw(st.lists(CELLS, min_size=rows, max_size=rows)) for heading in headings}
    return pd.DataFrame(cells, columns=headings, dtype="str")


@settings(max_examples=at_least(150), deadline=None)
@given(sheets())
def test_every_column_has_one_use_and_every_field_one_column(cells):
    guess = guess_columns(cells)
    assert [one.heading for one in guess.columns] == list(cells.columns)
    assert guess.mapping.manager_by in MANAGER_BY
    uses = [one.use for one in guess.columns]
    assert all(use in BY_NAME or use in MANY for use in uses)
    assert all(uses.count(use) == 1 for use in uses if use in BY_NAME)
    assert {one.heading: one.use for one in guess.columns} == {
        heading: guess.mapping.of(heading) for heading in cells.columns
    }


@settings(max_examples=at_least(100), deadline=None)
@given(sheets(), st.randoms())
def test_the_order_of_columns_does_not_matter(cells, random):
    order = list(cells.columns)
    random.shuffle(order)
    one, other = guess_columns(cells), guess_columns(cells[order])
    assert dict(one.mapping.columns) == dict(other.mapping.columns)
    assert one.mapping.manager_by == other.mapping.manager_by
    assert one.mapping.unit_path == other.mapping.unit_path
    assert {each.heading: each for each in one.columns} == {
        each.heading: each for each in other.columns
    }


@settings(max_examples=at_least(75), deadline=None)
@given(sheets())
def test_a_mapping_used_again_on_its_own_sheet_stays_as_it_is(cells):
    mapping = guess_columns(cells).mapping
    again = guessed_again(cells, mapping)
    assert dict(again.mapping.columns) == dict(mapping.columns)
    assert {use: set(titles) for use, titles in again.mapping.many.items()} == {
        use: set(titles) for use, titles in mapping.many.items()
    }
    assert again.mapping.manager_by == mapping.manager_by
    assert not again.gone
    assert {one.reason for one in again.columns} <= {"as in the mapping"}


@settings(max_examples=at_least(50), deadline=None)
@given(sheets(), sheets())
def test_a_mapping_on_another_sheet_names_no_column_that_is_not_there(before, now):
    mapping = guess_columns(before).mapping
    again = guessed_again(now, mapping)
    assert set(again.mapping.headings) == set(now.columns)
    assert {one.heading for one in again.gone} == set(before.columns) - set(now.columns)
    assert all(one.words for one in again.gone)


def test_a_guess_is_written_and_read_as_a_mapping():
    cells = pd.DataFrame({"Post No": ["1", "2"], 'Job "x"': ["Boss", "Aide"]}, dtype="str")
    mapping = guess_columns(cells).mapping
    read = read_mapping(mapping.to_toml().encode(), ())
    assert dict(read.columns) == dict(mapping.columns)
    assert dict(read.many) == dict(mapping.many)


def test_columns_of_one_heading_and_missing_cells_are_read():
    cells = pd.DataFrame([["1", None], [None, "2"]], columns=["ID", "ID"], dtype=object)
    assert len(guess_columns(cells).columns) == 2
