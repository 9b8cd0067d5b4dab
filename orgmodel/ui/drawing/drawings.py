"""Drawings for the page and for download, made once for each organisation and choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.chart.chart import Chart, chart, chart_with_ids
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.folding.folded import FoldedChart
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.numbered import About
from orgmodel.chart.views.parts.request import SPAN_TARGET, ColourBy, Request, RowsBy
from orgmodel.chart.writers.parts.file_format import DPI
from orgmodel.chart.writers.screen import to_scene
from orgmodel.comparison.differences import differences
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.unprintable import signed
from orgmodel.rules.result import CheckResult
from orgmodel.ui.drawing.component import Scene
from orgmodel.ui.drawing.touched import touched
from orgmodel.ui.shared.zipped import zipped
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_CACHED = 128
_NO_ROW = ("more", "gone")
_IN_BRACKETS = re.compile(r" \(([^()]+)\)")
_RULE_SAID = re.compile(r"(; \w+ \d+, )([^;\s]+)(?=;|$)")
_FITS_A_SHEET = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """Which drawing: the view, and the unit, levels, colouring and rows where the view has them.

    `show` are the fields that boxes of posts say on the page (None: those that suit the data).
    `rules` names the pack whose findings are marked, where a page lets one be chosen. Without
    `words`, lists under the drawing are left out of the page: it shows them itself.
    """

    view: str
    unit: str | None = None
    depth: int | None = None
    colour: ColourBy = "side"
    words: bool = True
    rules: str = ""
    rows: RowsBy = "depth"
    show: tuple[str, ...] | None = None
    span_target: int = SPAN_TARGET


@dataclass(frozen=True, slots=True)
class OnPaper:
    """How a drawing is put on paper: the paper's name, or in its place the width of a figure;
    what boxes of posts say; how many levels are drawn; and the resolution of a picture."""

    paper: str = "a4"
    width: str | None = None
    show: tuple[str, ...] | None = None
    separate: bool = False
    names: bool = False
    depth: int | None = None
    dpi: int = DPI


_SHEET_WIDE, _SCREEN = OnPaper(width="273mm"), OnPaper("screen")


def scene_of(
    work: Work,
    choice: Choice,
    result: CheckResult | None = None,
    folds: Folds | None = None,
    warned: Mapping[str, int] = MappingProxyType({}),
) -> Scene:
    """The drawing for the browser; `result` is the check by the choice's rules.

    With `folds` the whole organisation is laid out for the screen, folded so; `warned` says
    how many new warnings there are of posts and units.
    """
    if folds is not None and is_folded(choice):
        return _folded_scene(work, choice, folds, tuple(sorted(warned.items())))
    return _scene(work, choice, result)


def is_folded(choice: Choice) -> bool:
    """Whether a view is laid out for the screen and folded to what fits."""
    return choice.view == "organisation" and choice.rows == "depth"


def unfolded_to(work: Work, folds: Folds, identifier: str) -> Folds:
    """The folds with all unfolded that hides a post."""
    return _folding(work).unfolded_to(Request(paper="screen"), folds, identifier)


def on_screen(
    organisation: Organisation,
    choice: Choice,
    baseline: Organisation | None = None,
    result: CheckResult | None = None,
) -> Drawing:
    """The drawing as a page shows it that is only looked at.

    An organisation that fits one figure as wide as A4 is shown as laid out for it: its words
    are then half as large again as in one wide row.
    """
    whole = choice.view == "organisation"
    if whole and len(organisation.tables["posts"]) <= _FITS_A_SHEET:
        sheet = _chart(organisation, choice, _SHEET_WIDE, baseline, result).drawings
        if len(sheet) == 1:
            return sheet[0]
    drawing = _chart(organisation, choice, _SCREEN, baseline, result).drawings[0]
    return drawing if choice.words else _without_lists(drawing)


def _without_lists(drawing: Drawing) -> Drawing:
    """Without what stands under and beside the boxes; what is written in a group's frame stays."""

    def inside(x: float, y: float) -> bool:
        return any(g.x <= x <= g.x + g.width and g.y <= y <= g.y + g.height for g in drawing.groups)

    texts = tuple(text for text in drawing.texts if inside(text.x, text.y))
    places = [(mark, mark.points[0] if mark.points else (mark.x, mark.y)) for mark in drawing.marks]
    marks = tuple(mark for mark, place in places if inside(*place))
    return replace(drawing, texts=texts, marks=marks)


