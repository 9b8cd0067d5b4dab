"""That what a cut or a kill within an edit can lose is seen: `make faults` makes some of each."""

from contextlib import closing

import pytest
from sqlalchemy import text

from bench import edits
from bench.edits import Edited, judged
from bench.protocol import Server
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.store import Store
from tests.store.sql.small import begun, named


class Shown:
    """A page that shows this, whatever is asked."""

    def __init__(self, words):
        self._words = words

    def __call__(self, *_arguments):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_arguments):
        pass

    def go(self, _page):
        return self._words


@pytest.fixture
def place(tmp_path):
    """A store's file with an option that is called “Kept”, and its address."""
    with closing(Store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store:
        there = begun(store, who=edits.PERSON)
        store.append(there.id, edits.PERSON, [named("a", "Kept")], there.number)
    return tmp_path / "store.sqlite", Edited(there.id, "a")


@pytest.mark.parametrize(
    ("words", "said", "shown", "wrong"),
    [
        ("Kept", True, "Kept", (0, 0, 0)),
        ("Another", False, "Kept", (0, 0, 0)),
        ("Another", True, "Kept", (1, 0, 0)),
        ("Kept", True, "Before", (0, 0, 1)),
    ],
)
def test_an_edit_is_kept_and_shown_or_counted(place, monkeypatch, words, said, shown, wrong):
    monkeypatch.setattr(edits, "Page", Shown(shown))
    before = "Kept" if words == "Another" else "Before"
    found, name = judged(place[1], Server(0, place[0], None), before, words, said)
    assert (found.lost, found.half, found.silent) == wrong
    assert name == "Kept"


def test_a_record_that_is_not_whole_is_counted(place, monkeypatch):
    monkeypatch.setattr(edits, "Page", Shown("Kept"))
    with closing(Database(f"sqlite:///{place[0]}")) as meddling, meddling.writing() as connection:
        connection.execute(text("UPDATE events SET line = replace(line, 'Option a', 'Option b')"))
    found, _ = judged(place[1], Server(0, place[0], None), "Before", "Kept", True)
    assert found.half
