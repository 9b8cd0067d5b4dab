"""Cases of the kinds that look at what there is and what is not."""

from tests.rules.cases.functions import BUSES, MEALS
from tests.rules.cases.rows import BARE, FIVE, SIDES, five
from tests.rules.ruling import Case

CASES = {
    "none_of": Case(
        five(services=[BUSES]),
        five(services=[BUSES, MEALS]),
        FIVE,
        ("s1",),
        {"things": ["provision:internal"], "among": "services"},
    ),
    "outside_the_data": Case(None, None, FIVE, (), {"what": "whether all agree"}),
    "filled": Case(
        five(units=[{**row, "side": row["side"] or "top"} for row in SIDES]),
        five(units=[{**row, "side": "" if row["id"] == "m_dir" else row["side"]} for row in SIDES]),
        BARE,
        ("m_dir",),
        {"table": "units", "column": "side"},
        proved=False,
    ),
}
