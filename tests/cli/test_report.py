"""`orgmodel report`: the pack from the command line."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from orgmodel.cli.main import main
from tests.builders import files_of, post

ROOT = Path(__file__).resolve().parents[2]
OPTION = """name = "Fewer"
[[change]]
do = "remove-post"
post = "b"
to = "ce"
"""


@pytest.fixture
def data(tmp_path):
    """A folder of two posts and an option, to be read from anywhere."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name, content in files_of([post("ce"), post("b", "ce")], date="2026-04-01").items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "fewer.toml").write_text(OPTION)
    return folder


def run(capsys, *words):
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, " ".join(said.err.split())


def test_it_writes_the_pack_and_says_where(data, tmp_path, capsys):
    folder = tmp_path / "pack"
    option = data / "scenarios" / "fewer.toml"
    status, out, err = run(capsys, "report", data, option, "-o", folder)
    assert status == 0
    written = {Path(line) for line in out.splitlines()}
    assert written == {place for place in folder.rglob("*") if place.is_file()}
    assert "as on 2026-04-01" in err


def test_the_readme_has_the_hash_of_every_input(data, tmp_path, capsys):
    option = data / "scenarios" / "fewer.toml"
    run(capsys, "report", data, option, "--on", "2026-05-01", "-o", tmp_path / "pack")
    said = (tmp_path / "pack" / "README.txt").read_text(encoding="utf-8")
    for place, name in (
        (data / "posts.csv", "data/posts.csv"),
        (data / "organisation.toml", "data/organisation.toml"),
        (option, "fewer.toml"),
    ):
        assert f"{hashlib.sha256(place.read_bytes()).hexdigest()}  {name}\n" in said
    assert "Day: 2026-05-01" in said
    assert "Asked with: --for board --on 2026-05-01" in said
    assert str(tmp_path) not in said


def test_two_folders_of_one_pack_are_alike(data, tmp_path, capsys):
    option = data / "scenarios" / "fewer.toml"
    for name in ("one", "two"):
        run(capsys, "report", data, option, "-o", tmp_path / name)
    for place in (tmp_path / "one").rglob("*.*"):
        twin = tmp_path / "two" / place.relative_to(tmp_path / "one")
        assert twin.read_bytes() == place.read_bytes(), place


def test_a_second_run_takes_the_folder_and_a_strange_file_stops_it(data, tmp_path, capsys):
    folder = tmp_path / "pack"
    assert run(capsys, "report", data, "-o", folder)[0] == 0
    assert run(capsys, "report", data, "-o", folder)[0] == 0
    (folder / "mine.txt").write_text("mine")
    status, out, err = run(capsys, "report", data, "-o", folder)
    assert (status, out) == (2, "")
    assert "mine.txt" in err
    assert run(capsys, "report", data, "-o", folder, "--force")[0] == 0
    assert (folder / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("more", [(), ("--force",)])
def test_the_data_is_never_written_into(data, capsys, more):
    status, _, err = run(capsys, "report", data, "-o", data, *more)
    assert status == 2
    assert "another folder" in err


def test_faults_are_told_and_do_not_stop_it(tmp_path, capsys):
    place = tmp_path / "posts.csv"
    place.write_text("id,title,reports_to\na,A,\nb,B,nobody\n")
    status, _, err = run(capsys, "report", place, "-o", tmp_path / "pack")
    assert status == 0
    assert "1 fault in the data; the pack is made from what could be read" in err
    assert 'no post "nobody"' in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "nowhere"),
        (("DATA", "nowhere.toml"), "nowhere.toml"),
        (("DATA", "DATA"), "orgmodel compare"),
        (("DATA", "--on", "tomorrow"), '"tomorrow" is no day'),
        (("DATA", "--for", "staff-side", "--names"), "holds no names"),
        (("DATA", "--rules", "none-such"), "none-such"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(data, tmp_path, capsys, words, said):
    given = [data if word == "DATA" else word for word in words]
    status, _, err = run(capsys, "report", *given, "-o", tmp_path / "pack")
    assert status == 2
    assert said in err
    assert not (tmp_path / "pack").exists()


def test_no_progress_where_nobody_watches(data, tmp_path, capsys):
    main(["report", str(data), "-o", str(tmp_path / "pack")])
    assert "\r" not in capsys.readouterr().err


def test_progress_on_a_terminal_and_none_when_quiet(data, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    main(["report", str(data), "-o", str(tmp_path / "one")])
    assert "\rpaper" in capsys.readouterr().err
    main(["report", str(data), "-q", "-o", str(tmp_path / "two")])
    assert "\r" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "-"])
def test_a_pack_needs_a_folder_with_a_name(data, tmp_path, capsys, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, "report", data, "-o", name, "--force")
    assert (status, out) == (2, "")
    assert "Name the folder" in err
    assert [place.name for place in tmp_path.iterdir()] == ["data"]
