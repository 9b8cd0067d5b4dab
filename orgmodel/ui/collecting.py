"""When everything is looked through for garbage: while nobody waits for a page.

Python looks through all objects in the middle of whatever makes many, which is a page being drawn:
a twentieth to a fifth of a second, which one visitor in a hundred waited for. What is young is
still looked through at once. See docs/decisions/0042-processor-time-of-a-rerun.md.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_YOUNG = (5_000, 10, 1_000)
"""Python's thresholds; the last is so high that `QuietCollector` alone looks through all."""
_LOOK, _QUIET = 1.0, 0.3
_SOONEST, _SOON, _LATEST = 30.0, 60.0, 600.0
_MANY = 40
"""How often what was made of late was looked through, since everything was: each time for 50,000
objects that were made and not freed by themselves."""


class QuietCollector:
    """Looks through everything where there is something new, in a quiet moment.

    Not twice within half a minute. Where somebody always waits after ten minutes, or after one
    where much was made. `grown` says how often what was made of late was looked through, since
    everything was: what is left of it is old now.
    """

    def __init__(
        self,
        collect: Callable[[], object] = gc.collect,
        grown: Callable[[], int] = lambda: gc.get_count()[2],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._collect, self._grown, self._clock = collect, grown, clock
        self._lock = threading.Lock()
        self._at_work = 0
        self._rested = self._collected = clock()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While a page is drawn."""
        with self._lock:
            self._at_work += 1
        try:
            yield
        finally:
            with self._lock:
                self._at_work -= 1
                self._rested = self._clock()

    def look(self) -> None:
        """Collect where it is due."""
        with self._lock:
            now = self._clock()
            since = now - self._collected
            quiet = not self._at_work and now - self._rested >= _QUIET
            grown = self._grown()
            latest = _SOON if grown >= _MANY else _LATEST
            if since < _SOONEST or not (quiet or since >= latest) or not grown:
                return
            self._collected = now
        self._collect()

    def start(self) -> None:
        """Look from now on, in a thread of its own, and nowhere else."""
        gc.set_threshold(*_YOUNG)
        threading.Thread(target=self._go_on, name="collecting", daemon=True).start()

    def _go_on(self) -> None:
        while True:
            time.sleep(_LOOK)
            self.look()


COLLECTOR = QuietCollector()
"""That of this server."""
