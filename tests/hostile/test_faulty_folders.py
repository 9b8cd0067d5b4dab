"""A folder with faults that quote hostile words, dropped on page Data: they are told as written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.hostile.page_texts import texts, wrong
from tests.hostile_words import MARK, hostile_words
from tests.ui.conftest import APP, PAGES

WORDS = hostile_words()


def rows_of(heads: str, *rows: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((heads.split(), *rows))
    return out.getvalue().encode()


def posts(*rows: tuple[str, ...]) -> bytes:
    return rows_of("id title reports_to unit kind fte", ("ce", "Chief", "", "", "", "1"), *rows)


def folder(name: str) -> dict[str, bytes]:
    """Files of which each word makes a fault of one sort."""
    faulty = {
        "unknown ids": posts(
            *((f"p{n}", word, word, word, word, word) for n, word in enumerate(WORDS))
        ),
        "ids twice": posts(*((word, word, "ce", "", "", "1") for word in (*WORDS, *WORDS[:40]))),
        "headings": rows_of("id title reports_to") + b"\r\n",
    }
    if name == "headings":
        out = io.StringIO()
        csv.writer(out).writerows([["id", "title", "reports_to", *WORDS], ["ce", "Chief", ""]])
        faulty[name] = out.getvalue().encode()
    return {"posts.csv": faulty[name], "organisation.toml": b'name = "x"\n'}


@pytest.mark.parametrize("name", ["unknown ids", "ids twice", "headings"])
def test_faults_tell_each_word_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("ORGMODEL_STORE", str(tmp_path / "store.sqlite"))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page(PAGES["data"]).run()
    app.file_uploader[0].set_value([(file, content, "") for file, content in folder(name).items()])
    app.run()
    assert not app.exception
    sent = [text for text in texts(app) if MARK in text.words]
    assert sent
    faults = {(text, *found) for text in sent if (found := wrong(text))}
    assert not faults
