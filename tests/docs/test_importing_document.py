"""docs/importing.md offers the repairs that there are."""

import re
from pathlib import Path

from orgmodel.files.importers.organogram.repairs import REPAIRS

WORDS = (Path(__file__).resolve().parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")


def test_the_repairs_are_those_of_the_code():
    assert re.findall(r"^\| `([a-z-]+)` \|", WORDS, re.MULTILINE) == list(REPAIRS)
