"""The app as the server imports it."""

import gc
import runpy
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app.py"


def test_what_is_loaded_at_start_is_in_no_garbage_collection():
    before = gc.get_freeze_count()
    with served():
        assert gc.get_freeze_count() - before > 10_000


def test_threads_of_visitors_take_turns_each_millisecond():
    with served():
        assert sys.getswitchinterval() == pytest.approx(0.001)


@contextmanager
def served():
    """The app as the server imports it; what it sets for the process is taken back after."""
    thresholds, turn = gc.get_threshold(), sys.getswitchinterval()
    try:
        runpy.run_path(str(APP), run_name="app")
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
        sys.setswitchinterval(turn)
