"""Where `orgmodel chart` writes, what it replaces, and what it refuses to write over."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgmodel.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
MANY = str(ROOT / "data" / "illustrative")
HEADER = "id,title,reports_to\n"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A folder of two posts, beside which one works."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "posts.csv").write_text(f"{HEADER}a,Chief,\nb,Director,a\n")
    return tmp_path


def told(capsys):
    said = capsys.readouterr()
    return said.out, " ".join(said.err.split())


@pytest.mark.parametrize("suffix", [".svg", ".png", ".dot"])
def test_pages_of_an_earlier_chart_are_removed_and_told(suffix, small, capsys):
    file = f"c{suffix}"
    assert main(["chart", MANY, "-o", file]) == 0
    pages = len(capsys.readouterr().out.splitlines())
    assert pages > 2
    assert main(["chart", "small", "-o", file]) == 0
    out, err = told(capsys)
    assert out == f"{file}\n"
    assert err.count("a page of an earlier chart") == pages - 1
    assert f"removed c-2{suffix}" in err
    assert [path.name for path in small.glob(f"c*{suffix}")] == [file]


def test_what_orgmodel_did_not_write_as_that_page_stays(small, capsys):
    for name in ("option.svg", "option-2.svg"):
        assert main(["chart", "small", "-o", name]) == 0
    (small / "option-3.svg").write_text("<svg/>")
    assert main(["chart", "small", "-o", "option.svg"]) == 0
    assert "removed" not in told(capsys)[1]
    assert (small / "option-2.svg").exists()
    assert (small / "option-3.svg").exists()


def test_a_chart_is_never_written_over_what_is_read(small, capsys):
    (small / "c.svg").symlink_to(small / "small" / "posts.csv")
    assert main(["chart", "small", "-o", "c.svg"]) == 2
    assert "one of the files that are read" in told(capsys)[1]
    assert (small / "small" / "posts.csv").read_text().startswith(HEADER)


def test_a_further_page_is_never_written_over_what_is_read(small, capsys):
    (small / "c-2.svg").symlink_to(small / "small" / "posts.csv")
    lines = "".join(f"p{n},Director of number {n},a\n" for n in range(400))
    (small / "small" / "posts.csv").write_text(f"{HEADER}a,Chief,\n{lines}")
    assert main(["chart", "small", "-o", "c.svg"]) == 2
    assert "one of the files that are read" in told(capsys)[1]
    assert (small / "small" / "posts.csv").read_text().startswith(HEADER)
    assert not (small / "c.svg").exists()


def test_nothing_is_left_where_a_page_cannot_be_written(small, capsys):
    (small / "c-2.svg").mkdir()
    assert main(["chart", MANY, "-o", "c.svg"]) == 2
    assert "c-2.svg: Is a directory." in told(capsys)[1]
    assert sorted(path.name for path in small.iterdir()) == ["c-2.svg", "small"]


@pytest.mark.parametrize(
    ("more", "start"),
    [((), b"<svg"), (("--format", "pdf"), b"%PDF"), (("--format", "PNG"), b"\x89")],
)
def test_one_file_goes_to_standard_output(more, start, small, capfdbinary):
    assert main(["chart", "small", "-o", "-", *more]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(start)
    assert err == b""
    assert [path.name for path in small.iterdir()] == ["small"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("-o", "-"), "standard output holds one"),
        (("-o", "-", "--format", "doc"), "--format doc: orgmodel writes"),
        (("-o", "c.svg", "--format", "pdf"), "goes with -o -"),
        (("-o", "c.svg", "--dpi", "300"), "write FILE.png"),
        (("-o", "c.png", "--dpi", "71"), "from 72 to 600"),
        (("-o", "c.png", "--dpi", "601"), "from 72 to 600"),
        (("-o", "c.png", "--dpi", "many"), '"many" is not a whole number'),
        (("-o", "c.png", "--paper", "screen", "--dpi", "600"), "million dots"),
    ],
)
def test_what_cannot_be_written_is_refused(more, said, small, capsys):
    assert main(["chart", MANY, *more]) == 2
    out, err = told(capsys)
    assert said in err
    assert out == ""
    assert [path.name for path in small.iterdir()] == ["small"]


def test_dots_to_the_inch_give_the_picture_its_size(small):
    sizes = []
    for dpi in ("100", "200"):
        assert main(["chart", "small", "-o", "c.png", "--dpi", dpi]) == 0
        sizes.append(int.from_bytes((small / "c.png").read_bytes()[16:20], "big"))
    assert sizes[1] == pytest.approx(2 * sizes[0], abs=2)


@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_texts_that_come_out_with_squares_are_told_once(suffix, small, capsys):
    lines = "".join(f"p{n},处长{n},a\n" for n in range(7))
    (small / "small" / "posts.csv").write_text(f"{HEADER}a,Chief,\n{lines}", encoding="utf-8")
    assert main(["chart", "small", "-o", f"c{suffix}"]) == 0
    err = told(capsys)[1]
    assert err.count("empty squares") == 1
    assert "7 texts" in err
    assert err.count("处长") == 5
    assert main(["chart", "small", "-o", "c.svg"]) == 0
    assert told(capsys)[1] == ""


def test_a_chart_of_nothing_is_refused_with_the_reason(small, capsys):
    (small / "small" / "posts.csv").write_text(HEADER)
    assert main(["chart", "small", "-o", "c.svg"]) == 2
    assert "nothing to draw" in told(capsys)[1]
    assert not (small / "c.svg").exists()
