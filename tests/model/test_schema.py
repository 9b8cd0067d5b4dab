"""The declaration of the tables hangs together."""

import pytest

from orgmodel.model.relations import (
    COLUMN_RELATIONS,
    LINK_RELATIONS,
    MEMBERSHIP_RELATIONS,
    SYMMETRIC_RELATIONS,
)
from orgmodel.model.schema import BASES, BY_NAME, ID_TABLES, TABLES

COLUMNS = [(table, column) for table in TABLES for column in table.columns]
each_column = pytest.mark.parametrize(
    ("table", "column"), COLUMNS, ids=[f"{table.name}.{column.name}" for table, column in COLUMNS]
)


def test_only_id_title_and_reports_to_are_needed_of_posts():
    needed = [column.name for column in BY_NAME["posts"].columns if column.needed]
    assert needed == ["id", "title", "reports_to"]


def test_a_top_post_may_leave_reports_to_empty():
    assert not BY_NAME["posts"].column("reports_to").filled


def test_no_table_and_no_column_is_declared_twice():
    assert len(BY_NAME) == len(TABLES)
    for table in TABLES:
        assert len(set(table.column_names)) == len(table.columns)


@each_column
def test_a_reference_names_tables_that_have_ids(table, column):
    assert set(column.refers_to) <= set(ID_TABLES)


@each_column
def test_only_a_choice_has_a_closed_list(table, column):
    assert (column.kind == "choice") == bool(column.allowed)


@each_column
def test_an_example_is_allowed(table, column):
    assert not column.allowed or column.example in ("", *column.allowed)


@each_column
def test_a_column_that_is_filled_is_there(table, column):
    assert column.needed or not column.filled


def test_a_relation_that_is_a_column_is_not_a_link():
    assert not set(COLUMN_RELATIONS) & set(LINK_RELATIONS)


def test_membership_relations_and_symmetric_ones_are_among_the_links():
    assert set(MEMBERSHIP_RELATIONS) <= set(LINK_RELATIONS)
    assert set(LINK_RELATIONS) >= SYMMETRIC_RELATIONS


def test_every_row_that_may_come_from_a_paper_can_say_how_sure_it_is():
    for name in ("posts", "units", "functions", "services", "links", "memberships"):
        assert BY_NAME[name].column("basis").allowed == BASES
        assert BY_NAME[name].column("source") is not None


def test_an_undeclared_column_is_not_found():
    assert BY_NAME["posts"].column("floor") is None
