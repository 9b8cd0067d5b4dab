"""What a browser says it keeps is read with care."""

from __future__ import annotations

import json

import pytest

from orgmodel.changes.scenario import Scenario
from orgmodel.store.option import Option
from orgmodel.ui.options import saved_options
from orgmodel.ui.options.saved_options import read_saved
from tests.ui.conftest import Visit

PLACE = "0123456789abcdef.01234567"
OPTION = Option.of("k", Scenario("A").move_post("fin", to="ops"))
ENTRY = {"title": "T", "sample": "brent", "current": "k", "options": [OPTION.to_dict()]}


def said(entry: object = ENTRY, place: str = PLACE, saved: str = "2026-01-02T10:00:00Z") -> object:
    return {"kept": {place: json.dumps({"saved": saved, "entry": json.dumps(entry)})}}


def test_options_are_read_back() -> None:
    (saved,) = read_saved(said())
    assert saved.digest == "0123456789abcdef"
    assert saved.options[0].scenario == OPTION.scenario
    assert (saved.title, saved.current) == ("T", "k")


def test_the_newest_comes_first() -> None:
    places = {f"0123456789abcdef.0000000{n}": f"2026-01-0{n}" for n in (1, 3, 2)}
    whole = {p: json.dumps({"saved": day, "entry": json.dumps(ENTRY)}) for p, day in places.items()}
    assert [saved.when[-1] for saved in read_saved({"kept": whole})] == ["3", "2", "1"]


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {"kept": []},
        {"kept": {PLACE: 3}},
        {"kept": {PLACE: "{"}},
        {"kept": {PLACE: "[1]"}},
        {"kept": {PLACE: "x" * 400_000}},
        {"kept": {PLACE: "[" * 5000}},
        said(place="../../etc"),
        said(entry=[]),
        said(entry={**ENTRY, "options": 3}),
        said(entry={**ENTRY, "options": []}),
        said(entry={**ENTRY, "options": [{"key": "k", "scenario": {"change": [{"do": "rm"}]}}]}),
        said(entry={**ENTRY, "options": [{"key": "k", "scenario": []}]}),
    ],
)
def test_what_is_not_options_is_left_out(wrong: object) -> None:
    assert read_saved(wrong) == ()


def test_what_streamlit_has_just_put_away_is_mounted_by_the_next_run(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def gone(*, key: str, **_given: object) -> None:
        asked.append(key)
        raise KeyError(key)

    monkeypatch.setattr(saved_options, "part", lambda _name: gone)
    app = visit("chart")
    assert asked
    assert not app.exception
