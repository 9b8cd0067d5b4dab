"""The JSON of every command is what its published schema says (docs/schemas)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import orgmodel as om
from orgmodel.cli.grammar import MODULES, module_of, parser
from orgmodel.cli.main import main
from orgmodel.files.starting_folder import SCENARIO, write_starting_folder
from orgmodel.store.archive.packing import packed
from tests.builders import files_of, link, post, seat, unit
from tests.store.archive.written import SMALL

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs" / "schemas"
OPTION_SET = f"""
name = "Payroll"
rank = ["errors", "span"]

[[question]]
id = "Q1"
title = "Where is payroll?"

[[question.alternative]]
id = "a"
title = "Where it is"

[[question.alternative]]
id = "b"
title = "In operations"
scenario = "{Path(SCENARIO).name}"
"""
COMMANDS = [
    ("validate", "new"),
    ("validate", "odd"),
    ("validate", "nowhere"),
    ("check", "new"),
    ("check", "odd", "--rules", "separation"),
    ("check", "new", "--scenario", f"new/{SCENARIO}", "--on", "2027-04-01"),
    ("check", "new", "--from", "2027-04-01", "--to", "2028-03-31"),
    ("check", "odd", "--rules", "separation", "--from", "2027-04-01", "--to", "2027-04-01"),
    ("explain", "new", "R68"),
    ("explain", "odd", "SEP-4", "--rules", "separation"),
    ("measures", "new"),
    ("measures", "odd"),
    ("measures", "new", "--unit", "ops"),
    ("roles", "odd", "--rules", "pec-2007"),
    ("compare", "new", f"new/{SCENARIO}"),
    ("compare", "new", "odd"),
    ("compare", "new", "--option-set", "new/scenarios/set.toml", "--must", "errors <= baseline"),
    ("impact", "new", f"new/{SCENARIO}", "--one-off-cost", "1000"),
    ("impact", "new", "odd"),
    ("rules",),
    ("rules", "SEP-5"),
    ("rules", "--kinds"),
    ("import", "table", "staff.csv", "-o", "staff"),
    ("combine", "a=new", "b=odd", "-o", "whole"),
    ("split", "both", "-o", "apart"),
    ("verify", "plan.zip"),
    ("verify", "staff.csv"),
]


@pytest.fixture
def place(tmp_path, monkeypatch):
    write_starting_folder(tmp_path / "new")
    (tmp_path / "new" / "scenarios" / "set.toml").write_text(OPTION_SET)
    odd = files_of(
        [post("ce"), post("b", "ce", fte="1", cost="5", unit="u"), post("c", "nobody", unit="w")],
        units=[unit("u", side="provider", head="b"), unit("w", side="commissioning")],
        people=[{"id": "p"}],
        appointments=[{"person": "p", "post": "b", "fte": "0.5"}],
        links=[link("u", "supports", "w")],
        memberships=[seat("u", "b")],
    )
    (tmp_path / "odd").mkdir()
    for name, content in odd.items():
        (tmp_path / "odd" / name).write_text(content, encoding="utf-8")
    (tmp_path / "staff.csv").write_text("Position Number,Job Title,Manager\nP1,Head,\nP2,x,P9\n")
    om.combine({"a": tmp_path / "new", "b": tmp_path / "odd"}).save(tmp_path / "both")
    (tmp_path / "plan.zip").write_bytes(packed(*SMALL))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_json_is_what_its_schema_says(words, place, capsys):
    main([*words, "--format", "json"])
    value = json.loads(capsys.readouterr().out)
    whose, _, number = value["schema"].removeprefix("orgmodel.").partition("/")
    schema = json.loads((SCHEMAS / f"{whose}-{number}.json").read_text(encoding="utf-8"))
    faults = [
        f"{fault.json_path}: {fault.message}"
        for fault in Draft202012Validator(schema).iter_errors(value)
    ]
    assert faults == []


def test_every_schema_is_one_and_some_command_says_it():
    for path in SCHEMAS.glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        assert (
            schema["properties"]["schema"]["const"] == f"orgmodel.{path.stem.replace('-1', '/1')}"
        )
        assert "schema" in schema["required"]


def test_every_command_that_gives_json_is_tried_here():
    asked = {words[0] for words in COMMANDS}
    for name in MODULES:
        module_of(name)
        command = parser([name])._subparsers._group_actions[0].choices[name]  # type: ignore[union-attr]
        forms = [one for one in command._actions if one.dest == "format" and one.choices]
        assert (name in asked) == (bool(forms)), name
