"""What is sought: whole words first, and places that can take all that is to be moved."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from orgmodel.api import Organisation, load
from orgmodel.changes.placing import Placing, why_not
from orgmodel.ui.chart.search_index import SearchIndex, words_of
from tests.builders import function, organisation, post, unit
from tests.changes.placed import DATA, made
from tests.changes.small import body
from tests.ui.chart.board import Board, open_board


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    return open_board(monkeypatch, body(), "small")


def ids(found: dict[str, Any]) -> list[str]:
    return [row["id"] for row in found["rows"]]


def offices() -> Organisation:
    posts = [
        post("p1", title="Subestates clerk"),
        post("p2", "p1", title="Head of Estatesoffice"),
        post("p3", "p1", title="Head of Estates"),
        post("p4", "p1", title="Estates"),
        post("p5", "p1", title="Zoë O’Brien’s office"),
    ]
    units = [unit("estates", name="Buildings"), unit("x", "external_body", name="Estates Ltd")]
    return organisation(posts, units=units, functions=[function("f", "estates", name="Estates")])


def found_in(model: Organisation, text: str) -> list[str]:
    index = SearchIndex.of(model)
    return [index.ids[at] for at in index.find(text).tolist()]


def test_the_same_words_come_first_then_whole_words_then_beginnings_then_parts() -> None:
    assert found_in(offices(), "estates") == ["p4", "estates", "f", "p3", "x", "p2", "p1"]


def test_accents_capitals_and_marks_do_not_matter() -> None:
    assert found_in(offices(), "ZOE o'brien") == ["p5"]
    assert found_in(offices(), "  !! ") == []
    assert found_in(offices(), "") == []


def test_every_word_that_is_typed_must_be_there() -> None:
    assert found_in(offices(), "head estates") == ["p3", "p2"]
    assert found_in(offices(), "head nobody") == []


def test_what_is_found_is_what_holds_every_part() -> None:
    chance = random.Random(3)
    model = load(DATA / "illustrative")
    index = SearchIndex.of(model)
    texts = index.sought.to_pylist()
    for _ in range(60):
        text = texts[chance.randrange(len(texts))]
        start = chance.randrange(len(text))
        parts = words_of(text[start : start + chance.randint(1, 9)])
        wanted = {index.ids[at] for at, one in enumerate(texts) if all(p in one for p in parts)}
        found = index.find(" ".join(parts))
        assert {index.ids[at] for at in found.tolist()} == (wanted if parts else set())

        def rank(at: int, parts: tuple[str, ...] = parts) -> int:
            for number, form in ((1, r"(?<![^ ]){}(?![^ ])"), (2, r"(?<![^ ]){}")):
                if all(
                    re.search(form.format(re.escape(p)), texts[at].replace("|", " ")) for p in parts
                ):
                    return number
            return 3

        ranks = [rank(at) for at in found.tolist()]
        same = [texts[at].startswith(f" {' '.join(parts)} |") for at in found.tolist()]
        later = [r for r, first in zip(ranks, same, strict=True) if not first]
        assert later[sum(r == 1 for r in later) :] == sorted(later[sum(r == 1 for r in later) :])


def test_a_search_tells_what_each_thing_is_and_how_many_more_there_are(board: Board) -> None:
    found = board.send("seek", text="it", turn=5)["found"]
    assert (found["turn"], found["for"], found["text"]) == (5, "find", "it")
    assert ids(found)[0] == "it"
    assert len(found["rows"]) + found["more"] == len(found_in(body(), "it"))
    row = board.send("seek", text="f_plan")["found"]["rows"][0]
    assert (row["what"], row["where"]) == ("function", "no box: shows its owner")


def test_nothing_found_is_no_row(board: Board) -> None:
    found = board.send("seek", text="xyz")["found"]
    assert (found["rows"], found["more"]) == ([], 0)


def test_a_place_is_offered_with_the_reports_it_has_then(board: Board) -> None:
    found = board.send("seek", id="target", ids=["dir_sell"], text="treasurer")["found"]
    (row,) = found["rows"]
    assert (row["id"], row["reports"], row["refused"]) == ("dir_fin", "reports 2 → 3", "")
    assert found["unit"] == "The unit sell and its 1 function go too"
    assert found["about"] == "2 posts below it go with it: 3 posts in all."


def test_the_manager_now_is_shown_as_that(board: Board) -> None:
    found = board.send("seek", id="target", ids=["dir_sell"], text="chief")["found"]
    (row,) = found["rows"]
    assert row["reports"] == "is the manager now"
    assert row["refused"]


def test_those_below_cannot_take_it_and_are_counted(board: Board) -> None:
    found = board.send("seek", id="target", ids=["dir_sell"], text="nurse")["found"]
    assert found["rows"] == []
    assert found["cannot"] == "2 posts cannot take it: they are below Seller."


def test_before_anything_is_typed_the_nearest_are_offered(board: Board) -> None:
    found = board.send("seek", id="target", ids=["analyst"], text="")["found"]
    assert ids(found) == ["ce", "dir_sell", "dir_fin"]
    assert found["more"] == 0
    work = board.send("seek", id="target", ids=["f_plan"], text="")["found"]
    assert ids(work)[:1] == ["sell"]


def test_findings_are_told_for_the_row_that_was_foreseen(board: Board) -> None:
    board.send("foresee", ids=["analyst"], target="dir_fin", turn=1)
    found = board.send("seek", id="target", ids=["analyst"], text="")["found"]
    assert [row["id"] for row in found["rows"] if row["findings"]] == ["dir_fin"]


def test_places_that_are_offered_can_take_all(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(9)
    for turn in range(20):
        model = made(chance)
        board = open_board(monkeypatch, model, f"offered {turn}")
        names = [*model.cells.column("posts", "id"), *model.cells.column("units", "id")]
        wanted = chance.sample(names, min(len(names), chance.choice([1, 1, 2, 3])))
        for text in ("", "p", "u"):
            found = board.send("seek", id="target", ids=wanted, text=text)["found"]
            for row in found["rows"]:
                reasons = Placing(model, tuple(wanted)).reasons(row["id"])
                assert bool(reasons) is bool(row["refused"])
            if text and len(wanted) == 1:
                fit = [n for n in names if text in n and not why_not(model, wanted[0], n)]
                offered = [row["id"] for row in found["rows"] if not row["refused"]]
                assert set(offered) <= set(fit)
                assert found["more"] or set(offered) == set(fit)
