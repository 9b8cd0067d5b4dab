"""Patterns with `*`: what fits, and that none hangs."""

import fnmatch
import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.rules.selection.wildcard import Searched
from tests.depth import at_least


def found(pattern: str, text: str) -> bool:
    return list(Searched([text]).places(pattern)) == [0]


@pytest.mark.parametrize(
    ("pattern", "text", "fit"),
    [
        ("Head of *", "head  of Finance", True),
        ("Head of *", "Deputy head of finance", False),
        ("*finance*", "Head of Finance", True),
        ("8*", "8a", True),
        ("8*", "18", False),
        ("8", "8a", False),
        ("*a*a", "a", False),
        ("[a-z]?", "[A-Z]?", True),
        ("R.D", "R&D", False),
    ],
)
def test_a_pattern_is_for_the_whole_text(pattern, text, fit):
    assert found(pattern, text) is fit


@settings(max_examples=at_least(80), deadline=None)
@given(st.text("ab*", max_size=8), st.text("ab", max_size=10))
def test_it_says_what_a_regular_expression_says(pattern, text):
    expected = re.fullmatch(fnmatch.translate(pattern), text) is not None
    assert found(pattern, text) is (expected and bool(text))


def test_a_pattern_made_to_hang_does_not():
    started = process_time()
    assert not found("*a" * 200 + "*b", "a" * 20_000)
    assert process_time() - started < 1


@settings(max_examples=at_least(80), deadline=None)
@given(st.text("ab*", max_size=4), st.lists(st.text("aB \n", max_size=4), max_size=8))
def test_it_finds_in_a_column_what_it_finds_text_by_text(pattern, texts):
    one_by_one = [place for place, text in enumerate(texts) if found(pattern, text)]
    assert list(Searched(texts).places(pattern)) == one_by_one
    assert Searched(texts).blank == tuple(p for p, text in enumerate(texts) if not text.strip())
