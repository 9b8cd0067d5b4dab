"""The app as the server imports it."""

import gc
import runpy
from pathlib import Path

APP = Path(__file__).parents[2] / "app.py"


def test_what_is_loaded_at_start_is_in_no_garbage_collection():
    before, thresholds = gc.get_freeze_count(), gc.get_threshold()
    try:
        runpy.run_path(str(APP), run_name="app")
        assert gc.get_freeze_count() - before > 10_000
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
