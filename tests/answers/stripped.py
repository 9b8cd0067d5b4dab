"""Sample data as a plain list would bring it: units by name, without kinds, heads and sides."""

from __future__ import annotations

from pathlib import Path

import orgmodel as om
from orgmodel.model.organisation import OrganisationModel

DATA = Path(__file__).resolve().parents[2] / "data"
ASKED = ("side", "head", "head_source", "head_basis", "head_note")


def stripped(name: str, *, with_units: bool = False) -> OrganisationModel:
    """The sample without what the step asks; with the unit of each post in posts.csv if wanted."""
    whole = om.load(DATA / name)
    units = whole.units.copy()
    units[list(ASKED)] = ""
    units["kind"] = "unit"
    tables = {"units": units}
    if with_units:
        homes = [whole.home(post) for post in whole.posts["id"]]
        tables["posts"] = whole.posts.assign(unit=homes)
    return whole.with_tables(tables)
