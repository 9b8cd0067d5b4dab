"""The chart component: its registration, what goes to the browser and what comes back.

It has two halves. `orgchart` gets the drawing, which changes seldom; `orgview` gets what is
selected and highlighted, so that a click sends a few hundred bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

import orgmodel
from orgmodel.ui.workspace import state

_ASSETS = "ui/drawing/assets"
_NAMES = ("orgchart", "orgview", "orgkeep")
_LONGEST_ID = 1_000
_LONGEST_CLIENT = 40


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing for the browser.

    `key` names what is drawn (its pan and zoom are remembered under it); `stamp` changes
    with anything in it, colours included. `ids` are those that can be selected.
    """

    key: str
    stamp: str
    drawing: Mapping[str, Any]
    ids: frozenset[str]


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


@dataclass(frozen=True, slots=True)
class Event:
    """What a user did in the chart, checked."""

    number: int
    type: str
    id: str


def show(
    scene: Scene,
    *,
    name: str,
    on_select: Callable[[str], None],
    highlight: Highlight | None = None,
    say: str = "",
    height: str = "36rem",
) -> None:
    """Mount the chart. `on_select` is called with an id of the scene, before the next run.

    `say` is read out by a screen reader when it changes; `height` is that of the drawing
    as a CSS length.
    """
    key = f"{name}.chart"

    def receive() -> None:
        client, events = new_events(state.component_event(key), state.taken())
        for event in events:
            state.take(client, event.number)
            if event.type == "select" and event.id in scene.ids:
                on_select(event.id)

    hint = (
        "Arrow keys move between boxes, Enter selects, Shift and arrows move the drawing, "
        "plus and minus zoom."
    )
    chart = {"chart": name, "key": scene.key, "stamp": scene.stamp, "scene": scene.drawing}
    target = state.view_target()
    view = {
        "chart": name,
        "selected": state.selected(),
        "highlight": highlight.to_dict() if highlight else None,
        "look": asdict(target) if target else None,
        "ack": state.taken(),
        "say": say,
    }
    orgchart, orgview = _halves()
    with st.container(key=f"{name}.frame", gap=None):
        orgchart(key=key, data={**chart, "hint": hint, "height": height}, on_event_change=receive)
        orgview(key=f"{name}.view", data=view)


def new_events(message: object, taken: Mapping[str, int]) -> tuple[str, tuple[Event, ...]]:
    """Who sent a message, and its events that were not taken yet, in order.

    The message comes from the browser, so nothing in it is trusted: what is not of the
    right form is left out.
    """
    if not isinstance(message, Mapping) or not isinstance(message.get("client"), str):
        return "", ()
    client = message["client"][:_LONGEST_CLIENT]
    given = message.get("events")
    events = [_event(item) for item in given] if isinstance(given, list) else []
    last = taken.get(client, 0)
    fresh = [event for event in events if event and event.number > last]
    return client, tuple(sorted(fresh, key=lambda event: event.number))


def _event(item: object) -> Event | None:
    if not isinstance(item, Mapping):
        return None
    number, kind, identifier = item.get("seq"), item.get("type"), item.get("id")
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    if not isinstance(number, int) or not isinstance(kind, str) or not isinstance(identifier, str):
        return None
    return Event(number, kind, identifier) if len(identifier) <= _LONGEST_ID else None


def _halves() -> tuple[Any, Any]:
    _declare()
    html = _html()
    register = st.components.v2.component
    return (
        register("orgmodel.orgchart", html=html, css="orgchart.css", js="orgchart.js"),
        register("orgmodel.orgview", js="orgview.js"),
    )


def part(name: str) -> Any:
    """One of the component's parts that has no drawing of its own, ready to be mounted."""
    _declare()
    return st.components.v2.component(f"orgmodel.{name}", js=f"{name}.js")


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
