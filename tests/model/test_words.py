"""How numbers, lists, names and guesses are written in messages."""

from __future__ import annotations

import pytest

from orgmodel.model import words


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 posts"), (1, "1 post"), (2, "2 posts"), (1200, "1,200 posts"), (0.5, "0.5 posts")],
)
def test_counted(number: float, said: str) -> None:
    assert words.counted(number, "post") == said


def test_counted_where_the_plural_has_no_s() -> None:
    assert words.counted(2, "body", "bodies") == "2 bodies"


@pytest.mark.parametrize(
    ("given", "most", "said"),
    [
        ([], None, ""),
        (["a"], None, "a"),
        (["a", "b"], None, "a and b"),
        (["a", "b", "c"], None, "a, b and c"),
        (["a", "b", "c"], 3, "a, b and c"),
        (["a", "b", "c", "d"], 2, "a, b and 2 more"),
        (["a", "b"], 0, "2 more"),
    ],
)
def test_listed(given: list[str], most: int | None, said: str) -> None:
    assert words.listed(given, most) == said


def test_listed_with_or() -> None:
    assert words.listed("abc", last="or") == "a, b or c"


def test_listed_with_semicolons() -> None:
    assert words.listed("abcd", most=2, between=";") == "a; b; and 2 more"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"ce": "Chief Executive"}, "Chief Executive (ce)"),
        ({"ce": "ce"}, "ce"),
        ({"ce": "\u200b"}, "ce"),
        ({}, "ce"),
    ],
)
def test_called(names: dict[str, str], said: str) -> None:
    assert words.called(names, "ce") == said


@pytest.mark.parametrize("title", ["", " ", "\u200b", "\u200b \u2060", "\n", "\x00"])
def test_a_title_that_shows_nothing(title: str) -> None:
    assert not words.shows(title)
    assert words.shows(f"{title}A")


@pytest.mark.parametrize(
    ("wanted", "known", "meant"),
    [
        ("COO-1", ["CEO", "COO-01"], ("COO-01",)),
        ("ce ", ["cf", "CE"], ("CE",)),
        ("7", ["07", "17", "007"], ("07",)),
        ("CEO", ["ce", "d_fin"], ("ce",)),
        ("zebra", ["ce", "d_fin"], ()),
        ("1016", ["1061", "1017", "10160"], ()),
        ("1.0", ["10", "1"], ("1",)),
        ("17", ["0017", "170"], ("0017",)),
        ("1 017", ["1017"], ("1017",)),
        ("a1017", ["1017"], ()),
        ("5.00E+01", ["5.00E+02", "50"], ()),
        ("5e1", ["5e1x", "5.e1"], ()),
        ("P-10800", ["P-10100", "P-1080"], ()),
        ("P-10 100", ["P-10100"], ("P-10100",)),
        ("p-0100", ["P-100"], ("P-100",)),
        (
            "finance_dirctor_2",
            ["finance_director_2", "finance_director_1"],
            ("finance_director_2",),
        ),
        ("fin", ["fin1"], ("fin1",)),
        ("0", ["1", "00"], ("00",)),
        ("", ["", "ce"], ()),
    ],
)
def test_near(wanted: str, known: list[str], meant: tuple[str, ...]) -> None:
    assert words.near(wanted, known) == meant


def test_near_gives_all_that_differ_in_case_and_zeros_alone() -> None:
    assert words.near("7", ["07", "77", "007"], most=3) == ("07", "007")


def test_near_gives_the_likeliest_first() -> None:
    assert words.near("fin_dirs", ["fin_direct", "fin_dir", "x"], most=3) == (
        "fin_dir",
        "fin_direct",
    )


def test_near_looks_for_case_alone_among_very_many() -> None:
    many = [f"p{number}" for number in range(6_000)]
    assert words.near("P17", many) == ("p17",)
    assert words.near("p17x", many) == ()


@pytest.mark.parametrize(
    ("candidates", "said"),
    [((), ""), (("a",), ' Did you mean "a"?'), (("a", "b"), ' Did you mean "a" or "b"?')],
)
def test_did_you_mean(candidates: tuple[str, ...], said: str) -> None:
    assert words.did_you_mean(candidates) == said


def test_did_you_mean_a_file() -> None:
    assert words.did_you_mean(["units.csv"], mark="") == " Did you mean units.csv?"


@pytest.mark.parametrize(
    ("given", "said"), [("", ""), ("so it is", "So it is."), ("Is it?", "Is it?")]
)
def test_sentence(given: str, said: str) -> None:
    assert words.sentence(given) == said


def test_capital() -> None:
    assert [words.capital(given) for given in ("", "the IT team", "é")] == ["", "The IT team", "É"]
