"""Two hundred hostile words in one organisation: none is live in anything that leaves the tool."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl
import pytest

import orgmodel as om
from orgmodel.cli.main import main
from orgmodel.files.exporters import write_folder
from orgmodel.model.unprintable import UNPRINTABLE
from tests.builders import organisation, post
from tests.hostile_words import MARK, hostile_words

WORDS = hostile_words()
_STARTS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


@pytest.fixture(scope="module")
def org():
    posts = [post("ce", title="Chief")]
    posts += [post(f"p{n}", "ce", title=words) for n, words in enumerate(WORDS)]
    return organisation(posts)


@pytest.fixture(scope="module")
def folder(org, tmp_path_factory):
    place = tmp_path_factory.mktemp("hostile") / "data"
    write_folder(org, place)
    return place


@pytest.fixture(scope="module")
def chart(org):
    return org.chart(paper="screen", separate=True)


def unseen(text: str) -> list[str]:
    return UNPRINTABLE.findall(text.replace("\t", "").replace("\n", ""))


def test_there_are_two_hundred_of_them():
    assert len(set(WORDS)) >= 200
    assert all(MARK in word for word in WORDS)


def test_a_data_folder_keeps_them_exactly(org, folder):
    again = om.load(folder)
    assert again.posts["title"].tolist() == org.posts["title"].tolist()


def test_a_drawing_has_no_element_link_or_unseen_letter_of_theirs(chart):
    svg = chart.svg
    assert svg.count(MARK) >= len(WORDS)
    assert unseen(svg) == []
    root = ElementTree.fromstring(svg)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "text", "tspan"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") or "href" in name for name in names)


@pytest.mark.parametrize("ending", [".html", ".dot", ".pptx"])
def test_what_a_chart_is_written_as_has_nothing_live(chart, tmp_path, ending):
    (path,) = chart.save(tmp_path / f"chart{ending}")[:1]
    content = path.read_bytes()
    if ending == ".pptx":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            slides = [n for n in parts.namelist() if n.startswith("ppt/slides/")]
            text = "".join(parts.read(name).decode() for name in slides)
        assert "hlinkClick" not in text
        assert "/hyperlink" not in text
        assert "<a:fld" not in text
    else:
        text = content.decode()
    assert text.count(MARK) >= len(WORDS)
    assert unseen(text) == []
    if ending == ".html":
        met = Tags()
        met.feed(text)
        assert met.foreign == []


class Tags(HTMLParser):
    """Elements and attributes of a page that hold a mark, or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            runs = name.startswith("on") or MARK in name
            leads = name in ("href", "src") and not (value or "").startswith("#")
            if runs or leads:
                self.foreign.append(f"{tag} {name}={value}")
        if MARK in tag or tag in ("img", "iframe", "foreignobject"):
            self.foreign.append(tag)


@pytest.mark.parametrize("command", ["measures", "validate", "check"])
def test_a_terminal_csv_and_json_get_no_control_raw(folder, capsys, command):
    for form in ("text", "csv", "json"):
        main([command, str(folder), "--format", form])
        said = capsys.readouterr()
        assert unseen(said.out + said.err) == [], form
        assert MARK in said.out or command != "validate"
        if form == "json":
            json.loads(said.out)
        elif form == "csv":
            rows = csv.reader(io.StringIO(said.out, newline=""))
            cells = [cell for row in rows for cell in row if MARK in cell]
            assert not [c for c in cells if re.sub(r"^[\s\u200b\ufeff]+", "", c)[:1] in _STARTS]


def test_a_workbook_has_text_alone(org, folder, tmp_path):
    place = tmp_path / "measures.xlsx"
    main(["measures", str(folder), "--format", "xlsx", "-o", str(place)])
    book = openpyxl.load_workbook(place)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert any(MARK in text for text in texts)
    assert not [text for text in texts if unseen(text.replace("_x000D_", ""))]
