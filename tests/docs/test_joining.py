"""What somebody who joins finds: forms that can be filled in, and one version and day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import orgmodel
from orgmodel.cli.grammar import MODULES

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
COMMAND = re.compile(r"`orgmodel (\w[\w-]*)")


def test_the_citation_is_of_this_version_and_of_its_day():
    told = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version, day = (
        re.search(r"^version: (.*)$", told, re.M)[1],
        re.search(r'released: "(.*)"', told)[1],
    )
    assert version == orgmodel.__version__
    assert f"## {version} ({day})" in changes


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_commands_that_a_form_asks_for_are_there(form):
    assert set(COMMAND.findall(form.read_text(encoding="utf-8"))) <= {*MODULES}


def test_there_is_a_form_for_a_verdict_a_file_and_a_rule():
    assert {form.stem for form in FORMS} >= {"wrong-verdict", "file-not-read", "rule-wanted"}
