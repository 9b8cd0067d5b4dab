"""`orgmodel new`: a folder that is valid at once, and never over what is there."""

from __future__ import annotations

import pytest

import orgmodel as om
from orgmodel.cli.main import main
from orgmodel.errors import OrgmodelError
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.files.starting_folder import SCENARIO, starting_files, write_starting_folder
from orgmodel.model.schema import TABLES


def test_a_new_folder_has_every_heading_and_no_fault(tmp_path):
    write_starting_folder(tmp_path / "in" / "Our plan")
    organisation = om.load(tmp_path / "in" / "Our plan")
    assert organisation.name == "Our plan"
    assert organisation.problems == ()
    for table in TABLES:
        first = (tmp_path / "in" / "Our plan" / table.file).read_text().splitlines()[0]
        assert first == ",".join(table.column_names)


def test_its_example_passes_its_rules_and_its_option_can_be_applied(tmp_path):
    write_starting_folder(tmp_path / "new")
    organisation = om.load(tmp_path / "new")
    result = organisation.check()
    assert {rule.outcome for rule in result.rules} == {"pass"}
    option = organisation.apply(read_scenario_file(tmp_path / "new" / SCENARIO))
    assert option.hierarchy.chain("area_s") == ("area_s", "area_n", "dir_ops", "ce")


def test_tables_that_stay_empty_may_be_deleted(tmp_path):
    write_starting_folder(tmp_path)
    for table in TABLES:
        if len((tmp_path / table.file).read_text().splitlines()) == 1:
            (tmp_path / table.file).unlink()
    assert om.load(tmp_path).problems == ()


def test_a_name_with_quotation_marks_stays_a_name(tmp_path):
    write_starting_folder(tmp_path / 'a "b" \\c')
    assert om.load(tmp_path / 'a "b" \\c').name == 'a "b" \\c'


@pytest.mark.parametrize("held", ["posts.csv", "letter.docx", "scenarios/"])
def test_what_is_there_is_never_written_over(held, tmp_path):
    place = tmp_path / held
    place.mkdir() if held.endswith("/") else place.write_text("mine")
    with pytest.raises(OrgmodelError, match="not there yet"):
        write_starting_folder(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [held.rstrip("/")]


def test_a_folder_that_cannot_be_written_whole_is_not_written(tmp_path, monkeypatch):
    import orgmodel.files.part_files as parts

    written = []

    def full(place, content):
        written.append(place)
        if len(written) > 3:
            raise OSError(28, "No space left on device", str(place))
        place.write_bytes(content)

    monkeypatch.setattr(parts, "write_new", full)
    with pytest.raises(OSError, match="No space"):
        write_starting_folder(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
    assert len(starting_files("x")) > 3


@pytest.mark.parametrize("name", ["", "-"])
def test_a_folder_needs_a_name(name, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["new", name]) == 2
    assert list(tmp_path.iterdir()) == []


def test_what_to_do_next_can_be_done(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "our plan"]) == 0
    said = capsys.readouterr().out.splitlines()
    import shlex

    commands = [shlex.split(line)[1:] for line in said if line.startswith("  orgmodel ")]
    assert len(commands) == 3
    assert [main(command) for command in commands] == [0, 0, 0]
