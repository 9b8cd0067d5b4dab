"""The reader of TOML: what it gives, and every fault as a value with its place and mend."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.toml import DEEPEST, quoted, read, shown
from orgmodel.model.unprintable import UNPRINTABLE


def test_keys_and_values_are_read():
    values, faults = read('a = "x"\n[t]\nb = [1, 2.5, true, 2007-07-02]\n[[u]]\nc = 1\n')
    assert values == {"a": "x", "t": {"b": [1, 2.5, True, date(2007, 7, 2)]}, "u": [{"c": 1}]}
    assert faults == ()


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa = 1", "\ufeffa = 1", "a = 1\r\n", b"a = 1"])
def test_a_byte_order_mark_and_line_ends_make_no_difference(content):
    assert read(content) == ({"a": 1}, ())


def test_decimals_may_keep_the_text_they_are_written_in():
    assert read("fte = 0.60", decimals_as_text=True).values == {"fte": "0.60"}


@pytest.mark.parametrize(
    ("content", "says", "line", "column"),
    [
        (b"a = 1\nb = x", "Invalid value (at line 2, column 5). A text stands in quotation", 2, 5),
        (b"a = [1", "Unclosed array (at line 1, column 7). Close the bracket", 1, 7),
        (b"a", "Expected '=' after a key", 1, 2),
        (b"a = 1\na = 2", "A key stands once", 2, 6),
        (b"[a]\n[a]", "A [table] stands once", 2, 3),
        (b'a = "c:\\users"', "backslash", 1, 10),
        (b"a = 'x\ny'", "A text on one line ends on it", 1, 7),
        (b"a = 'x\0'", "no control character", 1, 7),
        (b"a = 2007-02-30", "yyyy-mm-dd", 1, 5),
        ("é = 1\nb = 'é'".encode("latin-1"), "is not UTF-8 (at line 1, column 1). Save it", 1, 1),
        (b"\xef\xbb\xbfa = 'x'\nb = '\xff'", "is not UTF-8 (at line 2, column 6)", 2, 6),
        ("a = '\ud800'", "half a character", 1, 6),
        (b"a = 1\nb = " + b"9" * 5000, "a number of 5,000 digits (at line 2, column 5)", 2, 5),
        ("a = 1".encode("utf-16"), "UTF-16. Save it as UTF-8", None, None),
    ],
)
def test_what_is_no_toml_is_one_fault_with_line_column_and_mend(content, says, line, column):
    values, (fault,) = read(content)
    assert values == {}
    assert fault.code == "unreadable"
    assert fault.message.startswith("not readable as TOML: ")
    assert says in fault.message
    assert (fault.line, fault.column) == (line, column)


@pytest.mark.parametrize(
    "content",
    ["a = " + "[" * 30_000, "a = " + "{b = " * 30_000, ".".join(["a"] * 5_000) + " = 1"],
)
def test_deep_nesting_is_a_fault(content):
    _, (fault,) = read(content)
    assert (fault.code, fault.line) == ("unreadable", None)
    assert f"more than {DEEPEST} deep" in fault.message


def test_nesting_that_is_not_too_deep_is_read():
    levels = DEEPEST - 1
    assert read("a = " + "[" * levels + "]" * levels).faults == ()
    assert len(read("a = " + "[" * DEEPEST + "]" * DEEPEST).faults) == 1


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("nan", "nan is no number to reckon with"),
        ("-inf", "-inf is no number to reckon with"),
        ("1e999", "inf is no number to reckon with"),
        ("1000000000000000000", "at most 18 digits"),
        ("-1000000000000000000", "at most 18 digits"),
        ("0x" + "f" * 6_000, "at most 18 digits"),
    ],
)
def test_a_number_nobody_can_reckon_with_is_a_fault_and_left_out(value, says):
    values, (fault,) = read(f"a = 1\n[[t]]\n[[t]]\nb = 2\nc = [3, {value}]\n")
    assert values == {"a": 1, "t": [{}, {"b": 2, "c": [3]}]}
    assert (fault.place, fault.key, fault.code) == ("t 2: c 2", "c", "not-allowed")
    assert says in fault.message


def test_a_number_of_eighteen_digits_is_read():
    assert read("a = 999999999999999999").values == {"a": 999_999_999_999_999_999}


def test_every_such_fault_is_told():
    assert [fault.place for fault in read("a = nan\n[b]\nc = inf").faults] == ["a", "b: c"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("text", '"text"'),
        ("a\nb\u202e", '"a\\u000ab\\u202e"'),
        ("x" * 99, '"' + "x" * 40 + '…"'),
        (True, "true"),
        (3, "3"),
        ([1], "a list"),
        ({"a": 1}, "a table"),
        (date(2007, 7, 2), "2007-07-02"),
    ],
)
def test_a_value_is_shown_short_and_without_what_cannot_be_seen(value, words):
    assert shown(value) == words


@given(st.binary() | st.text())
def test_no_content_at_all_raises_an_error(content):
    values, faults = read(content)
    assert isinstance(values, dict)
    assert all(str(fault).endswith(".") for fault in faults)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",))))
def test_a_text_reads_back_as_it_is_written(text):
    written = quoted(text)
    assert read(f"a = {written}").values == {"a": text}
    assert not UNPRINTABLE.search(written)
