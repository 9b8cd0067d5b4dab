r"""DOT text, written through the `graphviz` package with every word taken as it stands.

Graphviz reads much into plain words: `<Vacant>` is HTML, `\N` the node's name, `&amp;` an
ampersand, `a:b` port b of node a. Here nothing of that is left to chance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import graphviz
from graphviz import quoting

from orgmodel.model.unprintable import signed, told

_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_SPACE = re.compile(r"[\t\r\n\x85\u2028\u2029]")
_REPLACEMENT = "\ufffd"


def name_of(identifier: str) -> str:
    r"""An id as the name of a node: backslashes doubled, a break of the line as a space.

    A name that begins with % gets a space before it, for Graphviz takes it for one without a
    name. Ids without control characters, which the data may not have, keep names of their own:
    a mark of direction is told as its escape.
    """
    plain = told(_UNFIT.sub(_REPLACEMENT, _SPACE.sub(" ", identifier)))
    return _as_it_stands(f" {plain}" if plain.lstrip(" ").startswith("%") else plain)


def words_of(words: str) -> str:
    r"""Words as the value of an attribute, to be read as they stand.

    A break of the line becomes `\n`, a backslash two, and what Graphviz would decode as a
    character by name (`&amp;`) is written so that it is not.
    """
    fit = _UNFIT.sub(_REPLACEMENT, words.replace("\r\n", "\n"))
    plain = "\n".join(map(signed, fit.split("\n")))
    escaped = _as_it_stands(_ENTITY.sub("&amp;", plain))
    return _no_html(_SPACE.sub(lambda at: "\\n" if at[0] == "\n" else " ", escaped))


def _as_it_stands(words: str) -> str:
    """Words with every backslash doubled, and never taken for HTML."""
    escaped: str = graphviz.escape(words)
    return escaped


def _no_html(words: str) -> str:
    """Words that the package quotes even between < and >."""
    marked: str = graphviz.nohtml(words)
    return marked


class _WholeNames(graphviz.Digraph):  # type: ignore[misc]
    """A digraph whose edges take names whole: a colon is part of a name, never a port."""

    _quote_edge = staticmethod(quoting.quote)


class DotText:
    """A digraph in the making; `text` is its DOT. Names and values are those of this module."""

    def __init__(self, attributes: Mapping[str, str], nodes: Mapping[str, str]) -> None:
        self._graph = _WholeNames(graph_attr=_values(attributes), node_attr=_values(nodes))

    def node(self, identifier: str, attributes: Mapping[str, str]) -> None:
        """Add a node."""
        self._graph.node(name_of(identifier), **_values(attributes))

    def edge(self, start: str, end: str, attributes: Mapping[str, str]) -> None:
        """Add an edge."""
        self._graph.edge(name_of(start), name_of(end), **_values(attributes))

    @property
    def text(self) -> str:
        """The DOT so far."""
        return str(self._graph.source)


def _values(attributes: Mapping[str, str]) -> dict[str, str]:
    return {key: words_of(value) for key, value in attributes.items()}
