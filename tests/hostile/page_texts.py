"""Every text of a page that goes to the browser, with how the browser reads it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pyarrow as pa
from streamlit.testing.v1 import AppTest

from orgmodel.model.unprintable import UNPRINTABLE, told
from tests.hostile.markdown import plain, shown
from tests.hostile_words import MARK, hostile_words

WORDS = hostile_words()
COLLAPSED = 2
MARKDOWN, HTML, PLAIN, TYPED, DRAWN = "markdown", "html", "plain", "typed", "drawn"
# What the browser takes as it is, by element and field; all else it reads as Markdown.
_PLAIN = {
    ("Selectbox", "options"),
    ("MultiSelect", "options"),
    ("TextInput", "placeholder"),
    ("TextArea", "placeholder"),
    ("Selectbox", "placeholder"),
    ("MultiSelect", "placeholder"),
    ("Table", "alt"),
    ("Dataframe", "alt"),
    ("DataEditor", "alt"),
    ("Image", "alt"),
}
_TYPED = {
    ("TextInput", "default"),
    ("TextInput", "value"),
    ("TextArea", "default"),
    ("TextArea", "value"),
    ("Selectbox", "raw_value"),
    ("MultiSelect", "raw_values"),
}
_NOT_SHOWN = {
    "id",
    "user_key",
    "element_id",
    "form_id",
    "key",
    "url",
    "style",
    "fragment_id",
    "icon",
}


@dataclass(frozen=True)
class Text:
    """A text, where it stands (element and field), and how it is read."""

    place: str
    how: str
    words: str


def texts(app: AppTest) -> Iterator[Text]:
    """All of a page as it was sent last."""
    for node in _nodes(app._tree):
        proto = getattr(node, "proto", None)
        if proto is not None and hasattr(proto, "DESCRIPTOR"):
            yield from _of(proto)


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _of(proto: Any, within: str = "") -> Iterator[Text]:
    name = proto.DESCRIPTOR.name
    name = within if name.startswith("Arrow") else name
    # A label that is not drawn is the name of a control for who cannot see it: as it is.
    unseen = getattr(getattr(proto, "label_visibility", None), "value", 0) == COLLAPSED
    for field, value in proto.ListFields():
        many = value if field.is_repeated else [value]
        for one in many:
            if isinstance(one, str):
                how = PLAIN if unseen and field.name == "label" else _how(name, field.name)
                if how:
                    yield Text(f"{name}.{field.name}", how, one)
            elif isinstance(one, bytes):
                yield from _cells(name, one)
            elif hasattr(one, "DESCRIPTOR"):
                yield from _of(one, name)


def _how(name: str, field: str) -> str:
    if field in _NOT_SHOWN:
        return ""
    if name == "Html":
        return HTML
    if name in ("BidiComponent", "PlotlyChart", "VegaLiteChart"):
        return DRAWN
    if (name, field) in _PLAIN:
        return PLAIN
    return TYPED if (name, field) in _TYPED else MARKDOWN


def _cells(name: str, content: bytes) -> Iterator[Text]:
    how = MARKDOWN if name == "Table" else PLAIN
    frame = pa.ipc.open_stream(io.BytesIO(content)).read_all()
    for column in frame.column_names:
        yield Text(f"{name} heading", how, column)
        if pa.types.is_string(frame[column].type) or pa.types.is_large_string(frame[column].type):
            for cell in frame[column].to_pylist():
                yield Text(f"{name} cell", how, cell or "")


def wrong(text: Text) -> list[str]:
    """What is wrong with a text: anything live in it, or a hostile word that is not as written."""
    return _CHECKS[text.how](text.words)


def _markdown(words: str) -> list[str]:
    found = shown(words)
    live = [one for one in found.live if MARK in one or "example.org" in one]
    return [*live, *_changed(found.words)]


def _html(words: str) -> list[str]:
    reader = _Reader()
    reader.feed(words)
    return [*reader.live, *_changed(plain(" ".join(reader.words)))]


def _plain(words: str) -> list[str]:
    return [f"unseen {found!r}" for found in UNPRINTABLE.findall(re.sub("[\t\n]", "", words))]


def _as_it_is(_words: str) -> list[str]:
    return []


_CHECKS = {MARKDOWN: _markdown, HTML: _html, PLAIN: _plain, TYPED: _as_it_is, DRAWN: _as_it_is}


def _changed(words: str) -> list[str]:
    """The hostile words of which something is missing in what is seen."""
    numbers = {int(found) for found in re.findall(MARK + "([0-9]+)", words)}
    seen = _folded(words)
    return [WORDS[number] for number in numbers if not any(s in seen for s in _forms(number))]


@cache
def _forms(number: int) -> tuple[str, ...]:
    """A word as it may be seen: what is unprintable told, in TOML with its escapes."""
    word = WORDS[number]
    in_toml = word.replace("\\", "\\\\").replace('"', '\\"')
    return tuple(_folded(told(one)) for one in (re.sub(r"\s", "", word), word, in_toml))


def _folded(words: str) -> str:
    return re.sub(r"[\s\u2060]", "", words.casefold())


class _Reader(HTMLParser):
    """The words of HTML, and what in it holds a hostile word beside words, or runs."""

    def __init__(self) -> None:
        super().__init__()
        self.live: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or MARK in name or name in ("href", "src", "srcdoc"):
                self.live.append(f"{tag} {name}={value}")
        if MARK in tag or tag in ("a", "img", "iframe", "script", "object", "form"):
            self.live.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.live.append(f"comment {data}")
