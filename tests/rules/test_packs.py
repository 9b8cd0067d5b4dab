"""Packs: those that ship are sound; a malformed one is told whole, with file, rule and key."""

import pytest

from orgmodel.errors import PackError
from orgmodel.rules.check import check, packs_of
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack import shipped
from orgmodel.rules.pack_file import parse_pack, read_pack
from tests.builders import organisation, post

RULE = """
[[rule]]
id = "A"
title = "A"
kind = "{kind}"
severity = "{severity}"
source = "here"
why = "because"
{more}
"""


def rule(kind="forest", severity="error", more=""):
    return RULE.format(kind=kind, severity=severity, more=more)


def faults(text):
    with pytest.raises(PackError) as caught:
        parse_pack(text.encode(), "mine.toml", PARAMETERS)
    return caught.value.faults


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_pack_reads(name):
    pack = read_pack(name, PARAMETERS)
    assert pack.name == name
    assert all(rule.source and rule.why for rule in pack.rules)


def test_no_two_shipped_rules_share_an_id():
    ids = [rule.id for name in shipped() for rule in read_pack(name, PARAMETERS).rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rule = [", "mine.toml: not readable as TOML"),
        ('name = "mine"', "mine.toml: no [[rule]] block"),
        (rule(kind="forrest"), 'mine.toml: rule A: kind: no kind "forrest". Did you mean "forest"'),
        (rule(severity="fatal"), 'mine.toml: rule A: severity: "fatal" is not one of'),
        (rule(kind="seat", more='who = "ce"'), "mine.toml: rule A: body: missing"),
        (rule(more='who = "ce"'), 'mine.toml: rule A: who: the kind "forest" has no such'),
        (rule(kind="seat", more='who = "ce"\nbody = 3'), "mine.toml: rule A: body: must be a text"),
        (
            rule(kind="required_link", more='links = [["a", "admires", "b"]]'),
            'mine.toml: rule A: links: no relation "admires"',
        ),
        (rule().replace('why = "because"', ""), "mine.toml: rule A: why: missing"),
        (rule() + rule(), "mine.toml: rule A: id: there is another rule of this id"),
        ("colour = 1\n" + rule(), 'mine.toml: unknown key "colour"'),
        ('[within]\nboard = "bank"\n' + rule(), 'mine.toml: within: no role "board".'),
        ('[vocabulary]\nsides = ["one"]\n' + rule(), "mine.toml: vocabulary: sides: must be"),
        ("rule = 3", "mine.toml: rule: must be [[rule]] blocks"),
        ("rule = [3]", "mine.toml: rule number 1: must be a [[rule]] block"),
        ("relations = 3\n" + rule(), "mine.toml: relations: must be a list of texts"),
    ],
)
def test_a_fault_is_told_with_file_rule_and_key(text, says):
    assert any(fault.startswith(says) for fault in faults(text)), faults(text)


def test_every_fault_is_told_at_once():
    text = "colour = 1\n" + rule(kind="forrest") + rule(severity="fatal").replace('"A"', '"B"')
    assert len(faults(text)) == 3


def test_faults_of_several_packs_are_told_together(tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("rule = [")
    with pytest.raises(PackError) as caught:
        packs_of(organisation([post("ce")]), ["nothing", str(bad), str(tmp_path / "gone.toml")])
    assert len(caught.value.faults) == 3


def test_a_pack_file_is_used_by_path(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(rule())
    result = check(organisation([post("ce"), post("a", "ce")]), [str(file)])
    assert [(r.id, r.pack, r.outcome) for r in result.rules] == [("A", "mine", "pass")]


def test_rules_toml_of_the_folder_is_its_own_pack():
    files = {"rules.toml": rule()}
    model = organisation([post("ce"), post("a", "ce")], packs=(), extra_files=files)
    assert [r.id for r in check(model).rules] == ["A"]
    assert "A" not in [r.id for r in check(model, ["structure"]).rules]


def test_a_pack_may_add_a_relation():
    more = 'links = [["a", "admires", "ce"]]'
    text = 'relations = ["admires"]\n' + rule(kind="required_link", more=more)
    assert parse_pack(text.encode(), "mine.toml", PARAMETERS).relations == ("admires",)
