"""A case for each rule kind, found in one file a family of kinds."""

from importlib import import_module
from pkgutil import iter_modules

from orgmodel.rules import kinds

FAMILIES = {
    family.name: import_module(f"tests.rules.cases.{family.name}").CASES
    for family in iter_modules(kinds.__path__)
}
CASES = {kind: case for cases in FAMILIES.values() for kind, case in cases.items()}
