"""A case for each rule kind, gathered from one file a family of kinds."""

from tests.rules.cases import bodies, functions, line, links, persons

CASES = {
    **line.CASES,
    **functions.CASES,
    **persons.CASES,
    **bodies.CASES,
    **links.CASES,
}
