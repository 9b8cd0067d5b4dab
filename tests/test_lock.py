"""requirements.lock names one version, with its hashes, of all that requirements.txt asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==(\S+)(.*?)(?=^\S|\Z)", LOCK, re.M | re.S)
VERSIONS = {name.lower(): version for name, version, _ in BLOCKS}
ASKED = [
    Requirement(line)
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_the_lock_names_a_version_that_is_asked_for(asked):
    assert VERSIONS[asked.name.lower()] in asked.specifier


def test_every_version_has_hashes():
    assert BLOCKS
    assert [name for name, _, rest in BLOCKS if "--hash=sha256:" not in rest] == []
