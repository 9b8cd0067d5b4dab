"""organisation.toml: what is said of the organisation as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from orgmodel.model.bodies import Bodies, unfit_body
from orgmodel.model.faults import Problem
from orgmodel.model.faults.cell_values import no_day_words
from orgmodel.model.numbers import day
from orgmodel.model.pay.reading import pay_year
from orgmodel.model.pay.scales import POINTS, UNSAID, Costing, cost_target
from orgmodel.model.schema import BY_NAME
from orgmodel.model.toml import TomlFault
from orgmodel.model.toml_table import TomlTable, is_number, opened

FILE = "organisation.toml"
_LIKE_A_DAY = re.compile(r"[0-9]+[^0-9a-zA-Z]+[0-9]+[^0-9a-zA-Z]+[0-9]+.*")
DEFAULT_PACKS = ("structure",)
_TEXTS = ("name", "date", "status", "source", "target", "currency")
_MOST_PEOPLE = 10**10
_MOST_ON_COST = 1000
_OF_COSTS = ("on_cost", "pay_year", "pay_point", "cost_target")
_KEYS = (*_TEXTS, "population", *_OF_COSTS, "packs", "roles", "tops", "columns")


@dataclass(frozen=True, slots=True)
class OrganisationFile:
    """Name, date, status and source for titles and footers; packs and roles for the rules.

    `target` is the level wanted on a rule pack's scale, `currency` that of costs, `population` how
    many people are served, `costing` how costs are computed from pay.csv. `roles` maps the names
    that a rule pack uses (such as pec_chair) to ids of this folder, `bodies` those of each body by
    its name, where there are several ([roles.NAME]). `tops` are the posts that report to
    nobody; None where the file does not say. `columns` are those that its tables carry on
    purpose beside orgmodel's own, by table.
    """

    name: str = ""
    date: str = ""
    status: str = ""
    source: str = ""
    target: str = ""
    currency: str = ""
    population: int | None = None
    costing: Costing = UNSAID
    packs: tuple[str, ...] = DEFAULT_PACKS
    roles: Mapping[str, str] = field(default_factory=dict)
    bodies: Bodies = field(default_factory=dict)
    tops: tuple[str, ...] | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_organisation_file(content: bytes) -> tuple[OrganisationFile, tuple[Problem, ...]]:
    """The file's settings, and its faults; what is faulty keeps its default."""
    table = opened(content)
    table.only(_KEYS)
    texts = {key: table.text(key, or_date=True) for key in _TEXTS}
    packs = table.names("packs", DEFAULT_PACKS)
    tops = tuple(dict.fromkeys(table.names("tops"))) if "tops" in table.given else None
    if any(fault.key == "tops" for fault in table.faults):
        tops = None
    roles, bodies = _roles(table)
    settings = OrganisationFile(
        **texts,
        population=table.optional_whole("population", least=1, most=_MOST_PEOPLE),
        costing=_costing(table),
        packs=tuple(packs),
        roles=roles,
        bodies=bodies,
        tops=tops,
        columns=_columns(table),
    )
    found = [_problem(fault) for fault in table.faults]
    if settings.date and day(settings.date) is None:
        found.append(_no_day(settings.date))
    return settings, tuple(found)


def _costing(table: TomlTable) -> Costing:
    """How costs are computed: on_cost in %, pay_year as a year of pay.csv, pay_point."""
    on_cost = table.number("on_cost", 0, least=0, most=_MOST_ON_COST)
    stated = "on_cost" in table and not any(fault.key == "on_cost" for fault in table.faults)
    year = table.text("pay_year")
    if year and pay_year(year) is None:
        table.must_be("pay_year", 'a year as in pay.csv, such as "2026" or "2026/27"')
        year = ""
    point = table.name("pay_point", allowed=POINTS)
    return Costing(on_cost if stated else None, year, point, _target(table))


def _target(table: TomlTable) -> str:
    """cost_target: an amount as a number or a text, or a share to save."""
    said = table.given.get("cost_target", "")
    text = f"{said:.15g}" if is_number(said) else said if isinstance(said, str) else "?"
    found = cost_target(text)
    if text and not found:
        table.must_be("cost_target", 'an amount such as 5000000, or a share to save as "-50 %"')
    return found


def _roles(table: TomlTable) -> tuple[Mapping[str, str], Bodies]:
    """The roles of the whole, and the tables [roles.NAME] of its bodies."""
    given = table.table("roles").given
    tables = [name for name, value in given.items() if isinstance(value, Mapping)]
    flat = {name: value for name, value in given.items() if name not in tables}
    inner = TomlTable({"roles": flat}, table.faults)
    of_bodies = TomlTable({name: given[name] for name in tables}, table.faults, "roles")
    for name in tables:
        if fault := unfit_body(name):
            of_bodies.fault(fault, name)
    bodies = {name: of_bodies.names_by_key(name) for name in tables if not unfit_body(name)}
    return inner.names_by_key("roles"), bodies


def _no_day(date: str) -> Problem:
    """A date in another form is a fault; a month or a season, which names no day, is told."""
    is_fault = bool(_LIKE_A_DAY.fullmatch(date.strip()))
    words = no_day_words(date) if is_fault else f'"{date}" names no day, and is printed as it is.'
    words += " What begins or ends is read as on today. Write the day of the data as yyyy-mm-dd."
    return Problem("not-allowed", FILE, None, "date", date, words, fault=is_fault)


def _columns(table: TomlTable) -> Mapping[str, tuple[str, ...]]:
    inner = table.table("columns")
    inner.only(tuple(BY_NAME))
    return {name: tuple(inner.texts(name)) for name in BY_NAME if name in inner}


def _problem(fault: TomlFault) -> Problem:
    """A key that nobody knows is told; every other fault counts."""
    unknown = fault.code == "unknown-key"
    code = "unknown-column" if unknown else fault.code
    column = fault.place or fault.key or None
    return Problem(code, FILE, None, column, fault.value, fault.message, fault=not unknown)
