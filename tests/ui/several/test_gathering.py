"""Which files are one body, and what a body may be called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.bodies import unfit_body
from orgmodel.ui.several.dropped import bodies_in
from orgmodel.ui.several.gathering import fit_name, free_name


def names_of(*files: str) -> list[list[str]]:
    return [[name for name, _ in group] for group in bodies_in([(name, b"") for name in files])]


def test_zips_and_lists_are_each_a_body() -> None:
    assert names_of("a.zip", "b.zip", "staff.xlsx", "other.csv") == [
        ["a.zip"],
        ["b.zip"],
        ["staff.xlsx"],
        ["other.csv"],
    ]


def test_the_files_of_a_folder_are_one() -> None:
    assert names_of("posts.csv", "a.zip", "units.csv", "organisation.toml") == [
        ["posts.csv", "units.csv", "organisation.toml"],
        ["a.zip"],
    ]


def test_senior_and_junior_of_one_organogram_are_one() -> None:
    assert names_of(
        "dft-senior.csv", "moj_senior.csv", "dft-junior.csv", "moj_junior.csv", "dft.csv"
    ) == [["dft-senior.csv", "dft-junior.csv"], ["moj_senior.csv", "moj_junior.csv"], ["dft.csv"]]


@given(st.text(max_size=60))
def test_a_name_is_mended_so_that_it_can_stand_before_an_id(text: str) -> None:
    name = fit_name(text)
    assert name == "" or not unfit_body(name)
    assert fit_name(name) == name


@given(st.lists(st.text(max_size=8), max_size=6), st.text(max_size=30))
def test_a_free_name_is_nobody_elses(taken: list[str], wanted: str) -> None:
    name = free_name(wanted, taken)
    assert not unfit_body(name)
    assert name.casefold() not in {one.casefold() for one in taken}
