"""What a package adds and cannot be used is told by its name, and touches nothing else."""

from pathlib import Path

import pytest

from orgmodel.cli.main import main
from orgmodel.errors import PackError
from orgmodel.rules.check import check
from orgmodel.rules.kinds import faults_of_own, module_of
from tests.builders import organisation, post
from tests.plugins.installed import on_path, package

KIND = '''"""A kind: it says something."""
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Observation
PARAMETERS = ()
READS = ({reads})
EXAMPLE = Example('kind = "own"')
def look(view, rule):
    {look}
'''
GOOD = KIND.format(reads='"posts.band",', look='return Observation(seen=frozenset(["a"]))')
FORMAT = """
from orgmodel.chart.writers.parts.file_format import FileFormat
def write(drawings, making):
    {write}
FORMATS = (FileFormat("{suffix}", "Own", "Own.", "text/plain", write),)
"""
IMPORTER = """
from orgmodel.files.importers.base import Importer
class Own(Importer):
    files, about = "FILE", "own lists"
    @property
    def repairs(self):
        return {}
    def _read(self, contents, options):
        return contents[5]
IMPORTER = Own()
"""
RULES = """
[[rule]]
id = "OWN"
title = "Own"
kind = "{kind}"
severity = "error"
source = "test"
why = "test"

[[rule]]
id = "SPAN"
title = "Span"
kind = "span"
severity = "error"
source = "test"
why = "test"
"""


def org(kind="own"):
    rules = {"rules.toml": RULES.format(kind=kind)}
    return organisation([post("ce"), post("a", "ce")], packs=(), extra_files=rules)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import nothing_of_this_name", "cannot be loaded .ModuleNotFoundError"),
        ("raise SystemExit(3)", "cannot be loaded .SystemExit: 3"),
        ("def (", "cannot be loaded .SyntaxError"),
        ('"""A kind."""', "declares no PARAMETERS"),
        (GOOD.replace("def look", "def loook"), "declares no look"),
        (KIND.format(reads='"posts.bnad",', look="pass"), 'reads "posts.bnad".*"posts.band"'),
        (GOOD.replace('"""A kind: it says something."""', ""), "has no docstring"),
    ],
)
def test_a_kind_that_cannot_be_loaded_is_a_fault_of_the_rule_that_names_it(tmp_path, code, says):
    with on_path(package(tmp_path, "broken_kind", code, kind="own = broken_kind")):
        with pytest.raises(PackError, match=says) as caught:
            check(org())
        assert "rules.toml" in str(caught.value)
        assert 'the rule kind "own" of the package broken_kind 1.0' in str(caught.value)
        assert check(org("span")).rules
        assert len(faults_of_own()) == 1


@pytest.mark.parametrize(
    ("look", "says"), [("return 1 / 0", "ZeroDivisionError"), ("return []", "gave no Observation")]
)
def test_a_kind_that_fails_leaves_its_rule_open_and_the_others_checked(tmp_path, look, says):
    code = KIND.format(reads="", look=look)
    with on_path(package(tmp_path, "failing_kind", code, kind="own = failing_kind")):
        result = check(org())
    assert result.rule("OWN").outcome == "not_assessable"
    assert "failing_kind 1.0 failed" in result.rule("OWN").missing
    assert says in result.rule("OWN").missing
    assert result.rule("SPAN").outcome == "pass"


def test_a_kind_does_not_stand_in_for_one_that_ships(tmp_path, capsys):
    before = module_of("span")
    with on_path(package(tmp_path, "shadowing", GOOD, kind="span = shadowing")):
        assert module_of("span") is before
        assert main(["rules", "--kinds"]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert 'rule kind "span" of the package shadowing 1.0 is left out' in told


def test_of_two_with_one_name_neither_is_used(tmp_path):
    one = package(tmp_path, "first_kind", GOOD, kind="own = first_kind")
    with on_path(one, package(tmp_path, "second_kind", GOOD, kind="own = second_kind")):
        with pytest.raises(PackError, match='no kind "own"'):
            check(org())
        assert ["neither is used" in words for words in faults_of_own()] == [True, True]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (IMPORTER, "failed (IndexError"),
        ("IMPORTER = 7", "is no orgmodel.files.importers.base.Importer"),
        ("IMPORTER = 1 / 0", "cannot be loaded (ZeroDivisionError"),
    ],
)
def test_an_importer_that_fails_is_told_and_writes_nothing(tmp_path, capsys, code, says):
    name = "bad_importer"
    (tmp_path / "list.txt").write_text("Chief\n")
    with on_path(package(tmp_path, name, code, importer=f"own = {name}:IMPORTER")):
        out = tmp_path / "out"
        assert main(["import", "own", str(tmp_path / "list.txt"), "-o", str(out)]) == 2
        told = " ".join(capsys.readouterr().err.split())
        assert says in told and 'importer "own" of the package bad_importer 1.0' in told
        assert "Traceback" not in told and "fault in orgmodel" not in told
        assert not out.exists()
        assert main(["import", "--help"]) == 0
        assert "organogram" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (FORMAT.format(write="return 1 / 0", suffix=".own"), "failed (ZeroDivisionError"),
        (FORMAT.format(write='return ("text",)', suffix=".own"), "other than the bytes of 1"),
        (FORMAT.format(write="return ()", suffix=".svg"), ".svg is written already"),
        (FORMAT.format(write="return ()", suffix="own"), "a dot and small letters"),
        ("FORMATS = 3", "is no tuple of"),
    ],
)
def test_a_writer_that_fails_is_told_and_other_files_are_written(tmp_path, capsys, code, says):
    (tmp_path / "posts.csv").write_text("id,title,reports_to\nce,Chief,\n")
    draw = ["chart", str(tmp_path / "posts.csv"), "--view", "organisation", "-o"]
    with on_path(package(tmp_path, "bad_writer", code, writer="own = bad_writer:FORMATS")):
        assert main([*draw, str(tmp_path / "x.own")]) == 2
        told = " ".join(capsys.readouterr().err.split())
        assert says in told and "package bad_writer 1.0" in told and "Traceback" not in told
        assert not Path(tmp_path / "x.own").exists()
        assert main([*draw, str(tmp_path / "x.svg")]) == 0
        assert (tmp_path / "x.svg").read_bytes().startswith(b"<svg")
