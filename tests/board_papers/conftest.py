"""Packs that several tests read, each made once."""

from __future__ import annotations

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.reporting import board_pack

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="session")
def illustrative():
    """The organisation, and its three options."""
    folder = DATA / "illustrative"
    options = [read_scenario_file(path) for path in sorted((folder / "scenarios").glob("*.toml"))]
    return om.load(folder), options


@pytest.fixture(scope="session")
def packs(illustrative):
    """The pack of `illustrative` for each audience, with all that it may have switched on."""
    organisation, options = illustrative
    switches = {
        "board": {"bands": True, "costs": True},
        "staff-side": {"bands": True},
        "hr": {"names": True, "bands": True, "costs": True},
    }
    return {
        audience: board_pack(organisation, options, audience=audience, **on)
        for audience, on in switches.items()
    }
