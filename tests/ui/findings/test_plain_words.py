"""Findings in plain words: titles where the data's own ids stood, and nobody by an id."""

import re

import pytest

import orgmodel as om
from orgmodel.ui.findings.plain_words import message, plainly, title_of
from tests.builders import organisation, post, seat, unit


def small(name=""):
    return organisation(
        [post("g_cfo", title="Finance Director"), post("x1", title="Clerk")],
        units=[unit("board", "board", name="Board"), unit("im_mb", "board", name="Rail Board")],
        people=[{"id": "h7", "name": name}, {"id": "m.2", "name": ""}],
        appointments=[{"person": "h7", "post": "g_cfo"}],
        memberships=[seat("board", "m.2"), seat("im_mb", "m.2")],
    )


def test_ids_in_a_sentence_are_said_by_their_titles_and_words_stay_words():
    said = plainly("Held (g_cfo from 1 May 2026) by the board, x1 too.", small())
    assert said == "Held (Finance Director from 1 May 2026) by the board, Clerk too."


def test_a_person_is_told_by_posts_or_seats_and_not_by_name():
    assert title_of(small(), "h7") == "the holder of Finance Director"
    assert title_of(small(), "m.2") == "a member of Board and Rail Board"
    assert title_of(small("A Name"), "h7") == "the holder of Finance Director"
    assert plainly("h7 has two.", small()) == "The holder of Finance Director has two."


@pytest.mark.parametrize("sample", ["railway_group", "two_councils"])
def test_no_finding_of_a_sample_shows_an_id(sample):
    data = om.load(f"data/{sample}")
    ids = {one for one in data.table_of if re.search(r"[_.0-9]", one)}
    for finding in data.check().findings:
        words = set(re.findall(r"[\w.]*\w", message(data, finding).replace("\\", "")))
        assert not words & ids, finding.message
