"""Packs, rules and kinds of rule as lists, and one of them explained."""

from __future__ import annotations

import json

import pytest

from orgmodel.cli.main import main
from orgmodel.errors import UnknownNameError
from orgmodel.rules.kinds import families
from orgmodel.rules.listing import KindList, RuleList, every_kind, listing
from orgmodel.rules.pack import shipped
from orgmodel.text.rule_list import report

OWN = """
name = "own"
title = "Our own"

[[rule]]
id = "OWN-1"
title = "Nobody manages more than four"
kind = "span"
most = 4
severity = "warning"
source = "derived"
why = "More is too many."
"""


def test_all_packs_that_ship_are_listed_with_their_source():
    found = listing()
    assert isinstance(found, RuleList)
    assert [pack.name for pack in found.packs] == list(shipped())
    for pack in found.packs:
        assert f"  {pack.name} · " in report(found)


def test_a_pack_tells_each_rule_with_its_severity_and_source():
    found = listing("structure")
    said = " ".join(report(found).split())
    for rule in found.rules:
        assert " ".join(f"{rule.id} · {rule.severity} · {rule.title}".split()) in said


@pytest.mark.parametrize("asked", [("sep-5", None), ("separation", "SEP-5")])
def test_one_rule_is_explained(asked):
    said = report(listing(*asked))
    assert said.startswith("SEP-5: The two sides meet only at the trust level\n")
    assert "kind common_manager" in " ".join(said.split())


def test_a_rule_of_a_file_says_what_it_is_told(tmp_path):
    (tmp_path / "own.toml").write_text(OWN)
    assert "  most = 4" in report(listing(str(tmp_path / "own.toml"), "OWN-1")).splitlines()


@pytest.mark.parametrize("kind", families())
def test_a_kind_is_explained_with_every_parameter_and_an_example(kind):
    found = listing(kind)
    assert isinstance(found, KindList)
    (told,) = found.to_dict()["kinds"]
    said = report(found)
    assert f'kind = "{kind}"' in said
    assert [one["name"] for one in told["parameters"] if f"  {one['name']}" not in said] == []
    json.dumps(told)


def test_every_kind_is_listed():
    assert [one["kind"] for one in every_kind().to_dict()["kinds"]] == list(families())


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (("seperation", None), '"separation"'),
        (("SEP5", None), '"SEP-5"'),
        (("spam", None), '"span"'),
        (("structure", "R060"), '"R60"'),
        (("structur", "R60"), '"structure"'),
    ],
)
def test_what_there_is_not_is_told_with_what_is_meant(asked, meant):
    with pytest.raises(UnknownNameError, match=meant):
        listing(*asked)


def test_kinds_and_a_pack_are_not_asked_for_together(capsys):
    assert main(["rules", "separation", "--kinds"]) == 2
    assert "leave out separation" in capsys.readouterr().err
