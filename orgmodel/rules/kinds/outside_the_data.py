"""Outside the data: a condition that no structure shows. It is never met, and never broken."""

from __future__ import annotations

from orgmodel.rules.finding import Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (Parameter("what", "text", "what would have to be known", required=True),)


def look(ground: Ground, rule: Rule) -> Looked:
    """Say what would have to be known."""
    del ground
    return Looked(missing=str(rule.parameters["what"]))
