"""Packages that are installed for one test: a module and the metadata that pip would write."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from orgmodel import plugins
from orgmodel.chart import file_formats
from orgmodel.rules import kinds, own_kinds

KINDS, IMPORTERS, WRITERS = plugins.RULE_KINDS, plugins.IMPORTERS, plugins.WRITERS
_REMEMBERED = (
    plugins._installed,
    plugins.usable,
    kinds.module_of,
    kinds._asking,
    own_kinds.own_kind,
    file_formats._found,
    file_formats.file_formats,
)


def package(folder: Path, name: str, code: str, **entries: str) -> Path:
    """A package of one module in a folder of its own; `entries` are group_word=NAME."""
    site = folder / name
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (site / f"{name}.py").write_text(code)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    groups = {"kind": KINDS, "importer": IMPORTERS, "writer": WRITERS}
    lines = [f"[{groups[word]}]\n{entry}\n" for word, entry in entries.items()]
    (info / "entry_points.txt").write_text("\n".join(lines))
    return site


@contextmanager
def on_path(*sites: Path) -> Iterator[None]:
    """Those packages as if they were installed; what was found before is forgotten, and after."""
    with pytest.MonkeyPatch.context() as patch:
        for site in sites:
            patch.syspath_prepend(site)
            patch.delitem(sys.modules, site.name, raising=False)
        _forget()
        try:
            yield
        finally:
            for site in sites:
                sys.modules.pop(site.name, None)
            _forget()


def _forget() -> None:
    for remembered in _REMEMBERED:
        remembered.cache_clear()
