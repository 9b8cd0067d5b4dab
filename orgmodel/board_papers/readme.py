"""README.txt of a pack: what it was made of, how it was asked for, and what each file is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from orgmodel.board_papers.charts import PackChart
from orgmodel.board_papers.material import Material
from orgmodel.board_papers.paths import FindingPath
from orgmodel.model.words import listed
from orgmodel.result_tables.result_table import ResultTable

_WIDTH = 96
_MOST = 12
_SAME = (
    "The same inputs, options, day and version give the same bytes in each file. Every figure of "
    "the paper stands in a CSV of tables/."
)
_SQUARES = "The font of the paper lacks letters of these words and prints squares for them:"
_WHOLE = {
    "board-pack.pdf": "The paper: tagged PDF (PDF/UA-1), with contents and bookmarks.",
    "board-pack.pptx": "The charts as slides, with shapes and connectors that can be edited.",
    "board-pack.xlsx": "Every table of the paper, a sheet each, numbers as numbers.",
}


def readme(
    material: Material,
    tables: Mapping[str, ResultTable],
    charts: Sequence[PackChart],
    paths: Mapping[str, FindingPath],
    files: Sequence[str],
    undrawn: Sequence[str] = (),
) -> str:
    """The text. Names from files are written on one line, without control characters.

    `undrawn` are the words with letters that the font of the paper lacks.
    """
    about = tables["about"].rows
    lines = [_plain(f"{material.model.name}: Board pack"), ""]
    lines += [_plain(f"{one}: {other}") for one, other in about[1:]]
    lines += ["", "FILES", *_files(material, tables, charts, paths, files)]
    lines += ["", "INPUTS (SHA-256)", *_inputs(tables["inputs"])]
    lines += ["", *_said(_SAME), *_letters(undrawn)]
    return "\n".join(lines) + "\n"


def _letters(undrawn: Sequence[str]) -> list[str]:
    """What the paper prints with squares, since its font has not every letter of it."""
    if not undrawn:
        return []
    words = f"{_SQUARES} {listed([_plain(one) for one in undrawn], _MOST)}."
    return ["", *_said(words)]


def _files(
    material: Material,
    tables: Mapping[str, ResultTable],
    charts: Sequence[PackChart],
    paths: Mapping[str, FindingPath],
    files: Sequence[str],
) -> Iterator[str]:
    for name, meaning in _WHOLE.items():
        if name in files:
            yield from _said(f"{name}: {meaning}")
    for name, table in tables.items():
        yield from _said(f"tables/{name}.csv: {table.title}.")
    options = {-1: "all options", 0: "as it is"}
    options |= {n: f"option {name}" for n, name in enumerate(material.option_names, start=1)}
    for one in charts:
        for number, name in enumerate(one.files, start=1):
            page = f", page {number}" if len(one.files) > 1 else ""
            yield from _said(f"{name}: {one.title}{page}, {options[one.option]}.")
    for path in paths.values():
        yield from _said(f"{path.file}: The path of a finding of {path.rule}, as it is.")


def _inputs(table: ResultTable) -> Iterator[str]:
    for name, digest in table.rows:
        yield f"{digest}  {_plain(str(name))}"
    if not table.rows:
        yield "The organisation was given by a program; no file was read."


def _said(words: str) -> list[str]:
    return textwrap.wrap(
        _plain(words),
        _WIDTH,
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _plain(words: str) -> str:
    """On one line, with what cannot be printed written out."""
    one_line = " ".join(words.split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in one_line)
