"""A case for each rule kind, found in one file a family of kinds."""

from importlib import import_module
from importlib.util import find_spec

from orgmodel.rules.kinds import families

FAMILIES = {
    family: import_module(f"{__name__}.{family}").CASES
    for family in dict.fromkeys(families().values())
    if find_spec(f"{__name__}.{family}")
}
CASES = {kind: case for cases in FAMILIES.values() for kind, case in cases.items()}
