"""A staff list of hostile words on its way in: each step of the page Data shows it as written."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from tests.hostile.page_texts import texts, wrong
from tests.hostile_words import MARK, hostile_words
from tests.ui.conftest import APP, PAGES

WORDS = hostile_words()
SEEN = [words for words in WORDS if words == " ".join(words.split()) and words.isprintable()]
"""Those that a cell of a workbook holds as they are."""
FILE = f"{MARK} ![x](http://example.org) :red[q] $e$ <b>.xlsx"


def staff_list(more: int = 0) -> bytes:
    """A list under hostile headings, of two sheets with hostile names; faults, and more posts."""
    book = openpyxl.Workbook()
    other = book.create_sheet("=1+1 _b_ $y$ <i>")
    other.append(["A"])
    sheet = book.active
    assert sheet is not None
    sheet.title = "=1 $x$ _b_ <b> `c` zq"
    headings = SEEN[:: max(1, len(SEEN) // 45)]
    rows = [["Position ID", "Job Title", "Line Manager", "Directorate", "FTE", *headings]]
    rows.append(["p0", "Chief", "", "", "1", *SEEN[: len(headings)]])
    rows += [
        [f"p{number}", words, "p0" if number % 9 else words, SEEN[number % 7], words]
        for number, words in enumerate(SEEN, 1)
    ]
    rows += [[f"m{number}", "More", "p0", "", "1"] for number in range(more)]
    for row in rows:
        sheet.append(row)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def looked_at(app: AppTest, step: str) -> set[str]:
    """The places of hostile words on a page, none of which is alive or changed."""
    assert not app.exception, step
    sent = [text for text in texts(app) if MARK in text.words]
    faults = {(text, *found) for text in sent if (found := wrong(text))}
    assert not faults, step
    return {text.place for text in sent}


def test_each_step_of_an_import_shows_each_word_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGMODEL_STORE", str(tmp_path / "store.sqlite"))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page(PAGES["data"]).run()
    app.file_uploader[0].upload(FILE, staff_list())
    app.run()
    app.session_state["import.every.column"] = True
    app.run()
    met = looked_at(app, "columns")
    for step in ("repairs", "sides"):
        app.button(key="import.next").click().run()
        met |= looked_at(app, step)
    app.button(key="import.next").click().run()
    met |= looked_at(app, "opened")
    work = app.session_state["om.work"]
    assert len(work.baseline.posts) == len(SEEN) + 1
    assert {"Html.body", "Selectbox.label", "Markdown.body"} <= met

    # A newer list of it: whether it is one is asked, in its words.
    next(one for one in app.selectbox if one.label == "Option shown").select("new").run()
    app.switch_page(PAGES["data"]).run()
    app.file_uploader[0].upload(FILE, staff_list(more=3))
    app.run()
    while "newer.take" not in {str(one.key) for one in app.button}:
        app.button(key="import.next").click().run()
        looked_at(app, "again")
    looked_at(app, "the question")
    app.button(key="newer.take").click().run()
    looked_at(app, "taken")
    app.switch_page(PAGES["workspace"]).run()
    looked_at(app, "workspace")
