"""What a user did in the chart, as the browser tells it: read, checked, each taken once.

The page merges messages that are sent close together, so each carries every event that was not
acknowledged yet, numbered. Nothing in a message is trusted: what is not of the right form is
`UNREADABLE`, or left out where it has no number.

The events by type, with the fields that each fills:

- `select`: `ids` are selected, `id` is the last of them (empty: nothing is).
- `go`: bring `id` into view and select it, also where it is folded away or has no box.
- `fold`: the team of `id` is folded (`on`) or unfolded; `refold`: fold to what fits.
- `root`: draw from `id` down; empty for the whole again.
- `overview`: every post at once is shown (`on`) or the drawing again; `row`: draw from the post
  in row `turn` of the overview down.
- `room`: the drawing has `width` × `height` CSS pixels.
- `place`: put `ids` under `target` (a post or unit), with their units where `on`.
- `foresee`: say what `place` would do; `turn` tells one question from the next.
- `seek`: find `text`; `id` is "target" where a place for `ids` is sought, else empty; `turn` as
  with `foresee`.
- `rename`: call `id` `text`; `add`: a post called `text` under `id`; `vacate`: nobody holds `id`.
- `ask`: open what is asked about `ids` in the page: `text` says what (change, split, merge,
  remove, depends, unit, record).
- `undo`, `redo`; `drop_change`: take back the change with the number `turn` alone; `reason`:
  the change with the number `turn` is made because of `text` (empty: no reason is given). Both
  hold where it still is the change whose key is `id`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

UNREADABLE = "unreadable"
"""The type of an event that cannot be read: taken, so that it does not come again, and told."""
_LONGEST_ID = 1_000
_LONGEST_TEXT = 1_000
_LONGEST_CLIENT = 40
_MOST_IDS = 2_000
_WIDEST = 20_000
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which no file can hold: a text cut inside one."""


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """One thing that was done; fields that its type does not fill are empty."""

    number: int
    type: str
    id: str = ""
    ids: tuple[str, ...] = ()
    target: str = ""
    text: str = ""
    on: bool = False
    turn: int = 0
    width: float = 0.0
    height: float = 0.0


def new_events(message: object, taken: Mapping[str, int]) -> tuple[str, tuple[ChartEvent, ...]]:
    """Who sent a message, and its events that were not taken yet, in order."""
    if not isinstance(message, Mapping) or not isinstance(message.get("client"), str):
        return "", ()
    client = message["client"][:_LONGEST_CLIENT]
    if _HALF.search(client):
        return "", ()
    given = message.get("events")
    events = [_event(item) for item in given] if isinstance(given, list) else []
    last = taken.get(client, 0)
    fresh: dict[int, ChartEvent] = {}
    for event in events:
        if event and event.number > last:
            fresh.setdefault(event.number, event)
    return client, tuple(fresh[number] for number in sorted(fresh))


def _event(item: object) -> ChartEvent | None:
    if not isinstance(item, Mapping):
        return None
    number, kind = _whole(item.get("seq")), item.get("type")
    if number is None:
        return None
    texts = {name: item.get(name, "") for name in ("id", "target", "text")}
    ids = item.get("ids", [])
    if not isinstance(kind, str) or not isinstance(ids, list) or not _can_be_read(texts, ids):
        return ChartEvent(number, UNREADABLE)
    return ChartEvent(
        number,
        kind,
        **texts,
        ids=tuple(dict.fromkeys(ids)),
        on=item.get("on") is True,
        turn=_whole(item.get("turn")) or 0,
        width=_length(item.get("width")),
        height=_length(item.get("height")),
    )


def _can_be_read(texts: Mapping[str, object], ids: list[object]) -> bool:
    """Whether all are texts, whole and none of them or their number beyond what is done at once."""
    if len(ids) > _MOST_IDS:
        return False
    longest = dict.fromkeys(texts, _LONGEST_ID) | {"text": _LONGEST_TEXT}
    limits = [(texts[name], most) for name, most in longest.items()]
    limits += [(one, _LONGEST_ID) for one in ids]
    return all(
        isinstance(text, str) and len(text) <= most and not _HALF.search(text)
        for text, most in limits
    )


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) else None


def _length(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value) if math.isfinite(value) and 0 <= value <= _WIDEST else 0.0
