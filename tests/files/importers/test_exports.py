"""Large made-up exports: posts, FTE, cost, lines and vacancies are those of the clean source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pandas as pd
import pytest

from orgmodel.files.importers.base import ImportOutcome, Options
from orgmodel.files.importers.found import importer
from tests.files.importers.exports import Export, esr, successfactors, workday

ROWS = 5_000
DAY = "2026-04-01"


@dataclass(frozen=True)
class System:
    """A system's export, how it writes a post's number, and who is outside the list in it."""

    made: Callable[[int, int], Export]
    number: Callable[[int], str]
    outside: str


SYSTEMS = {
    "esr": System(esr, lambda post: f"{post + 1:08d}", "99999999"),
    "workday": System(workday, lambda post: f"P-{post + 1000}", "P-9999999"),
    "successfactors": System(successfactors, lambda post: str(post + 100), "9999999"),
}
FILES = [("esr", "csv"), ("workday", "csv"), ("workday", "xlsx"), ("successfactors", "csv")]


@cache
def source(system: str) -> Export:
    return SYSTEMS[system].made(ROWS, 11)


@cache
def imported(system: str, kind: str) -> ImportOutcome:
    export = source(system)
    content = export.csv() if kind == "csv" else export.xlsx()
    return importer("table").read([(f"export.{kind}", content)], Options(on=DAY))


def in_force(system: str) -> pd.DataFrame:
    """The clean rows that hold on the day."""
    clean = source(system).clean
    return clean[clean["state"].isin(["now", "vacant"])]


@pytest.mark.parametrize(("system", "kind"), FILES)
def test_the_posts_are_those_of_the_source(system: str, kind: str) -> None:
    wanted = {SYSTEMS[system].number(post) for post in in_force(system)["post"]}
    posts = imported(system, kind).model.posts
    assert set(posts["id"]) == wanted
    assert len(posts) == len(wanted)


@pytest.mark.parametrize(("system", "kind"), FILES)
def test_fte_and_cost_are_those_of_the_source(system: str, kind: str) -> None:
    wanted = in_force(system)
    posts = imported(system, kind).model.posts.set_index("id")
    for column in ("fte", "cost"):
        by_post = wanted.groupby("post")[column].sum()
        by_post.index = [SYSTEMS[system].number(post) for post in by_post.index]
        found = pd.to_numeric(posts[column])
        differ = [post for post, value in by_post.items() if abs(found[post] - value) > 1e-6]
        assert not differ
        assert round(float(found.sum()), 4) == round(float(wanted[column].sum()), 4)


@pytest.mark.parametrize(("system", "kind"), FILES)
def test_every_line_is_that_of_the_source(system: str, kind: str) -> None:
    model = imported(system, kind).model
    number = SYSTEMS[system].number
    special = {"top": "", "unknown": "", "outside": SYSTEMS[system].outside}
    first = in_force(system).drop_duplicates("post")
    wanted = {
        number(post): special[manager] if manager in special else number(int(manager))
        for post, manager in zip(first["post"], first["manager"], strict=True)
    }
    assert dict(zip(model.posts["id"], model.posts["reports_to"], strict=True)) == wanted
    assert model.tops == (number(0),)
    unknown = {number(post) for post in first["post"][first["manager"] == "unknown"]}
    assert set(model.line_tops.managers_not_known) == unknown


@pytest.mark.parametrize(("system", "kind"), FILES)
def test_every_second_manager_is_a_dotted_line(system: str, kind: str) -> None:
    links = imported(system, kind).model.links
    number = SYSTEMS[system].number
    rows = in_force(system)
    rows = rows[rows["second"] != ""]
    wanted = {
        (number(post), number(int(second)))
        for post, second in zip(rows["post"], rows["second"], strict=True)
    }
    assert set(links[["from", "to"]].itertuples(index=False, name=None)) == wanted
    assert len(links) == len(wanted)


@pytest.mark.parametrize(("system", "kind"), FILES)
def test_every_vacancy_is_that_of_the_source(system: str, kind: str) -> None:
    model = imported(system, kind).model
    rows = in_force(system)
    wanted = {SYSTEMS[system].number(post) for post in rows["post"][rows["state"] == "vacant"]}
    assert model.vacant == wanted


@pytest.mark.parametrize(("system", "kind"), FILES)
def test_every_row_is_a_post_or_told_and_nobody_else_is_a_fault(system: str, kind: str) -> None:
    found = imported(system, kind)
    assert found.rows[0][1] == sum(number for _, number in found.rows[1:])
    first = in_force(system).drop_duplicates("post")
    faults = [one.code for one in found.problems if one.fault]
    assert faults.count("unknown-id") == int((first["manager"] == "outside").sum())
    assert faults.count("missing-value") == int((first["manager"] == "unknown").sum())
    assert len(faults) == faults.count("unknown-id") + faults.count("missing-value")


def test_a_seed_makes_the_same_export_again() -> None:
    assert esr(300, 5).csv() == esr(300, 5).csv()
    assert esr(300, 5).csv() != esr(300, 6).csv()
