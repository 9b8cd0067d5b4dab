"""What a visit works on, and the only place that touches the session.

A visit holds an organisation as it was opened and the options worked on, each a list of
changes with a cursor, never a half-edited organisation. Beside it: the selected id, the
finding that is open, and what the widgets were set to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from orgmodel.chart.folding.folds import USUAL_ROOM, Folds
from orgmodel.files.importers.table.mapping import TableMapping
from orgmodel.model.faults import Problem
from orgmodel.ui.workspace import library
from orgmodel.ui.workspace.alike import alike
from orgmodel.ui.workspace.importing import StaffImport
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.work import Work

VIEW, UNIT, DEPTH, COLOUR, PAPER = "om.view", "om.unit", "om.depth", "om.colour", "om.paper"
ROWS, SHOW = "om.rows", "om.show"
RULES, OUTCOME, TABLE = "om.rules", "om.outcome", "om.table"
SECTION = "om.measures.section"
_FINDING_PAGE, _SET_ASIDE = "om.finding.page", "om.shelf"
_WORK, _SELECTED, _FINDING = "om.work", "om.selected", "om.finding"
_SELECTION, _OVERVIEW = "om.selection", "om.overview"
_FOLDS, _ROOM = "om.folds", "om.room"
_TAKEN, _VIEW_TARGET, _UNREADABLE = "om.taken", "om.look", "om.refused"
_IMPORT, _AGREED = "om.import", "om.import.agreed"
_FILES, _DRAWN = "om.files", "om.drawn"
_OF_SELECTING = (_SELECTED, _SELECTION, _TAKEN, _DRAWN)
_CLIENTS_KEPT, _MAPPINGS_KEPT = 8, 8


@dataclass(frozen=True, slots=True)
class ViewTarget:
    """An id that the chart is asked to bring into view; `turn` tells one request from the next."""

    id: str
    turn: int


@dataclass(frozen=True, slots=True)
class UnreadableUpload:
    """An upload of which nothing could be read: why, its faults, and its files."""

    message: str
    problems: tuple[Problem, ...]
    contents: tuple[tuple[str, bytes], ...] = ()


def work() -> Work | None:
    """What the visit works on: Brent at first; None where there is no sample data."""
    found: Work | None = st.session_state.get(_WORK)
    if found is None:
        samples = library.samples()
        if not samples:
            return None
        found = st.session_state[_WORK] = Work(library.open_sample(samples[0].name))
    return found


def has_begun() -> bool:
    """Whether this visit has seen a page already."""
    return _WORK in st.session_state


def open_work(opened: Opened) -> None:
    """Open an organisation: nothing selected, no finding open.

    The options worked on are set aside, and are there again when the same data is opened again.
    """
    before: Work | None = st.session_state.get(_WORK)
    set_aside: dict[str, Work] = st.session_state.get(_SET_ASIDE, {})
    if before is not None and before.options:
        set_aside = {**set_aside, before.opened.digest: before}
    st.session_state[_SET_ASIDE] = set_aside
    st.session_state[_WORK] = set_aside.get(opened.digest) or Work(opened)
    for key in (
        _SELECTED,
        _FINDING,
        _VIEW_TARGET,
        _UNREADABLE,
        _FILES,
        UNIT,
        DEPTH,
        COLOUR,
        ROWS,
        SHOW,
        VIEW,
        RULES,
        TABLE,
    ):
        st.session_state.pop(key, None)


def close_kept(identifier: str) -> None:
    """Close a workspace: nothing of it is left in the visit, and nothing is open."""
    current: Work | None = st.session_state.get(_WORK)
    set_aside: dict[str, Work] = st.session_state.get(_SET_ASIDE, {})
    left = {d: w for d, w in set_aside.items() if w.kept is None or w.kept.id != identifier}
    if current is not None and current.kept is not None and current.kept.id == identifier:
        open_work(current.opened)
        del st.session_state[_WORK]
    st.session_state[_SET_ASIDE] = left


def put_work(changed: Work) -> None:
    """Go on with the options as they are now."""
    st.session_state[_WORK] = changed


def unreadable_upload() -> UnreadableUpload | None:
    """The last upload, where nothing of it could be read."""
    found: UnreadableUpload | None = st.session_state.get(_UNREADABLE)
    return found


def note_unreadable_upload(unreadable: UnreadableUpload) -> None:
    """Note why an upload was not opened; what is open stays open."""
    st.session_state[_UNREADABLE] = unreadable


def forget_unreadable_upload() -> None:
    """Forget what could not be read before."""
    st.session_state.pop(_UNREADABLE, None)


def staff_import() -> StaffImport | None:
    """The staff list on its way in; None where there is none."""
    found: StaffImport | None = st.session_state.get(_IMPORT)
    return found


def put_staff_import(changed: StaffImport | None) -> None:
    """Go on with a staff list as it is agreed now; None forgets it."""
    st.session_state[_IMPORT] = changed


def keep_files(files: tuple[tuple[str, bytes], ...]) -> None:
    """Keep the files of the folder that is open, so that its faults can be mended here."""
    st.session_state[_FILES] = files


def kept_files() -> tuple[tuple[str, bytes], ...]:
    """The files of the folder that was opened last; none where it is a sample."""
    found: tuple[tuple[str, bytes], ...] = st.session_state.get(_FILES, ())
    return found


def agree(headings: tuple[str, ...], mapping: TableMapping) -> None:
    """Note that a list under these headings is read by this mapping."""
    kept: dict[tuple[str, ...], TableMapping] = st.session_state.get(_AGREED, {})
    others = [(known, found) for known, found in kept.items() if known != headings]
    st.session_state[_AGREED] = {**dict(others[-_MAPPINGS_KEPT + 1 :]), headings: mapping}


def agreed(headings: tuple[str, ...]) -> TableMapping | None:
    """The mapping that was agreed for these headings in this visit; None where none was."""
    found: TableMapping | None = st.session_state.get(_AGREED, {}).get(headings)
    return found


def selected() -> str | None:
    """The selected id, or None."""
    found: str | None = st.session_state.get(_SELECTED)
    return found


def selection() -> tuple[str, ...]:
    """All that is selected, the one that `selected` gives last."""
    last = selected()
    found: tuple[str, ...] = st.session_state.get(_SELECTION, ())
    return found if last is not None and last in found[-1:] else (last,) if last else ()


def select_all(identifiers: tuple[str, ...]) -> None:
    """Select several ids; the last is the one that is looked at closer."""
    st.session_state[_SELECTION] = identifiers
    st.session_state[_SELECTED] = identifiers[-1] if identifiers else None


def select(identifier: str | None, *, into_view: bool = False) -> None:
    """Select an id; with `into_view` the chart brings it there. Of several that are selected,
    the last can be selected again without losing the others."""
    st.session_state[_SELECTED] = identifier
    if into_view and identifier:
        before = view_target()
        turn = before.turn + 1 if before else 1
        st.session_state[_VIEW_TARGET] = ViewTarget(identifier, turn)


def view_target() -> ViewTarget | None:
    """What the chart was last asked to bring into view."""
    found: ViewTarget | None = st.session_state.get(_VIEW_TARGET)
    return found


def folds() -> Folds:
    """How the drawing of the organisation that is open is folded, in the room that there is."""
    return folds_from(_folds_kept()[_ROOT].root)


def folds_from(root: str) -> Folds:
    """How it was folded when it was last drawn from a post, or as a whole."""
    return replace(_folds_kept().get(root, Folds(root)), room=room())


def put_folds(changed: Folds) -> None:
    """Draw it folded so; for each post that it is drawn from, what is folded is kept."""
    at_root = replace(changed, room=room())
    of_this = {**_folds_kept(), _ROOT: Folds(changed.root), changed.root: at_root}
    all_kept: dict[str, dict[str | None, Folds]] = st.session_state.get(_FOLDS, {})
    current = work()
    others = [(k, v) for k, v in all_kept.items() if current and k != current.opened.digest]
    if current is not None:
        kept = {**dict(others[-_CLIENTS_KEPT + 1 :]), current.opened.digest: of_this}
        st.session_state[_FOLDS] = kept


def room() -> tuple[float, float]:
    """How wide and high the drawing may be."""
    found: tuple[float, float] = st.session_state.get(_ROOM, USUAL_ROOM)
    return found


def put_room(wide: float, high: float) -> None:
    """Note how much room the drawing has."""
    st.session_state[_ROOM] = (wide, high)


_ROOT = None


def _folds_kept() -> dict[str | None, Folds]:
    """The folds by the post that is drawn from; under None one that says which is now."""
    current = work()
    all_kept: dict[str, dict[str | None, Folds]] = st.session_state.get(_FOLDS, {})
    found = all_kept.get(current.opened.digest, {}) if current else {}
    return found or {_ROOT: Folds()}


def overview() -> bool:
    """Whether every post is looked at, in place of the drawing."""
    return bool(st.session_state.get(_OVERVIEW))


def show_overview(on: bool) -> None:
    """Look at every post, or at the drawing again."""
    st.session_state[_OVERVIEW] = on


def finding() -> str | None:
    """The id of the finding that is open, or None."""
    found: str | None = st.session_state.get(_FINDING)
    return found


def open_finding(identifier: str | None) -> None:
    """Open a finding, or close the one that is open."""
    st.session_state[_FINDING] = identifier


def turn_to_page(page: int) -> None:
    """Turn the list of findings to a page."""
    key, _ = finding_page()
    st.session_state[_FINDING_PAGE] = (int(key.rpartition(".")[2]) + 1, page)


def finding_page() -> tuple[str, int]:
    """The key of what turns the pages of the list of findings, and the page it starts at.

    The key is another one each time the list is turned: a widget cannot both start at a page
    and be told one.
    """
    turn, page = st.session_state.get(_FINDING_PAGE, (0, 1))
    return f"{_FINDING_PAGE}.{turn}", page


def chosen(key: str, default: Any = None) -> Any:
    """What a widget is set to; the default before it was first shown."""
    value = st.session_state.get(key)
    return default if value is None else value


def is_set(key: str) -> bool:
    """Whether a widget is set to anything, be it nothing of what it offers."""
    return key in st.session_state


def choose(key: str, value: Any) -> None:
    """Set a widget, before it is shown."""
    st.session_state[key] = value


def keep_choice(key: str, allowed: tuple[Any, ...]) -> None:
    """Drop what a widget is set to where that can no longer be chosen."""
    if key in st.session_state and st.session_state[key] not in allowed:
        del st.session_state[key]


def keep_choices(key: str, allowed: tuple[Any, ...]) -> None:
    """Drop those of several that a widget is set to that can no longer be chosen."""
    if key in st.session_state:
        kept = [one for one in st.session_state[key] or () if one in allowed]
        if kept != list(st.session_state[key] or ()):
            st.session_state[key] = kept


def component_event(key: str) -> object:
    """What a chart last sent; None where nothing did."""
    held = st.session_state.get(key)
    return held.get("event") if isinstance(held, Mapping) else None


def taken() -> dict[str, int]:
    """The number of the last event taken from each chart in the browser."""
    return dict(st.session_state.get(_TAKEN, {}))


def take(client: str, number: int) -> None:
    """Note that a chart's events up to a number were taken."""
    others = [(name, last) for name, last in taken().items() if name != client]
    st.session_state[_TAKEN] = {**dict(others[-_CLIENTS_KEPT + 1 :]), client: number}


def note_drawn(done: bool, *besides: str) -> None:
    """Note that a page shows all there is now but for the keys `besides`, or is drawn anew."""
    left_out = {*_OF_SELECTING, *besides}
    kept = _all_but(left_out) if done else None
    st.session_state[_DRAWN] = (kept, left_out, selection())


def only_selected() -> bool:
    """Whether nothing but the selection is to be shown yet; from then on that counts as shown."""
    kept, left_out, _ = st.session_state.get(_DRAWN, (None, set(), ()))
    st.session_state[_DRAWN] = (kept, left_out, selection())
    return is_drawn()


def is_drawn() -> bool:
    """Whether the page shows all there is now."""
    kept, left_out, shown = st.session_state.get(_DRAWN, (None, set(), ()))
    now = _all_but(left_out)
    if kept is None or now is None or shown != selection():
        return False
    # A button that is not there any more is like one that is not pressed.
    return all(alike(now.get(k) or None, kept.get(k) or None) for k in {**now, **kept})


def _all_but(left_out: set[str]) -> dict[str, Any] | None:
    """What the session holds; None where a run that is being given up changes it right now."""
    try:
        return {str(k): v for k, v in st.session_state.items() if k not in left_out}
    except RuntimeError:
        return None
