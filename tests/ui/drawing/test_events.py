"""What a browser sends is checked, and nothing is taken twice."""

from __future__ import annotations

import pytest

from orgmodel.ui.drawing.events import UNREADABLE, ChartEvent, new_events


def message(*numbers: int) -> dict[str, object]:
    events = [{"seq": n, "type": "select", "id": f"p{n}"} for n in numbers]
    return {"client": "c", "events": events}


def test_events_are_taken_in_order() -> None:
    client, events = new_events(message(2, 1), {})
    assert client == "c"
    assert events == (ChartEvent(1, "select", "p1"), ChartEvent(2, "select", "p2"))


def test_events_taken_before_are_left_out() -> None:
    assert new_events(message(1, 2, 3), {"c": 2})[1] == (ChartEvent(3, "select", "p3"),)


def test_an_event_has_what_its_type_fills() -> None:
    given = {"seq": 1, "type": "place", "ids": ["a", "b", "a"], "target": "c", "on": True}
    assert new_events({"client": "c", "events": [given]}, {})[1] == (
        ChartEvent(1, "place", ids=("a", "b"), target="c", on=True),
    )


@pytest.mark.parametrize("width", [float("nan"), float("inf"), -1, 1e9, True, "wide", None])
def test_a_length_that_is_none_is_nothing(width: object) -> None:
    given = {"seq": 1, "type": "room", "width": width, "height": 600}
    assert new_events({"client": "c", "events": [given]}, {})[1] == (
        ChartEvent(1, "room", height=600.0),
    )


def test_another_window_counts_for_itself() -> None:
    assert len(new_events(message(1), {"other": 9})[1]) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "text",
        [],
        {"client": 3, "events": []},
        {"client": "c", "events": "x"},
        {"client": "c", "events": [None, 1, {"seq": "1", "type": "select", "id": "a"}]},
        {"client": "c", "events": [{"seq": 1.5, "type": "select", "id": "a"}]},
        {"client": "\ud800", "events": [{"seq": 1, "type": "select", "id": "a"}]},
    ],
)
def test_what_is_not_an_event_is_left_out(wrong: object) -> None:
    assert new_events(wrong, {})[1] == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": None},
        {"type": "select", "id": ["a"]},
        {"type": "select", "id": "a" * 5000},
        {"type": "place", "ids": "ab", "target": "c"},
        {"type": "place", "ids": [1], "target": "c"},
        {"type": "place", "ids": [f"p{n}" for n in range(3000)]},
        {"type": "rename", "id": "a", "text": "a" * 5000},
        {"type": "rename", "id": "a", "text": "half a letter \ud83d"},
        {"type": "place", "ids": ["\ude00"], "target": "c"},
    ],
)
def test_a_numbered_event_that_cannot_be_read_is_taken_so_that_it_does_not_come_again(
    wrong: dict[str, object],
) -> None:
    given = {"client": "c", "events": [{"seq": 4, **wrong}]}
    assert new_events(given, {}) == ("c", (ChartEvent(4, UNREADABLE),))


def test_a_number_that_stands_twice_in_a_message_is_taken_once() -> None:
    assert [event.number for event in new_events(message(3, 1, 3, 1), {})[1]] == [1, 3]
