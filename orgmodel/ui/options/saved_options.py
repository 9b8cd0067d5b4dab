"""Options saved in the visitor's own browser, and offered again after a reload.

The browser's answer is not trusted: what does not read as options is left out.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from orgmodel.changes.conflict import ScenarioError
from orgmodel.model.words import counted, listed
from orgmodel.store.option import Option
from orgmodel.ui.drawing.component import part
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, library, state
from orgmodel.ui.workspace.editing import MOST_OPTIONS
from orgmodel.ui.workspace.state import Work

_SAVED, _VISIT, _SETTLED, _COMPONENT = "om.kept", "om.visit", "om.kept.settled", "om.keep"
_PLACE = re.compile(r"[0-9a-f]{16}\.[0-9a-f]{8}")
_LONGEST, _MOST_PLACES = 300_000, 24


@dataclass(frozen=True, slots=True)
class SavedOptions:
    """What one visit left in the browser: on which data, when, and the options."""

    place: str
    title: str
    sample: str
    when: str
    options: tuple[Option, ...]
    current: str

    @property
    def digest(self) -> str:
        """The content of the data the options are on."""
        return self.place.partition(".")[0]


def show_saving(*, quiet: bool) -> None:
    """Hand the options to the browser to save, and hear once in a visit what it has saved.

    It draws nothing, and stands last on a page so that nothing moves because of it. `quiet`
    on the page that makes the offer itself.
    """
    work = state.work()
    if work is None:
        return
    data = {
        "visit": _visit(),
        "place": f"{work.opened.digest}.{_visit()}",
        "entry": entry_of(work) if work.options else "",
        "settled": list(state.chosen(_SETTLED, ())),
    }
    # After a lost connection the run before may still be ending while this one mounts it, and
    # Streamlit then misses what that run has just put away: the next run mounts it.
    with suppress(KeyError):
        part("orgkeep")(key=_COMPONENT, data=data, on_event_change=partial(_receive, quiet))


def entry_of(work: Work) -> str:
    """The options of a visit as the text that is saved."""
    origin = work.opened.origin
    names = (sample.name for sample in library.samples())
    sample = next((name for name in names if library.origin_of_sample(name) == origin), "")
    return json.dumps(
        {
            "title": work.baseline.name,
            "sample": sample,
            "current": work.current,
            "options": [option.to_dict() for option in work.options],
        }
    )


def read_saved(message: object) -> tuple[SavedOptions, ...]:
    """What a browser says it has saved, as far as it can be read; the newest first."""
    given = message.get("kept") if isinstance(message, Mapping) else None
    if not isinstance(given, Mapping):
        return ()
    found = [
        saved
        for place, text in list(given.items())[:_MOST_PLACES]
        if (saved := _read(place, text)) is not None
    ]
    return tuple(sorted(found, key=lambda saved: saved.when, reverse=True))


def _read(place: object, text: object) -> SavedOptions | None:
    if not isinstance(place, str) or not _PLACE.fullmatch(place):
        return None
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    try:
        whole = json.loads(text)
        entry = json.loads(whole["entry"])
        options = tuple(_options(entry["options"]))
        words = [str(entry[name])[:200] for name in ("title", "sample", "current")]
        when = str(whole["saved"])[:40]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    title, sample, current = words
    return SavedOptions(place, title, sample, when, options, current) if options else None


def _options(given: list[Any]) -> Iterator[Option]:
    for item in given[:MOST_OPTIONS]:
        try:
            yield Option.read(item)
        except (ScenarioError, KeyError, TypeError):
            continue


def show_offer(work: Work) -> None:
    """Offer what was saved before this visit, on this data and on other data."""
    mine = [saved for saved in _offered() if saved.digest == work.opened.digest]
    others = [saved for saved in _offered() if saved.digest != work.opened.digest]
    if mine:
        st.info(
            f"**Continue where you left off?** This browser keeps {_in_words(mine)}.",
            icon=":material/history:",
        )
        with st.container(key="kept.mine", horizontal=True, gap="small"):
            st.button(
                "Continue", key="kept.go", type="primary", on_click=_go_on, args=(tuple(mine),)
            )
            st.button("Forget them", key="kept.forget", on_click=_settle, args=(tuple(mine),))
    for number, saved in enumerate(others[:3]):
        with st.container(
            key=f"kept.other.{number}", horizontal=True, gap="small", vertical_alignment="center"
        ):
            words = f"Kept on other data, **{escaped(saved.title)}**: {_in_words([saved])}."
            if not saved.sample:
                words += " To go on, open the same files on the page Data."
            st.markdown(words, width="stretch")
            if saved.sample:
                st.button(
                    "Open that data", key=f"kept.open.{number}", on_click=_open, args=(saved,)
                )
            st.button(
                f"Forget those on {escaped(saved.title)}",
                key=f"kept.drop.{number}",
                on_click=_settle,
                args=((saved,),),
            )


def _in_words(found: list[SavedOptions]) -> str:
    options = [option for saved in found for option in saved.options]
    names = [f"“{escaped(o.name)}” with {counted(len(o.changes), 'change')}" for o in options]
    return f"{listed(names, 4)}, from {_day(found[0].when)}"


def _day(when: str) -> str:
    try:
        read = datetime.fromisoformat(when)
    except ValueError:
        return "an earlier visit"
    return f"{read.day} {read:%B %Y, %H:%M} UTC"


def _offered() -> tuple[SavedOptions, ...]:
    settled = state.chosen(_SETTLED, ())
    found: tuple[SavedOptions, ...] = state.chosen(_SAVED, ())
    return tuple(saved for saved in found if saved.place not in settled)


def _receive(quiet: bool) -> None:
    found = read_saved(state.component_event(_COMPONENT))
    others = tuple(saved for saved in found if not saved.place.endswith(_visit()))
    state.choose(_SAVED, others)
    if others and not quiet:
        st.toast(
            "Options from an earlier visit are kept in this browser: see the page Workspace.",
            icon=":material/history:",
        )


def _go_on(found: tuple[SavedOptions, ...]) -> None:
    for saved in reversed(found):
        editing.restore(saved.options, saved.current)
    # What was put back is saved under this visit from now on; what no longer fits stays.
    if not editing.refusal():
        _settle(found)


def _settle(found: tuple[SavedOptions, ...]) -> None:
    done = (*state.chosen(_SETTLED, ()), *(saved.place for saved in found))
    state.choose(_SETTLED, done[-_MOST_PLACES:])


def _open(saved: SavedOptions) -> None:
    try:
        state.open_work(library.open_sample(saved.sample))
    except KeyError:
        editing.refuse(f"The sample data {saved.sample} is not here any more.")


def _visit() -> str:
    if state.chosen(_VISIT) is None:
        state.choose(_VISIT, secrets.token_hex(4))
    return str(state.chosen(_VISIT))
