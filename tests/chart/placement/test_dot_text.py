r"""DOT text: Graphviz reads back exactly the words that were written, whatever they are."""

from __future__ import annotations

import warnings
from xml.etree import ElementTree

import pygraphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.chart.placement.dot_text import DotText, words_of
from tests.depth import at_least

NASTY = [
    "<Vacant>",
    "<b>bold</b>",
    "R&D \\N unit",
    "\\G \\E \\T \\H \\L",
    "&amp;",
    "&lt;script&gt;",
    "&#65;",
    "&",
    'say "hi"',
    '\\"',
    "ends in \\",
    "two \\\\",
    "a:b",
    "a:b:n",
    ":",
    "a b",
    "node",
    "strict",
    "001",
    "-4.",
    "]; x [label=y",
    '"]; x [label="y',
    "/* */ // #",
    "Ω Ŵ 中",
    "{a|<p> b}",
    "%",
    " %",
    "%3",
]
WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1)


def read(dot: DotText) -> pygraphviz.AGraph:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return pygraphviz.AGraph(string=dot.text)


def seen(words: str) -> str:
    """What Graphviz writes into a picture for a label of these words."""
    dot = DotText({}, {})
    dot.node("n", {"label": words, "shape": "box"})
    svg = read(dot).draw(format="svg", prog="neato")
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return "\n".join(text.text or "" for text in texts)


@pytest.mark.parametrize("words", NASTY)
def test_a_label_is_drawn_as_it_stands(words: str) -> None:
    assert seen(words).replace("\xa0", " ") == words


def test_lines_of_a_label_are_lines() -> None:
    assert seen("one\ntwo") == "one\ntwo"
    assert seen("one\r\ntwo") == "one\ntwo"


@settings(deadline=None, max_examples=at_least(30))
@given(st.lists(WORDS | st.sampled_from(NASTY), min_size=2, max_size=6, unique=True))
def test_ids_stay_whole_and_apart(names: list[str]) -> None:
    dot = DotText({}, {})
    for name in names:
        dot.node(name, {"label": name})
    for name in names[1:]:
        dot.edge(names[0], name, {"relation": name})
    graph = read(dot)
    assert len(graph.nodes()) == len(names)
    assert [node.replace("\\\\", "\\") for node in graph.nodes()] == [
        f" {name}" if name.lstrip(" ").startswith("%") else name for name in names
    ]
    assert len(graph.edges()) == len(names) - 1
    assert all("port" not in graph.get_edge(*edge).attr.to_dict() for edge in graph.edges())


@given(st.text())
def test_any_value_is_one_value(words: str) -> None:
    dot = DotText({"label": words}, {})
    dot.node("n", {"tooltip": words})
    graph = read(dot)
    assert len(graph.nodes()) == 1
    assert "\n" not in words_of(words)
    assert "\x00" not in dot.text
