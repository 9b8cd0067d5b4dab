"""The Board pack, PDF, and the zip of a workspace of hostile words: nothing in them is live."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

import orgmodel as om
from orgmodel.cli.main import main
from orgmodel.model.unprintable import UNPRINTABLE
from orgmodel.store.archive.packing import packed
from orgmodel.store.sql.store import Store
from tests.hostile.world import OWNER, Words, hostile_folder, hostile_workspace
from tests.hostile_words import MARK

ACTS = rb"/(URI|JavaScript|JS|Launch|GoToR|SubmitForm|EmbeddedFile|OpenAction|AA|RichMedia)\b"


def unseen(text: str) -> list[str]:
    return UNPRINTABLE.findall(re.sub("[\t\r\n]", "", text))


def acts_of(content: bytes) -> list[bytes]:
    """What a PDF does beside being read, also in its packed parts."""
    parts = [content]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1].strip(b"\r\n")))
        except zlib.error:
            continue
    return [act for part in parts for act in re.findall(ACTS, part)]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile") / "data"
    place.mkdir()
    for name, content in hostile_folder().items():
        (place / name).write_bytes(content)
    return place


@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_a_picture_by_typst_is_made_and_does_nothing(
    data: Path, tmp_path: Path, ending: str
) -> None:
    paths = om.load(data).chart(paper="a3").save(tmp_path / f"chart.{ending}")
    assert paths
    if ending == "pdf":
        assert [act for path in paths for act in acts_of(path.read_bytes())] == []


def test_the_board_pack_has_text_alone(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    assert main(["report", str(data), "-o", str(out)]) in (0, 1)
    files = [path for path in out.rglob("*") if path.is_file()]
    assert {".pdf", ".csv"} <= {path.suffix for path in files}
    for path in files:
        assert MARK not in path.name
        content = path.read_bytes()
        if path.suffix == ".pdf":
            assert acts_of(content) == [], path.name
        elif path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            assert not [c.value for c in cells if c.data_type == "f" or c.hyperlink], path.name
        elif path.suffix == ".pptx":
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                text = "".join(
                    parts.read(name).decode() for name in parts.namelist() if "slides/" in name
                )
            assert "hlinkClick" not in text
        elif path.suffix in (".svg", ".csv", ".md", ".json", ".toml", ".txt"):
            assert unseen(content.decode("utf-8-sig")) == [], path.name


def test_a_workspace_goes_out_under_names_of_ours(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    identifier, _ = hostile_workspace(store, Words())
    kept = store.read(identifier, OWNER)
    shas = {sha for one in kept.baselines for sha in one.baseline.contents}
    content = packed(
        store.events(identifier, OWNER),
        {sha: store.content(identifier, OWNER, sha) for sha in shas},
    )
    store.close()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        texts = {name: parts.read(name).decode("utf-8-sig") for name in names}
    assert all(re.fullmatch(r"[A-Za-z0-9._/ -]+", name) for name in names), names
    assert not any(".." in name or name.startswith("/") for name in names)
    # The data goes out as it came in; all that is written beside it tells what is not seen.
    ours = {name: text for name, text in texts.items() if "data" not in name.split("/")[0]}
    assert {name: found for name, text in ours.items() if (found := unseen(text))} == {}
