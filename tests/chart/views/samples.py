"""The organisations that ship, and their drawings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orgmodel as om
from orgmodel.chart.chart import Chart

DATA = Path(__file__).resolve().parents[3] / "data"
SAMPLES = ("brent", "pec_2007", "m2", "cambridgeshire")
# Those that say who the three at the centre are.
WITH_A_CENTRE = ("brent", "pec_2007")
UNIT_OF = {"brent": "d_pccc", "pec_2007": "pec", "m2": "m2_pec", "cambridgeshire": "fx_cambs_emt"}


@cache
def organisation(sample: str) -> om.Organisation:
    return om.load(DATA / sample)


def drawn(sample: str, view: str, paper: str, unit: str | None = None) -> Chart:
    chosen = unit or UNIT_OF[sample] if view == "unit" else None
    return organisation(sample).chart(view, unit=chosen, paper=paper)
