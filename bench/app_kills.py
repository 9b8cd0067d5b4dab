"""The app's server killed at a random moment within an edit, started again, and looked at.

python -m bench app-kills --share 20     # a twentieth of it
"""

from __future__ import annotations

import random
import tempfile
import threading
from functools import partial
from pathlib import Path

from bench.edits import begin, judged, tried
from bench.outcome import Attempt, Found, Outcome, found_by, told
from bench.protocol import free_port, serving

KILLS = 50


def report(share: int = 1) -> str:
    """Every kill and what came of it, as Markdown."""
    return told("The app killed within an edit", found_by(attempts(share)))


def attempts(share: int = 1) -> list[Attempt]:
    """All of them in one, with a server of its own."""
    return [partial(_kills, -(-KILLS // share))]


def _kills(tries: int) -> Found:
    return [("app killed within an edit on a page", kills(tries))]


def kills(tries: int, seed: int = 1) -> Outcome:
    """Kill the server in so many edits; each time another one goes on with the same store."""
    chance, port = random.Random(seed), free_port()
    total, name, words, said = Outcome(0), "The second", "", False
    with tempfile.TemporaryDirectory(prefix="orgmodel-kills-") as folder:
        place = Path(folder) / "store.sqlite"
        for number in range(tries + 1):
            with serving(place, port) as server:
                if number == 0:
                    edited, takes = begin(server)
                else:
                    came, name = judged(edited, server, name, words, said)
                    total += came
                if number < tries:
                    words = f"Edit {number}"
                    struck = threading.Timer(chance.uniform(0, 2 * takes), server.kill)
                    said = tried(edited, server, port, words, struck.start)
                    struck.join()
    return total


if __name__ == "__main__":
    print(report())
