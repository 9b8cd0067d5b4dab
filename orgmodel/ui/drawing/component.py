"""The chart component: its registration, what goes to the browser and what comes back.

It has two halves. `orgchart` gets the drawing, which changes seldom; `orgview` gets what is
selected and highlighted, so that a click sends a few hundred bytes. Where a page offers the
overview of every post, `orgover` gets that, once, and only while it is looked at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

import orgmodel
from orgmodel.model.kept import OfObject
from orgmodel.model.unprintable import signed
from orgmodel.ui.drawing.events import ChartEvent, new_events
from orgmodel.ui.drawing.worded import worded
from orgmodel.ui.workspace import state

_ASSETS = "ui/drawing/assets"
_NAMES = ("orgchart", "orgview", "orgover")


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing for the browser.

    `key` names what is drawn (its pan and zoom are remembered under it); `stamp` changes
    with anything in it, colours included. `ids` are those that can be selected. `text` is the
    drawing as JSON, made once: from the drawing, Streamlit would make it twice at each run.
    """

    key: str
    stamp: str
    drawing: Mapping[str, Any]
    ids: frozenset[str]
    text: str

    @classmethod
    def of(cls, key: str, drawing: Mapping[str, Any], ids: frozenset[str]) -> Scene:
        """The scene of a drawing as `to_scene` gives it."""
        return cls(key, stamp_of(drawing), drawing, ids, json.dumps(drawing))


@dataclass(frozen=True, slots=True)
class HighlightStep:
    """One relation to highlight; field names are those of the scene's lines."""

    start: str
    relation: str
    end: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """A path to highlight: boxes, and relations in order, numbered from 1."""

    id: str
    boxes: tuple[str, ...]
    steps: tuple[HighlightStep, ...]

    def to_dict(self) -> dict[str, Any]:
        """As the browser reads it."""
        steps = [{"from": s.start, "relation": s.relation, "to": s.end} for s in self.steps]
        return {"id": self.id, "boxes": list(self.boxes), "steps": steps}


def nothing(_event: ChartEvent) -> None:
    """For a drawing that is only looked at."""


def show(
    scene: Scene,
    *,
    name: str,
    on_select: Callable[[str], None],
    on_event: Callable[[ChartEvent], None] = nothing,
    on_selection: Callable[[], None] | None = None,
    highlight: Highlight | None = None,
    say: str | Callable[[], str] = "",
    height: str = "36rem",
    told: Mapping[str, Any] = MappingProxyType({}),
    overview: Mapping[str, Any] | None = None,
) -> None:
    """Mount the chart. `on_select` is called with an id of the scene, before the next run, and
    `on_event` with everything else that was done. Where there is `on_selection`, it is called after
    that where nothing else was done: it may run the part of the page alone that has the key of
    `seen_part`, by which the chart is told what is selected.

    `say` is read out by a screen reader when it changes; `height` is that of the drawing
    as a CSS length; `told` is what else the chart is told, by the names of its parts.
    `overview` is that of every post where the page offers one, as `orgover.js` reads it.
    """
    key = f"{name}.chart"

    def receive() -> None:
        client, events = new_events(state.component_event(key), state.taken())
        for event in events:
            state.take(client, event.number)
            if event.type != "select":
                on_event(event)
                continue
            chosen = tuple(name for name in event.ids or (event.id,) if name in scene.ids)
            if chosen or not event.id:
                state.select_all(chosen)
            if chosen:
                on_select(chosen[-1])
        # What was sent again and is taken already asks for no more than the answer.
        if on_selection and all(event.type == "select" for event in events):
            on_selection()

    hint = (
        "Arrow keys move between boxes, Enter selects, Space adds to what is selected, Shift and "
        "arrows move the drawing."
    )
    chart = {"chart": name, "key": scene.key, "stamp": scene.stamp, "scene": scene.text}
    orgchart = _registered("orgchart", html=_html(), css="orgchart.css")
    orgview = _registered("orgview")

    def tell() -> None:
        target = state.view_target()
        view = {
            "chart": name,
            **worded(told),
            "selected": state.selected(),
            "selection": list(state.selection()),
            "highlight": highlight.to_dict() if highlight else None,
            "look": asdict(target) if target else None,
            "ack": state.taken(),
            "say": signed(say if isinstance(say, str) else say()),
        }
        orgview(key=f"{name}.view", data=view)

    with st.container(key=f"{name}.frame", gap=None):
        orgchart(key=key, data={**chart, "hint": hint, "height": height}, on_event_change=receive)
        (st.fragment(key=seen_part(name))(tell) if on_selection else tell)()
        if overview is not None:
            part("orgover")(key=f"{name}.over", data={"chart": name, **overview})


def seen_part(name: str) -> str:
    """The key of the part of the page by which a chart is told what is selected."""
    return f"{name}.seen"


def part(name: str) -> Any:
    """One of the component's parts that has no drawing of its own, ready to be mounted."""
    return _registered(name)


def _registered(name: str, **more: Any) -> Any:
    """A part, registered once with this server: Streamlit looks up its files each time."""
    known = _parts(get_bidi_component_manager())
    if name not in known:
        _declare()
        known[name] = st.components.v2.component(f"orgmodel.{name}", js=f"{name}.js", **more)
    return known[name]


def _none_yet(_manager: object) -> dict[str, Any]:
    return {}


_parts = OfObject(_none_yet)


def _declare() -> None:
    """Tell Streamlit of the files, where it did not find them in an installed package."""
    manager = get_bidi_component_manager()
    if any(manager.get_component_asset_root(f"orgmodel.{name}") is None for name in _NAMES):
        parts = [ComponentConfig(name, _ASSETS) for name in _NAMES]
        manifest = ComponentManifest("orgmodel", orgmodel.__version__, parts)
        manager.register_from_manifest(manifest, Path(orgmodel.__file__).parent)


@cache
def _html() -> str:
    return (resources.files("orgmodel") / _ASSETS / "orgchart.html").read_text(encoding="utf-8")


def stamp_of(drawing: Mapping[str, Any]) -> str:
    """A short text that changes whenever the drawing does."""
    return hashlib.sha256(json.dumps(drawing, sort_keys=True).encode()).hexdigest()[:16]
