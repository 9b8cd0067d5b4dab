"""The Board pack of the options compared: for whom, with what, made and downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st
from streamlit.elements.lib.mutable_status_container import StatusContainer

from orgmodel.api import board_pack
from orgmodel.board_pack.audience import AUDIENCES, SWITCHES
from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.store.option import Option, hash_of
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.zipped import zipped
from orgmodel.ui.workspace.asking import Download, answered, ask, asked
from orgmodel.ui.workspace.work import Work

_SWITCH_WORDS: Mapping[str, str] = {
    "names": "Names of those who hold the posts",
    "bands": "Bands",
    "costs": "Costs",
}
_KEPT = 8
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
    if not st.button("Make the pack", key="pack.make", type="primary"):
        return
    try:
        with st.status("Making the pack: half a minute or so", expanded=False) as status:
            packed = _packed(_content(work, options), audience, on, work, options, _step(status))
            status.update(label="The pack is ready", state="complete")
    except OrgmodelError as refused:
        st.error(escaped(str(refused)), icon=":material/error:")
        return
    st.download_button(
        "Download the pack",
        packed,
        "board-pack.zip",
        "application/zip",
        key="pack.download",
        icon=":material/download:",
        on_click="ignore",
    )


def _step(status: StatusContainer) -> Callable[[str], None]:
    def tell(step: str) -> None:
        status.update(label=f"Making the pack: {step}")

    return tell


def _content(work: Work, options: tuple[Option, ...]) -> str:
    """What the pack is made of; today is part of it where the organisation has no date."""
    day = work.baseline.date or date.today().isoformat()
    return "/".join((work.opened.digest, day, *(hash_of(option.scenario) for option in options)))


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _packed(
    content: str,  # noqa: ARG001
    audience: str,
    on: frozenset[str],
    _work: Work,
    _options: tuple[Option, ...],
    _progress: Callable[[str], None],
) -> bytes:
    """The pack as one zip, the same bytes for the same content."""
    files = board_pack(
        _work.baseline,
        [option.scenario for option in _options],
        audience=audience,
        progress=_progress,
        names="names" in on,
        bands="bands" in on,
        costs="costs" in on,
    )
    return zipped(files, "board-pack")
