"""What is kept of organisations is let go when too much has come together."""

from __future__ import annotations

import pytest

from orgmodel import Scenario
from orgmodel.ui.workspace import applied, library, room
from orgmodel.ui.workspace.room import Room, kept


def test_all_is_let_go_when_one_more_would_be_too_much_and_not_before() -> None:
    let_go: list[str] = []
    made = Room(most=100)
    made.hold(lambda: let_go.append("drawings"))
    made.hold(lambda: let_go.append("checks"))
    made.take(60)
    made.take(40)
    assert not let_go
    made.take(1)
    assert let_go == ["drawings", "checks"]
    made.take(99)
    assert len(let_go) == 2


def test_one_that_is_larger_than_the_room_is_kept_alone() -> None:
    let_go: list[int] = []
    made = Room(most=100)
    made.hold(lambda: let_go.append(1))
    made.take(500)
    made.take(500)
    assert let_go == [1, 1]


def test_what_was_worked_out_is_worked_out_anew_once_it_was_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = Room(most=10)
    monkeypatch.setattr(room, "ROOM", small)
    worked: list[str] = []

    @kept(8)
    def size(digest: str) -> int:
        worked.append(digest)
        return len(digest)

    assert [size("a"), size("a"), size("bb")] == [1, 1, 2]
    assert worked == ["a", "bb"]
    small.take(11)
    assert size("a") == 1
    assert worked == ["a", "bb", "a"]


def test_an_upload_counts_by_its_rows_and_an_option_of_it_by_a_third(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows: list[int] = []
    small = Room()
    monkeypatch.setattr(small, "take", rows.append)
    monkeypatch.setattr(library, "ROOM", small)
    monkeypatch.setattr(applied, "ROOM", small)
    posts = "id,title,reports_to\n" + "".join(
        f"p{n},Post {n},{'p0' if n else ''}\n" for n in range(9)
    )
    opened = library.open_files({"posts.csv": posts.encode()}, "Room")
    assert rows == [9]
    applied.applied(opened, Scenario("Room").then("move-post", post="p8", to="p1"))
    assert rows == [9, 3]
