"""What a browser sends is checked, and nothing is taken twice."""

from __future__ import annotations

import pytest

from orgmodel.ui.drawing.component import Event, new_events


def message(*numbers: int) -> dict[str, object]:
    events = [{"seq": n, "type": "select", "id": f"p{n}"} for n in numbers]
    return {"client": "c", "events": events}


def test_events_are_taken_in_order() -> None:
    client, events = new_events(message(2, 1), {})
    assert client == "c"
    assert events == (Event(1, "select", "p1"), Event(2, "select", "p2"))


def test_events_taken_before_are_left_out() -> None:
    assert new_events(message(1, 2, 3), {"c": 2})[1] == (Event(3, "select", "p3"),)


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
        {"client": "c", "events": [{"seq": 1, "type": "select", "id": ["a"]}]},
        {"client": "c", "events": [{"seq": 1, "type": "select", "id": "a" * 5000}]},
        {"client": "c", "events": [{"seq": 1.5, "type": "select", "id": "a"}]},
    ],
)
def test_what_is_not_an_event_is_left_out(wrong: object) -> None:
    assert new_events(wrong, {})[1] == ()
