"""What `om` offers: every public name is explained, with an example that says what it says."""

from __future__ import annotations

import doctest
import inspect
import pydoc
from functools import cached_property
from pathlib import Path

import pandas as pd
import pytest

import orgmodel as om
from tests.docs.desk import ROOT, lay

NAMES = sorted(om.__all__)
METHODS = (
    *("apply", "chart", "check", "frame", "home", "measures", "named", "path", "remedies", "save"),
    *("side", "side_by_side", "split"),
)
RESULTS = [getattr(om, name) for name in NAMES if hasattr(getattr(om, name), "_repr_html_")]


@pytest.fixture(scope="module")
def brent():
    return om.load(ROOT / "data/brent")


def examples(thing, name):
    return doctest.DocTestParser().get_doctest(inspect.getdoc(thing) or "", {}, name, None, None)


def run(thing, name, brent):
    found = examples(thing, name)
    assert found.examples, f"{name}: its docstring has no example"
    found.globs = {"om": om, "pd": pd, "Path": Path, "brent": brent}
    said: list[str] = []
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.DocTestRunner(optionflags=options).run(found, out=said.append)
    assert not result.failed, "".join(said)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_a_public_name_says_what_it_says(name, brent, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lay(tmp_path)
    run(getattr(om, name), name, brent)


@pytest.mark.parametrize("name", METHODS)
def test_so_does_that_of_a_question_to_an_organisation(name, brent, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lay(tmp_path)
    run(getattr(om.Organisation, name), name, brent)


def test_nothing_else_shows():
    assert set(dir(om)) == {*om.__all__, "__doc__", "__version__"}
    assert all(getattr(om, name).__doc__ for name in om.__all__)


def _is_work(member):
    """Whether it is a method or worked out: what is kept is explained by the class."""
    return inspect.isroutine(member) or isinstance(member, property | cached_property)


def test_what_a_public_class_offers_is_explained():
    silent = [
        f"{kind.__name__}.{name}"
        for kind in RESULTS
        for name in dir(kind)
        if not name.startswith("_")
        and _is_work(getattr(kind, name))
        and not inspect.getdoc(getattr(kind, name))
    ]
    assert silent == []


def test_help_begins_with_the_public_names_by_what_they_are_for():
    said = pydoc.render_doc(om, renderer=pydoc.plaintext)
    first = said[: said.index("PACKAGE CONTENTS")]
    assert [name for name in om.__all__ if name not in first] == []
