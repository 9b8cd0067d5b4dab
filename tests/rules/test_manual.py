"""docs/rules.md says what the packs say."""

from pathlib import Path

import pytest

from orgmodel.rules.kinds import LOOKS, PARAMETERS
from orgmodel.rules.manual import document
from orgmodel.rules.pack import shipped
from orgmodel.rules.pack_file import read_pack

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_the_page_is_what_the_packs_make_it():
    text = PAGE.read_text(encoding="utf-8")
    assert text == document(), "python -m orgmodel.rules.manual > docs/rules.md"


@pytest.mark.parametrize("name", shipped())
def test_every_rule_has_a_section_with_its_source(name):
    text = document()
    for rule in read_pack(name, PARAMETERS).rules:
        assert f"### {rule.id}: {rule.title}\n" in text
        assert rule.source in text


def test_every_kind_and_parameter_is_explained():
    text = document()
    for kind in LOOKS:
        assert f"### Kind `{kind}`\n" in text
        assert all(f"| `{p.name}`" in text for p in PARAMETERS[kind])
