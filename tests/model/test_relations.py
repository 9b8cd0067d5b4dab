"""The relations: each one row, and what derives from them."""

from orgmodel.model import relations
from orgmodel.model.schema import BY_NAME as TABLES


def test_each_relation_stands_once_and_has_a_verb():
    names = [row.name for row in relations.RELATIONS]
    assert len(names) == len(set(names))
    assert all(row.verb for row in relations.RELATIONS)


def test_each_is_either_a_row_of_links_or_written_where_it_says():
    for row in relations.RELATIONS:
        assert bool(row.places) == bool(row.written)
        for place in row.places:
            columns = TABLES[place.table].column_names
            assert {place.subject, place.object} <= set(columns), row.name
            assert place.column in ("", *columns)
            assert f"{place.table}.csv" in row.written


def test_the_families_do_not_overlap_and_seats_are_votes():
    families = relations.GOVERNANCE, relations.LATERAL, relations.MEMBERSHIP_RELATIONS
    assert sorted(sum(families, ())) == sorted(relations.LINK_RELATIONS)
    assert set(relations.SEATS) < set(relations.MEMBERSHIP_RELATIONS)


def test_a_relation_that_a_pack_adds_reads_as_it_is_written():
    assert (relations.verb("supports"), relations.verb("lets_to")) == ("supports", "lets to")
