"""Hostile words through what is written to be read again: scenarios, option sets, data folders."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path

import openpyxl
import pytest

import orgmodel as om
from orgmodel.cli.main import main
from orgmodel.comparison.option_set import Alternative, Exclusion, Question
from orgmodel.files.exporters import write_folder
from orgmodel.model.unprintable import UNPRINTABLE
from tests.builders import organisation, post
from tests.hostile_words import MARK, hostile_words

WORDS = hostile_words()
POSTS = [post("ce"), post("a", "ce"), post("b", "ce")]


def unseen(text: str) -> list[str]:
    return UNPRINTABLE.findall(text.replace("\t", "").replace("\n", ""))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three posts, with hostile words for the organisation's own."""
    place = tmp_path_factory.mktemp("hostile") / "data"
    write_folder(organisation(POSTS, name=WORDS[0]), place)
    about = place / "organisation.toml"
    said = [f"{key} = {json.dumps(WORDS[at])}\n" for key, at in (("status", 17), ("source", 120))]
    about.write_text("".join((*said, about.read_text("utf-8"))), "utf-8")
    return place


def option() -> om.Scenario:
    """An option that says each word once: as its name, note and source, in titles and reasons."""
    made = om.Scenario(WORDS[1], note=WORDS[2], source=WORDS[3])
    for number, words in enumerate(WORDS[4:]):
        made = made.then(
            "add-post", post=f"n{number}", title=words, reports_to="a", reason=WORDS[-number]
        )
    return made.accept(
        "R61",
        subject=["ce"],
        reason=WORDS[5],
        safeguard=WORDS[6],
        owner=WORDS[7],
        review="2090-01-01",
    )


def test_a_scenario_is_valid_toml_and_reads_back_the_same(tmp_path: Path) -> None:
    made = option()
    made.save(tmp_path / "it.toml")
    text = (tmp_path / "it.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)
    assert unseen(text) == []
    assert om.Scenario.load(tmp_path / "it.toml") == made


def test_an_option_set_reads_back_the_same(tmp_path: Path) -> None:
    asked = []
    for number, words in enumerate(WORDS):
        plan = om.Scenario(words, note=words).move_post("b", to="a")
        answers = (Alternative("a", words, plan), Alternative("b", "As it is", om.Scenario(words)))
        asked.append(Question(f"Q{number}", words, WORDS[-number], answers))
    out = Exclusion(frozenset({"Q0(a)", "Q1(b)"}), WORDS[9])
    made = om.OptionSet(WORDS[0], tuple(asked), (out,), source=WORDS[8])
    made.save(tmp_path / "set.toml")
    assert om.OptionSet.load(tmp_path / "set.toml") == made
    assert unseen((tmp_path / "set.toml").read_text(encoding="utf-8")) == []


def test_what_apply_writes_is_the_option_word_for_word(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = option()
    made.save(tmp_path / "it.toml")
    assert main(["apply", str(data), str(tmp_path / "it.toml"), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert unseen(said.out + said.err) == []
    again, wanted = om.load(tmp_path / "out"), om.load(data).apply(made)
    assert again.posts["title"].tolist() == wanted.posts["title"].tolist()
    assert (again.name, again.status) == (wanted.name, wanted.status)
    for path in (tmp_path / "out").rglob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))
    assert not [path.name for path in (tmp_path / "out").rglob("*") if MARK in path.name]


def test_what_an_import_writes_reads_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "=zq(A1) <b>"
    plain = [words for words in WORDS if not unseen(words) and not words.startswith("\ufeff")]
    headings = [words for words in plain if words == " ".join(words.split())][::2]
    sheet.append(["Position ID", "Job Title", "Line Manager", *headings])
    sheet.append(["p0", "Chief", "", *["1"] * len(headings)])
    for number, words in enumerate(plain, 1):
        sheet.append([f"p{number}", words, "p0", words])
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s"
    content = io.BytesIO()
    book.save(content)
    place = tmp_path / "![zq](x) $y$.xlsx"
    place.write_bytes(content.getvalue())
    assert main(["import", "table", str(place), "-o", str(tmp_path / "out")]) in (0, 2)
    said = capsys.readouterr()
    assert unseen(said.out + said.err) == []
    again = om.load(tmp_path / "out")
    assert len(again.posts) == len(plain) + 1
    for path in (tmp_path / "out").rglob("*"):
        assert MARK not in path.name
        if path.suffix == ".toml":
            tomllib.loads(path.read_text(encoding="utf-8"))
    # A mapping that was written is read the same a month later.
    mapped = ["--mapping", str(tmp_path / "out" / "mapping.toml")]
    assert main(["import", "table", str(place), *mapped, "-o", str(tmp_path / "next")]) in (0, 2)
    assert om.load(tmp_path / "next").posts["title"].tolist() == again.posts["title"].tolist()


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_an_error_that_quotes_data_tells_what_cannot_be_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    rows = [post("ce"), *(post(f"p{n}", words, kind=words) for n, words in enumerate(WORDS))]
    data = tmp_path / "data"
    write_folder(organisation(rows), data)
    asked = [
        ["validate", str(data), "--format", form],
        ["explain", str(data), WORDS[-1], "--format", form],
        ["chart", str(data), "--unit", WORDS[-2], "--view", "unit", "-o", str(tmp_path / "x.svg")],
        ["impact", str(data), str(tmp_path / WORDS[-3].replace("/", "")), "--format", form],
        ["check", str(data), "--rules", WORDS[-4], "--format", form],
    ]
    for words in asked:
        main(words)
        said = capsys.readouterr()
        assert unseen(said.out + said.err) == [], words[0]
        if form == "json" and said.out.strip():
            json.loads(said.out)
