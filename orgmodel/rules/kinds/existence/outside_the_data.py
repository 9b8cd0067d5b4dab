"""Outside the data: a condition that no structure shows. It is never met, and never broken."""

from __future__ import annotations

from orgmodel.rules.example import Example
from orgmodel.rules.finding import Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

PARAMETERS = (Parameter("what", "text", "what would have to be known", required=True),)

READS: tuple[str, ...] = ()

EXAMPLE = Example(
    """
kind = "outside_the_data"
what = "whether all agree"
""",
)


def look(view: View, rule: Rule) -> Observation:
    """Say what would have to be known."""
    del view
    return Observation(missing=str(rule.parameters["what"]))