def differs(work: Work) -> bool:
    """Whether there is anything for the view of changes to draw."""
    return bool(differences(work.baseline, work.organisation))


def file_of(
    work: Work, choice: Choice, wanted: OnPaper, suffix: str, result: CheckResult | None = None
) -> Callable[[], bytes]:
    """What makes the file to download when it is asked for, such as a ".pdf".

    The same as `orgmodel chart` writes. Several files, such as pages of SVG, come as one zip.
    """
    organisation, baseline = work.organisation, work.baseline

    def make() -> bytes:
        made = _chart(organisation, choice, wanted, baseline, result, leaves=True)
        return _one_or_zip(made.files(suffix, dpi=wanted.dpi), choice.view, suffix)

    return make


@st.cache_data(max_entries=_CACHED, show_spinner=False, hash_funcs=BY_CONTENT)
def pages_on_paper(
    work: Work, choice: Choice, wanted: OnPaper, _result: CheckResult | None = None
) -> tuple[tuple[str, str], ...]:
    """Each page as SVG, and what it shows in a sentence or two.

    `OrgmodelError` where there is nothing to draw.
    """
    made = _chart(work.organisation, choice, wanted, work.baseline, _result, leaves=True)
    said = (f"{page.title}. {page.description}" for page in made.drawings)
    return tuple(zip(made.svgs, said, strict=True))


def _one_or_zip(pages: tuple[bytes, ...], stem: str, suffix: str) -> bytes:
    if len(pages) == 1:
        return pages[0]
    named = (
        (f"{stem}{suffix}" if n == 1 else f"{stem}-{n}{suffix}") for n in range(1, len(pages) + 1)
    )
    return zipped(dict(zip(named, pages, strict=True)))


@kept(_CACHED, hash_funcs=BY_CONTENT)
def _scene(work: Work, choice: Choice, _result: CheckResult | None) -> Scene:
    # The result follows from the work and the choice's rules, so it is no part of the key.
    drawing = to_scene(on_screen(work.organisation, choice, work.baseline, _result))
    if _result is not None:
        rules = {rule.id: rule.title for rule in _result.rules}
        _leave_out(drawing, rules, work.organisation)
    # What changes is looked at anew each time; elsewhere the eye stays where it was.
    known = work.digest if choice.view == "changes" else work.opened.digest
    key = f"{known}/{choice.view}/{choice.unit or ''}/{choice.depth or ''}"
    key += "" if choice.rows == "depth" else f"/{choice.rows}"
    ids = frozenset(box["id"] for box in drawing["boxes"])
    return Scene.of(key, drawing, ids)


def _leave_out(
    drawing: dict[str, Any], rules: Mapping[str, str], organisation: OrganisationModel
) -> None:
    """Take the numbers of rules and functions, and ids in brackets, out of the words of a scene.

    On paper they lead to a list under the drawing; a page says them to those who ask. In what a
    screen reader says a rule is called by its title.
    """
    ids, names = organisation.table_of, organisation.names
    functions = {box["id"] for box in drawing["boxes"] if box["kind"].startswith("function")}

    def is_id(word: str) -> bool:
        return word in rules or word in ids

    def plain(text: str) -> str:
        first, _, rest = text.partition(" ")
        text = rest if first in functions else text
        return _IN_BRACKETS.sub(lambda found: "" if is_id(found[1]) else found[0], text)

    for one in (drawing, *drawing["boxes"], *drawing["groups"], *drawing["lines"]):
        if "texts" in one:
            kept = [text for text in one["texts"] if text["t"] not in rules]
            texts = [{**text, "t": plain(text["t"])} for text in kept]
            one["texts"] = [text for text in texts if text["t"]]
    for box in drawing["boxes"]:
        first, _, rest = box["label"].partition(" ")
        said = rest if first == box["id"] and first in functions and rest else box["label"]
        box["label"] = _RULE_SAID.sub(lambda m: f"{m[1]}{rules.get(m[2], m[2])}", said)
        if box["id"] in names:
            box["data"] = {**box.get("data", {}), "short": signed(names[box["id"]])}


