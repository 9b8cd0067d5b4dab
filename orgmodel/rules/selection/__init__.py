"""How a rule says which things it is about.

A selection is a list of texts. Each is a role name or an id, or a property, `WORD:VALUE`.

`A & B` is what is in both; `not A` what is not in A. A list is what any of its texts selects.

In a PATTERN `*` stands for any letters or none; it is for the whole cell, and capitals do not
matter. Where a title has an ` & ` of its own, write `*` for it. What the data leaves open is never
taken as known: a post without a band is neither of band 8 nor of another one, so `band:8*` does
not have it, and `not band:8*` does not either. A finding stands where it would whatever the empty
cell holds; a rule does not pass while one that could decide is empty, and the result says which.
"""

from orgmodel.rules.selection.chosen import ANYTHING, proof, select, whose_seats
from orgmodel.rules.selection.everywhere import elsewhere, selected_elsewhere, widened
from orgmodel.rules.selection.properties import PROPERTIES
from orgmodel.rules.selection.written import faults, leaves_open, left_out, named, reads

__all__ = [
    "ANYTHING",
    "PROPERTIES",
    "elsewhere",
    "faults",
    "leaves_open",
    "left_out",
    "named",
    "proof",
    "reads",
    "select",
    "selected_elsewhere",
    "whose_seats",
    "widened",
]
