"""Balance: how the work is spread over units of some kinds; told, never a breach."""

from __future__ import annotations

from statistics import mean, pstdev

from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, Severity
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import HOME
from orgmodel.rules.view import View

PARAMETERS = (Parameter("kinds", "texts", "kinds of unit to compare", required=True),)

READS = (HOME, "units.kind", "units.parent", "~owns")

EXAMPLE = Example(
    """
kind = "balance"
kinds = ["directorate"]
""",
    "Functions of 4 units: from 1 in Left directorate (l_dir) to 0 in Middle directorate "
    "(m_dir), on average 0.5. Spread 1.00 (standard deviation over mean; 0 is even).",
)
INFO: Severity = "info"


def look(view: View, rule: Rule) -> Observation:
    """Count the functions of each unit with what is inside it."""
    wanted = set(rule.parameters["kinds"])
    chosen = [name for name, kind in view.pairs("units", "id", "kind") if kind in wanted]
    counts = dict.fromkeys(chosen, 0)
    counted_rows = []
    for edge in view.edges("owns"):
        home = view.home(edge.start)
        over = view.units.chain(home) if home in view.units.index else ()
        nearest = next((unit for unit in over if unit in counts), None)
        if nearest is not None:
            counts[nearest] += 1
            counted_rows.append(edge)
    if len(counts) < 2 or not any(counts.values()):
        kinds = ", ".join(rule.parameters["kinds"])
        return Observation(missing=f"which functions units of kind {kinds} own (functions.csv)")
    values = list(counts.values())
    spread = pstdev(values) / mean(values)
    ordered = sorted(counts, key=lambda unit: (-counts[unit], unit))
    most, least = ordered[0], ordered[-1]
    between = f"from {counts[most]:,} in {view.name(most)} to {counts[least]:,} in"
    finding = Finding(
        rule.id,
        INFO,
        f"Functions of {len(counts):,} units: {between} {view.name(least)}, on average "
        f"{mean(values):,.1f}. Spread {spread:.2f} (standard deviation over mean; 0 is even).",
        (),
        tuple(view.step(edge) for edge in counted_rows),
        "functions move between the units; a number of them says little of their weight",
        "balance",
    )
    return Observation((finding,), frozenset(counts), rows=view.rows_of(counted_rows))