def _by_content(folds: Folds) -> object:
    """Folds for a cache: sets have no order."""
    sets = (folds.shut, folds.opened, folds.brought)
    return (folds.root, *map(sorted, sets), folds.room)


def drawn_first(work: Work, choice: Choice, folds: Folds) -> tuple[Scene, FoldedChart]:
    """The drawing of an organisation as opened, and what more of it is drawn from; nothing is kept.

    For a worker; the server takes both by `take_drawn`.
    """
    folding = FoldedChart(FoldGround(work.opened.organisation))
    return _drawn(work, choice, folds, (), folding), folding


def take_drawn(
    work: Work, choice: Choice, folds: Folds, scene: Scene, folding: FoldedChart
) -> None:
    """Keep what `drawn_first` gave for the same work, as if it had been drawn here."""
    _ground_of(work.opened, folding.now)
    _folding(work, folding)
    _folded_scene(work, choice, folds, (), scene)


@kept(_CACHED, hash_funcs={**BY_CONTENT, Folds: _by_content})
def _folded_scene(
    work: Work,
    choice: Choice,
    folds: Folds,
    warned: tuple[tuple[str, int], ...],
    _made: Scene | None = None,
) -> Scene:
    return _made or _drawn(work, choice, folds, warned, _folding(work))


def _drawn(
    work: Work,
    choice: Choice,
    folds: Folds,
    warned: tuple[tuple[str, int], ...],
    folding: FoldedChart,
) -> Scene:
    request = Request(
        paper="screen",
        colour=choice.colour,
        names="holder" in (choice.show or ()),
        show=choice.show,
        baseline=work.baseline,
        span_target=choice.span_target,
    )
    about = About(touched(work), dict(warned))
    drawing = to_scene(folding.drawn(request, folds, about=about))
    ids = frozenset(box["id"] for box in drawing["boxes"] if box["kind"] not in _NO_ROW)
    key = f"{work.opened.digest}/organisation/{folds.root}"
    return Scene.of(key, drawing, ids)


@kept(_CACHED, hash_funcs=BY_CONTENT)
def _folding(work: Work, _made: FoldedChart | None = None) -> FoldedChart:
    if _made is not None:
        return _made
    before = _ground_of(work.opened)
    if work.option is None:
        return FoldedChart(before)
    return FoldedChart(FoldGround(work.organisation), before)


@kept(_CACHED, hash_funcs={Opened: lambda opened: opened.digest})
def _ground_of(opened: Opened, _made: FoldGround | None = None) -> FoldGround:
    return _made or FoldGround(opened.organisation)


def _chart(
    organisation: Organisation,
    choice: Choice,
    wanted: OnPaper,
    baseline: Organisation | None = None,
    result: CheckResult | None = None,
    *,
    leaves: bool = False,
) -> Chart:
    """A chart that leaves the tool numbers persons; on the page they are found by their ids."""
    draw = chart if leaves else chart_with_ids
    return draw(
        organisation,
        choice.view,
        unit=choice.unit,
        depth=wanted.depth or choice.depth,
        paper=wanted.paper,
        width=wanted.width,
        colour=choice.colour,
        rows=choice.rows,
        show=wanted.show,
        separate=wanted.separate,
        names=wanted.names,
        baseline=baseline,
        result=result,
    )
