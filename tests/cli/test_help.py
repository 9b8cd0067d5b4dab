"""The help of every command: what it says, and that its examples do what they say."""

from __future__ import annotations

import re
import shlex
import shutil

import pytest
import xlsxwriter

from orgmodel.cli.grammar import MODULES, module_of, parser
from orgmodel.cli.main import main
from orgmodel.files.starting_folder import write_starting_folder
from orgmodel.store.archive.packing import packed
from tests.store.archive.written import SMALL

EXAMPLES = [
    (name, number, example.line)
    for name in MODULES
    for number, example in enumerate(module_of(name).EXAMPLES)
    if name != "app"  # it goes on until it is stopped: tests/test_wheel.py
]


OPTION_SET = """
name = "Where payroll is"
rank = ["errors"]

[[question]]
id = "Q1"
title = "Who does payroll?"

[[question.alternative]]
id = "a"
title = "Where it is"

[[question.alternative]]
id = "b"
title = "In operations"
scenario = "estates-in-finance.toml"
"""

JOIN = """name = "One chief executive"
[[change]]
do = "move-post"
post = "pec.ce"
to = "brent.ce"
"""


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """A place with what the examples name: small, but with the same ids, packs and files."""
    laid = tmp_path_factory.mktemp("laid")
    for name in ("brent", "pec_2007"):
        place = laid / "data" / name
        write_starting_folder(place)
        for file in place.rglob("*.*"):
            text = re.sub(r"\bops\b", "d_pde", file.read_text())
            text = re.sub(r"\bfinance\b", "it_info", text)
            packs = '["structure", "separation", "brent-2007"]'
            file.write_text(text.replace('["structure"]', packs))
        with (place / "organisation.toml").open("a") as settings:
            settings.write('[roles]\nd_hr = "it_info"\nd_fp = "d_pde"\n')
        scenarios = place / "scenarios"
        (scenarios / "example.toml").rename(scenarios / "estates-in-finance.toml")
        (scenarios / "option-set.toml").write_text(OPTION_SET)
    with xlsxwriter.Workbook(laid / "staff.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("Position Number", "Job Title", "Line Manager", "FTE"))
        sheet.write_row(1, 0, ("P1", "Chief Executive", "", "1.0"))
        sheet.write_row(2, 0, ("P2", "Director of Finance", "P1", "0.8"))
    (laid / "WORKSPACE.zip").write_bytes(packed(*SMALL))
    (laid / "join.toml").write_text(JOIN)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(laid)
        main(["combine", "brent=data/brent", "pec=data/pec_2007", "-o", "both"])
    return laid


@pytest.fixture
def folder(laid, tmp_path, monkeypatch):
    """A copy of it for each example, which may write there."""
    shutil.copytree(laid, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "number", "line"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_an_example_does_what_it_says(name, number, line, folder, capsysbinary):
    program, *words = shlex.split(line)
    assert (program, words[0]) == ("orgmodel", name)
    to_file = words.index(">") if ">" in words else len(words)
    status = main(words[:to_file])
    said = capsysbinary.readouterr()
    assert status == 0, said.err.decode()
    assert said.out
    if "-o" in words and words[words.index("-o") + 1] != "-":
        assert (folder / words[words.index("-o") + 1]).exists()


@pytest.mark.parametrize("name", MODULES)
def test_help_leads_with_examples_and_explains_every_argument(name, capsys):
    assert main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.index("examples:") < said.index("options:") < said.index("exit status:")
    for example in module_of(name).EXAMPLES:
        assert example.line in said
    assert "--quiet" in said
    assert "--verbose" in said
    command = parser([name])._subparsers._group_actions[0].choices[name]  # type: ignore[union-attr]
    assert [action.dest for action in command._actions if not action.help] == []
    assert max(map(len, said.splitlines())) <= 100


def test_every_command_is_in_the_help_once(capsys):
    main(["--help"])
    said = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line[:4] == "    "]
    assert [word for word in said if word in MODULES] == list(MODULES)


def test_the_first_help_has_six_commands_with_an_example_each(capsys):
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    shown = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert len(shown) == 6
    examples = [line.strip() for line in lines if line.strip().startswith("orgmodel ")]
    assert [line.split()[1] for line in examples if line.split()[1] in MODULES] == shown


def test_a_command_that_lacks_an_argument_shows_an_example(capsys):
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    assert "for example: orgmodel check data/brent" in said
    assert "orgmodel check --help says more" in said
