"""Ten jobs of an analyst as notebooks: each runs, and takes the lines that are said."""

from __future__ import annotations

import re
from itertools import pairwise

import nbclient
import nbformat
import pytest

from tests.docs.desk import ROOT, lay

FOLDER = ROOT / "docs" / "notebooks"
FILES = sorted(FOLDER.glob("*.ipynb"))
NOTEBOOKS = {path.stem: nbformat.read(path, 4) for path in FILES}
ROW = re.compile(r"^\| \[[^]]+\]\(([\w-]+)\.ipynb\) \| (\d+) \| (\d+) \|", re.MULTILINE)
BLOCK = re.compile(r"^```py\n(.*?)^```", re.DOTALL | re.MULTILINE)


def _code(name, *, check):
    cells = [cell for cell in NOTEBOOKS[name].cells if cell.cell_type == "code"]
    return [one for one in cells if ("check" in one.metadata.get("tags", [])) == check]


def _lines(text):
    """Lines of code, without the text of a file that is written out."""
    bare = re.sub(r'"""\n.*?"""', '""', text, flags=re.DOTALL)
    return sum(bool(line.strip()) for line in bare.splitlines())


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The cells of all notebooks as run, each notebook in a folder and with names of its own.

    One kernel runs them: to start ten takes longer than all the jobs.
    """
    cells, places = [], {}
    for name, notebook in NOTEBOOKS.items():
        folder = tmp_path_factory.mktemp(name)
        lay(folder)
        cells.append(nbformat.v4.new_code_cell("%reset -f"))
        cells.append(nbformat.v4.new_code_cell(f"import os\nos.chdir({str(folder)!r})\ndel os"))
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        places[name] = slice(len(cells), len(cells) + len(code))
        cells += [nbformat.v4.new_code_cell(cell.source) for cell in code]
    together = nbformat.v4.new_notebook(cells=cells)
    nbclient.NotebookClient(
        together, kernel_name="python3", allow_errors=True, timeout=120
    ).execute()
    return {name: together.cells[place] for name, place in places.items()}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_the_top_and_gives_what_it_says(name, ran):
    faults = [out for cell in ran[name] for out in cell.outputs if out.output_type == "error"]
    assert ["\n".join(fault.traceback) for fault in faults] == []
    assert _code(name, check=True), "its last cell checks what it came to"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_kept_without_what_it_printed(name):
    kept = [cell for cell in NOTEBOOKS[name].cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in kept)


def test_ten_are_kept_and_take_the_lines_that_are_said():
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    earlier = BLOCK.findall((FOLDER / "before.md").read_text(encoding="utf-8"))
    said = [(name, int(was), int(now)) for name, was, now in ROW.findall(words)]
    assert [name for name, _, _ in said] == [path.stem for path in FILES]
    assert len(said) == len(earlier) == 10
    for (name, was, now), before in zip(said, earlier, strict=True):
        code = "\n".join(cell.source for cell in _code(name, check=False))
        assert (was, now) == (_lines(before), _lines(code)), name
        assert now < was, name


def test_they_are_numbered_in_order():
    numbers = [int(path.stem[:2]) for path in FILES]
    assert all(after == before + 1 for before, after in pairwise(numbers))
