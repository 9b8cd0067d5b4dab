"""organisation.toml: what is said of the organisation as a whole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from orgmodel.model.faults import Problem

FILE = "organisation.toml"
DEFAULT_PACKS = ("structure",)
_TEXTS = ("name", "date", "status", "source", "target")
_KEYS = (*_TEXTS, "packs", "roles")


@dataclass(frozen=True, slots=True)
class OrganisationFile:
    """Name, date, status and source for titles and footers; packs and roles for the rules.

    `target` is the level wanted on a rule pack's scale. `roles` maps the names that a rule
    pack uses (such as pec_chair) to ids of this folder.
    """

    name: str = ""
    date: str = ""
    status: str = ""
    source: str = ""
    target: str = ""
    packs: tuple[str, ...] = DEFAULT_PACKS
    roles: Mapping[str, str] = field(default_factory=dict)


def read_organisation_file(content: bytes) -> tuple[OrganisationFile, tuple[Problem, ...]]:
    """The file's settings, and its faults; what is faulty keeps its default."""
    try:
        given = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        fault = Problem("unreadable", FILE, None, None, "", f"not readable as TOML: {error}.")
        return OrganisationFile(), (fault,)
    problems = [_unknown(key) for key in given if key not in _KEYS]
    texts: dict[str, str] = {}
    for key in _TEXTS:
        value = given.get(key, "")
        if isinstance(value, str | date):
            texts[key] = str(value)
        else:
            problems.append(_wrong(key, value, 'a text in quotation marks, such as "Finance"'))
    packs, roles = given.get("packs", [*DEFAULT_PACKS]), given.get("roles", {})
    if not (isinstance(packs, list) and all(isinstance(pack, str) for pack in packs)):
        problems.append(_wrong("packs", packs, 'a list of texts, such as ["structure"]'))
        packs = [*DEFAULT_PACKS]
    if not (isinstance(roles, dict) and all(isinstance(role, str) for role in roles.values())):
        problems.append(_wrong("roles", roles, "a table of role = id"))
        roles = {}
    return OrganisationFile(**texts, packs=tuple(packs), roles=dict(roles)), tuple(problems)


def _unknown(key: str) -> Problem:
    message = f'"{key}" is not a setting orgmodel knows. Known: {", ".join(_KEYS)}.'
    return Problem("unknown-column", FILE, None, key, key, message, fault=False)


def _wrong(key: str, value: object, allowed: str) -> Problem:
    return Problem("not-allowed", FILE, None, key, str(value), f"must be {allowed}.")
