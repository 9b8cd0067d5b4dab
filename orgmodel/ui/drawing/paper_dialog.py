"""The dialog that puts the drawing on paper: what it says, its pages, and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.chart.chart import VIEWS
from orgmodel.chart.file_formats import file_formats
from orgmodel.chart.views.parts.request import FIELDS
from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.rules.result import CheckResult
from orgmodel.ui.drawing.choosing import levels_to_choose
from orgmodel.ui.drawing.drawings import Choice, OnPaper, file_of, pages_on_paper
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.asking import Asked, Download, answered, ask, asked
from orgmodel.ui.workspace.work import Work

_FIGURE = "figure"
_PAPERS = {
    "a4": "A4 landscape",
    "a4-portrait": "A4 portrait",
    "a3": "A3 landscape",
    "screen": "One large sheet",
    _FIGURE: "A figure to paste",
}
_FIELD_WORDS: Mapping[str, str] = {
    "unit": "Unit",
    "fte": "Working time",
    "band": "Band",
    "cost": "Cost",
    "span": "Span",
    "below": "Total below",
    "vacancy": "Vacancy",
}
_USUAL_WIDTH, _LEAST_WIDTH, _MOST_WIDTH = 165, 60, 420
# Whole multiples of 72: a point is then a whole number of dots, and letters come out sharpest.
_RESOLUTIONS = {144: "for a screen", 216: "for a paper", 288: "for print"}


def show_paper_button(work: Work, choice: Choice, *, key: str, label: str) -> None:
    """Draw a button that opens the dialog, for a drawing that is not on the page."""
    st.button(
        label,
        icon=":material/print:",
        key=f"{key}.on_paper",
        help="See the pages, choose the paper and what the boxes say, and download the file.",
        on_click=ask,
        args=(Download.PAPER, key),
    )
    show_paper(work, choice, key=key)


def show_paper(work: Work, choice: Choice, *, key: str, result: CheckResult | None = None) -> None:
    """Open the dialog where it is asked for here, or by "Download" in the head row.

    `result` is the check whose findings are marked.
    It stays until it is left: the page may be drawn anew under it, as when the window gets
    another size.
    """
    if asked() not in (Asked(Download.PAPER), Asked(Download.PAPER, (key,))):
        return
    ask(Download.PAPER, key)
    st.dialog("On paper", width="large", on_dismiss=answered)(_dialog)(work, choice, key, result)


def _dialog(work: Work, choice: Choice, key: str, result: CheckResult | None) -> None:
    choices, preview = st.columns([2, 5], gap="medium")
    with choices:
        wanted = _wanted(work, choice, key)
        files = st.container()
    try:
        with preview, st.spinner("Drawing the pages"):
            pages = pages_on_paper(work, choice, wanted, result)
    except OrgmodelError as refused:
        preview.warning(escaped(str(refused)))
        return
    with preview:
        _show_page(pages, key)
    with files:
        st.subheader("Download", anchor=False)
        wanted = replace(wanted, dpi=_resolution(key))
        _show_files(
            lambda suffix: file_of(work, choice, wanted, suffix, result),
            choice.unit or choice.view,
            len(pages),
            key,
        )


def _wanted(work: Work, choice: Choice, key: str) -> OnPaper:
    """What the choices at the left are set to."""
    paper = st.radio(
        "Paper",
        list(_PAPERS),
        format_func=_PAPERS.__getitem__,
        key=f"{state.PAPER}.{key}",
        help="Words are never smaller than 8 pt and never cut: what does not fit goes on to "
        "further pages. A figure has neither title nor footer, for pasting into a paper.",
    )
    width = None
    if paper == _FIGURE:
        width = st.number_input(
            "Width in mm",
            _LEAST_WIDTH,
            _MOST_WIDTH,
            _USUAL_WIDTH,
            5,
            key=f"{key}.width",
            help="165 mm is the text of an upright A4 page.",
        )
    wanted = OnPaper("a4" if paper == _FIGURE else paper or "a4", f"{width}mm" if width else None)
    takes = VIEWS[choice.view].takes
    if "depth" in takes:
        wanted = replace(wanted, depth=_depth(work.organisation, key))
    return _said(wanted, key) if "names" in takes else wanted


def _depth(organisation: Organisation, key: str) -> int | None:
    depth = st.selectbox(
        "Levels",
        levels_to_choose(organisation),
        format_func=lambda number: "All" if number == 0 else f"Top {number}",
        key=f"{state.DEPTH}.{key}",
        help="How many levels of the line are drawn. Level 1 is the top.",
    )
    return depth or None


def _said(wanted: OnPaper, key: str) -> OnPaper:
    """The same, with what the boxes of posts say."""
    offered = [field for field in FIELDS if field in _FIELD_WORDS]
    fields = st.multiselect(
        "What a box says",
        offered,
        format_func=_FIELD_WORDS.__getitem__,
        placeholder="What suits the data",
        key=f"{key}.fields",
        help="Beside the title. With nothing chosen, what most posts have.",
    )
    separate = st.checkbox(
        "Each post in a box of its own",
        key=f"{key}.separate",
        help="Posts of one title under one manager are otherwise drawn as one box.",
    )
    names = st.checkbox(
        "Names of those who hold the posts",
        key=f"{key}.names",
        help="Off unless you choose otherwise: a file with names is personal data.",
    )
    return replace(wanted, show=tuple(fields) or None, separate=separate, names=names)


def _show_page(pages: tuple[tuple[str, str], ...], key: str) -> None:
    """One page as a picture, and the way to the others."""
    number = 1
    if len(pages) > 1:
        chosen = st.segmented_control(
            f"Page, of {len(pages)}",
            list(range(1, len(pages) + 1)),
            default=1,
            required=True,
            key=f"{key}.page.{len(pages)}",
        )
        number = chosen or 1
    svg, said = pages[number - 1]
    with st.container(border=True, key=f"{key}.preview"):
        st.image(svg, alt=legible(said), width="stretch")
    st.caption(f"{counted(len(pages), 'page')}.")


def _resolution(key: str) -> int:
    return st.selectbox(
        "Resolution of a PNG",
        list(_RESOLUTIONS),
        index=1,
        format_func=lambda number: f"{number} dpi, {_RESOLUTIONS[number]}",
        key=f"{key}.dpi",
    )


def _show_files(
    made: Callable[[str], Callable[[], bytes]], stem: str, pages: int, key: str
) -> None:
    """A button for each kind of file, each made when it is pressed."""
    with st.container(horizontal=True, gap="small", key=f"{key}.files"):
        for kind in file_formats().values():
            zipped = pages > 1 and not kind.one_file
            st.download_button(
                kind.title,
                made(kind.suffix),
                f"{stem}{kind.suffix}{'.zip' if zipped else ''}",
                "application/zip" if zipped else kind.media_type,
                key=f"{key}.download{kind.suffix}",
                on_click="ignore",
                help=kind.meaning + (" One file a page, in a zip." if zipped else ""),
            )
