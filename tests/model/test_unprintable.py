"""What is unprintable is told everywhere in the same words, and what can be read is left alone."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.unprintable import SIGN, UNPRINTABLE, signed, told, told_by_line

MARKS = "\x00\x07\x1b\x7f\x85\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069"


@pytest.mark.parametrize("mark", MARKS)
def test_each_is_told_and_signed(mark):
    assert told(f"a{mark}b") == told_by_line(f"a{mark}b") == f"a\\u{ord(mark):04x}b"
    assert signed(f"a{mark}b") in (f"a{SIGN}b", "a b")


def test_tab_and_feed_stay_where_they_have_a_place():
    assert told("a\tb\nc") == "a\tb\nc"
    assert told_by_line("a\tb\nc") == "a\\u0009b\nc"
    assert signed("a\tb\nc") == "a b c"


@given(st.text())
def test_no_control_is_left_and_what_is_printable_is_the_same(text):
    for out in (told(text), told_by_line(text), signed(text)):
        left = {c for c in out if unicodedata.category(c) in ("Cc", "Cs")}
        assert left <= {"\t", "\n"}
        assert not (UNPRINTABLE.search(out.replace("\t", "").replace("\n", "")))
    if not UNPRINTABLE.search(text):
        assert told(text) == signed(text) == text


@given(st.text())
def test_in_json_the_value_survives(text):
    assert json.loads(told(json.dumps([text], ensure_ascii=False, indent=2))) == [text]
