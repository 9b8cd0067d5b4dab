"""A folder with twenty faults of all codes: all are told at once, with the right rows."""

from pathlib import Path

import orgmodel as om
from orgmodel.model.faults import CODES

BROKEN = Path(__file__).resolve().parents[2] / "broken"

TWENTY = [
    ("no-top", "posts.csv", None, "reports_to"),
    ("loop", "posts.csv", 2, "reports_to"),
    ("self-report", "posts.csv", 4, "reports_to"),
    ("unknown-id", "posts.csv", 5, "reports_to"),
    ("duplicate-id", "posts.csv", 6, "id"),
    ("missing-value", "posts.csv", 7, "title"),
    ("not-a-number", "posts.csv", 8, "fte"),
    ("not-allowed", "posts.csv", 9, "cost"),
    ("not-allowed", "posts.csv", 10, "id"),
    ("not-allowed", "posts.csv", 11, "clinical"),
    ("unreadable", "posts.csv", 12, None),
    ("unknown-id", "units.csv", 2, "head"),
    ("loop", "units.csv", 3, "parent"),
    ("duplicate-id", "units.csv", 5, "id"),
    ("self-report", "units.csv", 6, "parent"),
    ("unreadable", "functions.csv", 3, None),
    ("missing-column", "services.csv", 1, "provision"),
    ("unknown-relation", "links.csv", 2, "relation"),
    ("not-allowed", "links.csv", 3, "relation"),
    ("unknown-id", "links.csv", 4, "to"),
]


def places(problems):
    return [(p.code, p.file, p.row, p.column) for p in problems]


def test_all_twenty_faults_are_told_at_once_at_their_rows():
    faults = [p for p in om.load(BROKEN / "twenty_faults").problems if p.fault]
    assert places(faults) == TWENTY


def test_what_is_only_told_is_no_fault():
    told = [p for p in om.load(BROKEN / "twenty_faults").problems if not p.fault]
    assert places(told) == [("unknown-column", "posts.csv", 1, "floor")]
    (tops,) = om.load(BROKEN / "several_tops").problems
    assert (tops.code, tops.fault) == ("several-tops", False)


def test_every_code_is_planted():
    planted = {code for code, *_ in TWENTY} | {"unknown-column", "several-tops"}
    assert planted == set(CODES)


def test_the_faulty_organisation_is_still_a_forest_with_every_post():
    made = om.load(BROKEN / "twenty_faults")
    assert set(made.hierarchy.ids) == set(made.posts["id"])
    assert made.hierarchy.tops == ("ce", "fin", "hr")


def test_a_message_says_what_is_there_what_is_allowed_and_the_likely_fix():
    said = {(p.file, p.row): p.message for p in om.load(BROKEN / "twenty_faults").problems}
    assert said["posts.csv", 5] == 'no post "CEO". Did you mean "ce"?'
    assert said["posts.csv", 11] == '"perhaps" is not allowed. Allowed: yes, no.'
    assert "and Communications" in said["posts.csv", 12]
