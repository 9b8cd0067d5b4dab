"""The Board pack of the options compared: for whom, with what, made and downloaded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from orgmodel.board_papers.audience import AUDIENCES, SWITCHES
from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.store.option import Option, hash_of
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.working import shown as working
from orgmodel.ui.working.task import OF_A_PACK
from orgmodel.ui.working.tasks import pack_made
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.asking import Download, answered, ask, asked
from orgmodel.ui.workspace.work import Work

_SWITCH_WORDS: Mapping[str, str] = {
    "names": "Names of those who hold the posts",
    "bands": "Bands",
    "costs": "Costs",
}
_KEPT = 3
_NAME, _MADE = "pack", "pack.made"
_NO_OPTION = "No option has a change yet: it shows the organisation as opened."


def show_pack(options: tuple[Option, ...]) -> None:
    """Draw the button; it opens a dialog: what the pack is for, and the pack once it is made."""
    st.button(
        "Make the pack",
        icon=":material/folder_zip:",
        key="pack.open",
        type="primary",
        on_click=ask,
        args=(Download.PACK, *(option.key for option in options)),
    )


def open_pack(work: Work) -> None:
    """The dialog where it is asked for: of the options named, else of all with a change.

    It stays until it is left: the page may be drawn anew under it.
    """
    wanted = asked()
    if wanted is None or wanted.what != Download.PACK:
        return
    options = tuple(
        option
        for option in work.options
        if (option.key in wanted.ids if wanted.ids else option.changes)
    )
    st.dialog("Board pack", width="medium", on_dismiss=answered)(_dialog)(work, options)


def _dialog(work: Work, options: tuple[Option, ...]) -> None:
    of = f"Doing nothing and {counted(len(options), 'option')}." if options else _NO_OPTION
    st.markdown(
        "One folder for a meeting: the paper as PDF, the charts as slides and SVG, the tables as "
        f"workbook and CSV. {of}"
    )
    audience = st.radio(
        "Audience",
        list(AUDIENCES),
        format_func=lambda name: AUDIENCES[name].title,
        captions=[one.words for one in AUDIENCES.values()],
        key="pack.for",
    )
    audience = audience or next(iter(AUDIENCES))
    allowed = [name for name in SWITCHES if name in AUDIENCES[audience].allows]
    on = frozenset(name for name in allowed if st.checkbox(_SWITCH_WORDS[name], key=f"pack.{name}"))
    content = _content(work, options)
    asked_for = (content, audience, *sorted(on))
    if st.button("Make the pack", key="pack.make", type="primary"):
        making = working.under_way(_NAME) and state.chosen(_MADE) == asked_for
        if asked_for not in _packs() and not making:
            scenarios = tuple(option.scenario for option in options)
            given = (work.baseline, scenarios, audience, tuple(sorted(on)))
            working.begin(_NAME, pack_made, *given, limits=OF_A_PACK)
        state.choose(_MADE, asked_for)
    wanted = state.chosen(_MADE)
    if working.under_way(_NAME):
        packed = _finished()
        if packed is None:
            return
        _keep(wanted, packed)
    if wanted == asked_for and wanted in _packs():
        _show_download(_packs()[wanted])


def _finished() -> bytes | None:
    """The pack under way, waited for; None where it was not made, which is then said."""
    try:
        packed: bytes = working.shown(_NAME, "Making the pack")
    except OrgmodelError as refused:
        st.error(escaped(str(refused)), icon=":material/error:")
        return None
    return packed


def _show_download(packed: bytes) -> None:
    st.markdown(":material/check: The pack is ready.")
    st.download_button(
        "Download the pack",
        packed,
        "board-pack.zip",
        "application/zip",
        key="pack.download",
        icon=":material/download:",
        on_click="ignore",
    )


def _content(work: Work, options: tuple[Option, ...]) -> str:
    """What the pack is made of; today is part of it where the organisation has no date."""
    day = work.baseline.date or date.today().isoformat()
    return "/".join((work.opened.digest, day, *(hash_of(option.scenario) for option in options)))


@st.cache_resource(scope="session", show_spinner=False)
def _packs() -> dict[tuple[str, ...], bytes]:
    """The packs of this visit by what they are made of, the last few."""
    return {}


def _keep(wanted: tuple[str, ...], packed: bytes) -> None:
    kept = _packs()
    kept[wanted] = packed
    while len(kept) > _KEPT:
        del kept[next(iter(kept))]
