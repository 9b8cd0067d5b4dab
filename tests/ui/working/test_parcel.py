"""What goes over a line comes out the same, whatever its size, or not at all."""

from __future__ import annotations

import threading
from multiprocessing import Pipe
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.ui.working import parcel
from orgmodel.ui.working.parcel import receive, send
from tests.depth import at_least

AT_ONCE = parcel._AT_ONCE


def through(*values: Any) -> list[Any]:
    """The values as they come at the other end, one message each."""
    here, there = Pipe()
    sending = threading.Thread(target=lambda: [send(here, value) for value in values])
    sending.start()
    found = [receive(there) for _ in values]
    sending.join()
    assert not there.poll()
    return found


@given(
    st.lists(
        st.lists(st.sampled_from([0, 1, 70_000, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])),
        max_size=3,
    )
)
@settings(max_examples=at_least(25), deadline=None)
def test_messages_come_one_after_the_other_as_they_were_sent(sizes: list[list[int]]) -> None:
    values = [
        [(bytes([at % 256]) * size, bytearray(size), "x" * size) for at, size in enumerate(one)]
        for one in sizes
    ]
    assert through(*values) == values


def test_a_table_comes_as_it_was_sent() -> None:
    table = pd.DataFrame({"id": [f"post {n}" for n in range(60_000)], "level": range(60_000)})
    (came,) = through(table)
    assert came.equals(table)


def test_a_line_that_breaks_within_a_message_is_told() -> None:
    here, there = Pipe()
    whole = parcel._Written()
    parcel.pickle.Pickler(whole).dump(["x" * 1000] * 3)
    here.send_bytes(b"".join(whole.pieces)[:500])
    here.close()
    with pytest.raises(EOFError):
        receive(there)


def test_what_cannot_be_packed_is_told_before_anything_is_sent() -> None:
    here, there = Pipe()
    with pytest.raises((AttributeError, TypeError, parcel.pickle.PicklingError)):
        send(here, ["x" * 3 * AT_ONCE, lambda: None])
    assert not there.poll()
