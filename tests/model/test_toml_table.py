"""One table of a TOML file: what each question gives, and how what does not fit is told."""

from datetime import date, datetime

import pytest

from orgmodel.model.toml_table import TomlTable, opened


def faults(ask, **given):
    """What a question makes of a table inside another."""
    table = TomlTable(given, place="rule R1")
    ask(table)
    return table.words("mine.toml")


@pytest.mark.parametrize(
    ("ask", "value", "answer"),
    [
        (lambda t: t.text("k"), "a\x07b", "a\x07b"),
        (lambda t: t.text("k", or_date=True), date(2007, 7, 2), "2007-07-02"),
        (lambda t: t.name("k", allowed=("a", "b")), "b", "b"),
        (lambda t: t.day("k"), date(2007, 7, 2), "2007-07-02"),
        (lambda t: t.day("k"), "2007-07-02", "2007-07-02"),
        (lambda t: t.texts("k"), ["a", "b"], ["a", "b"]),
        (lambda t: t.names("k"), [], []),
        (lambda t: t.flag("k"), True, True),
        (lambda t: t.number("k", 0, least=0.5, most=2), 0.5, 0.5),
        (lambda t: t.whole("k", 0, least=1, most=2), 2, 2),
        (lambda t: t.whole("k", 0, least=1, most=2), 2.0, 2),
        (lambda t: t.optional_whole("k", least=1, most=2), 1, 1),
        (lambda t: t.table("k").text("a"), {"a": "x"}, "x"),
        (lambda t: t.names_by_key("k"), {"a": "x", "b": ""}, {"a": "x", "b": ""}),
        (lambda t: [block.text("a") for block in t.tables("k")], [{"a": "x"}, {}], ["x", ""]),
    ],
)
def test_what_fits_is_given(ask, value, answer):
    table = TomlTable({"k": value})
    assert ask(table) == answer
    assert table.words() == ()


@pytest.mark.parametrize(
    ("ask", "default"),
    [
        (lambda t: t.text("k", "d"), "d"),
        (lambda t: t.name("k", "d", allowed=("a",)), "d"),
        (lambda t: t.day("k"), ""),
        (lambda t: t.texts("k", ("d",)), ["d"]),
        (lambda t: t.flag("k", True), True),
        (lambda t: t.number("k", 3, least=4), 3),
        (lambda t: t.whole("k", 3, least=4, most=5), 3),
        (lambda t: t.optional_whole("k", least=4, most=5), None),
        (lambda t: t.table("k").given, {}),
        (lambda t: t.tables("k"), []),
    ],
)
def test_what_is_not_given_has_its_default(ask, default):
    table = TomlTable({})
    assert ask(table) == default


NUMBER = "mine.toml: rule R1: k: must be a number"


@pytest.mark.parametrize(
    ("ask", "value", "says"),
    [
        (lambda t: t.text("k"), 3, 'must be a text in quotation marks, such as "Finance", not 3.'),
        (lambda t: t.text("k"), date(2007, 7, 2), "not 2007-07-02."),
        (lambda t: t.name("k"), "a\tb", "it holds the control character U+0009. Retype it."),
        (lambda t: t.name("k"), "a\u0085", "U+0085"),
        (lambda t: t.name("k"), "a\u202eb", "U+202E"),
        (lambda t: t.names("k"), ["a", "\0"], "U+0000"),
        (lambda t: t.name("k", allowed=("error", "info")), "eror", "one of error, info. Did you"),
        (lambda t: t.name("k", allowed=("a", "b")), [], "must be a text"),
        (
            lambda t: t.known("k", "forrest", ["forest"], "kind"),
            "forrest",
            'no kind "forrest". Did',
        ),
        (lambda t: t.day("k"), "next year", '"next year" is not a date as yyyy-mm-dd'),
        (lambda t: t.day("k"), "2007-W27-1", "is not a date"),
        (lambda t: t.day("k"), "２００７-07-02", "is not a date"),
        (lambda t: t.day("k"), datetime(2007, 7, 2), "is not a date"),
        (lambda t: t.texts("k"), "a", 'must be a list of texts, such as ["structure"], not "a".'),
        (lambda t: t.texts("k"), ["a", 1], "must be a list of texts"),
        (
            lambda t: t.names("k", what="an id or a list of ids"),
            3,
            "must be an id or a list of ids",
        ),
        (lambda t: t.flag("k"), 1, "must be true or false, not 1."),
        (lambda t: t.number("k", 0), True, "must be a number, not true."),
        (lambda t: t.number("k", 0, least=1), 0, "must be a number of 1 or more, not 0."),
        (lambda t: t.number("k", 0, most=1), 2, "must be a number of 1 or less, not 2."),
        (lambda t: t.number("k", 0), float("nan"), "must be a number, not nan."),
        (lambda t: t.number("k", 0), 10**400, "must be a number"),
        (lambda t: t.whole("k", 1, least=1, most=9), 1.5, "a whole number from 1 to 9, not 1.5."),
        (lambda t: t.whole("k", 1, least=1, most=9), 10, "a whole number from 1 to 9, not 10."),
        (lambda t: t.table("k"), 3, "must be a [k] table, not 3."),
        (lambda t: t.tables("k"), {}, "must be [[k]] blocks, not a table."),
        (lambda t: t.only(("a",)), 3, 'unknown key "k". Known: a.'),
        (lambda t: t.only(("K",)), 3, 'unknown key "k". Did you mean "K"? Known: K.'),
        (lambda t: t.needs(("k",), "rule"), " ", "missing. Every rule needs k."),
        (lambda t: t.needs(("k", "l"), "rule"), "x", "l: missing. Every rule needs k and l."),
    ],
)
def test_what_does_not_fit_is_told_with_file_table_and_key(ask, value, says):
    (fault,) = faults(ask, k=value)
    assert fault.startswith("mine.toml: rule R1")
    assert says in fault


def test_blocks_are_called_by_their_id_or_their_number():
    table = TomlTable({"rule": [{"id": "R1"}, {"id": 3}, 4], "exemption": [{}, 4]})
    assert [block.place for block in table.tables("rule")] == ["rule R1", "rule number 2"]
    assert [b.place for b in table.tables("exemption", with_ids=False)] == ["exemption 1"]
    assert table.words() == (
        "rule number 3: must be a [[rule]] block, not 4.",
        "exemption 2: must be an [[exemption]] block, not 4.",
    )


def test_a_table_inside_another_says_both_and_shares_its_faults():
    table = TomlTable({"level": [{"id": "L1", "condition": [{"id": "C"}]}]})
    (level,) = table.tables("level")
    (condition,) = level.tables("condition")
    condition.needs(("kind",), "rule")
    assert table.words() == ("level L1, condition C: kind: missing. Every rule needs kind.",)


def test_what_a_table_names_is_without_what_is_at_fault():
    table = TomlTable({"roles": {"a": "x", "b": 3, "c\0": "y"}})
    assert table.names_by_key("roles") == {"a": "x"}
    assert len(table.words()) == 2


def test_a_file_that_cannot_be_read_is_a_table_with_its_fault():
    table = opened(b"a = ")
    assert table.given == {}
    assert len(table.words("a.toml")) == 1
