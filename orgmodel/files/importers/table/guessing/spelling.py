"""A heading in plain words, however it is spelt: `EmpNo.`, `EMPLOYEE_ID` are both `person id`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_FORMS = {
    "id": "id ids no nos num nbr nr number numbers code codes ref reference identifier identity "
    "key uid guid urn",
    "manager": "manager managers mgr mngr supervisor supervisors sup supv superior boss",
    "person": "person persons people employee employees emp empl ee worker workers staff associate "
    "colleague user holder holders postholder postholders jobholder "
    "incumbent incumbents occupant individual",
    "post": "post posts position positions posn pos role roles job jobs box node",
    "unit": "unit units department departments dept depts dpt directorate directorates division "
    "div team teams section service services organisation organization organisational "
    "organizational org orgunit faculty",
    "email": "email emails mail upn",
    "fte": "fte ftes wte wtes",
    "%": "% percent percentage pct",
    "note": "note notes comment comments remark remarks",
    "name": "name names",
    "title": "title titles",
    "phone": "phone telephone tel mobile cell fax telephones",
    "grade": "grade grades",
    "band": "band bands banding",
    "annual": "annual annually annualised annualized yearly pa",
    "salary": "salary salaries",
    "budgeted": "budget budgeted bgt est establishment established estab funded",
    "contracted": "contract contracted contractual",
    "start": "start started commencement",
    "end": "end ended ending",
    "hire": "hire hired joining joined join",
    "leaving": "leaving left leave leaver termination terminated",
    "label": "label labels",
    "gender": "gender sex",
    "ethnicity": "ethnicity ethnic race",
    "l": "l level levels lvl tier layer",
    "forename": "forename forenames givenname",
    "surname": "surname surnames",
    "photo": "photo photograph picture image avatar",
}
_PLAIN: Mapping[str, str] = MappingProxyType(
    {word: plain for plain, words in _FORMS.items() for word in words.split()}
)
_FURTHER = (
    "reports report reporting to parent line first last full display given family dotted alt date "
    "cost centre center pay scale status assignment effective from type group vacant head count "
    "location principal object home work is boss unique sub sur fore time zone birth address "
    "holder annual base total row user business supervisory payroll street postal headcount"
)
_LEXICON = frozenset(
    word for word in (*_PLAIN, *_FURTHER.split()) if len(word) > 2 or word in ("id", "no", "to")
)
# Words that say nothing about what a column is for.
_IDLE = frozenset(
    ("the", "a", "an", "current", "unique", "primary", "s", "our", "esr", "hr", "sap", "value")
)
_CAPITALS_PLURAL = re.compile(r"([A-Z]{2,})s(?![a-z])")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z]{2})(?=[0-9])")
_MARKS = re.compile(r"[^a-z0-9%]+")
_JOINED = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), words)
    for pattern, words in (
        (r"(?:e ?)?mails?(?: address(?:es)?)?", "email"),
        (r"work email|business email|company email|contact email|office email", "email"),
        (r"(?:whole|full) ?time ?equivalents?", "fte"),
        (r"date of birth|birth date|birthdate|dob|birthday|d o b", "birth"),
        (r"(?:reports|report|reporting) (?:in ?)?to", "manager"),
        (r"reporting (?:line|senior)", "manager"),
        (r"reporting|managed by|supervised by|direct(?:ly)? manager", "manager"),
        (r"(?:line|immediate|people|reporting|direct) managers?", "manager"),
        (r"line mgr", "manager"),
        (r"sur name|family name|last name", "surname"),
        (r"fore ?names?|first names?|given names?", "forename"),
        (r"post (?:holder|person)|held by|staff member|team member", "person"),
        (r"user name", "username"),
        (r"job code", "jobcode"),
        (r"cost cent(?:re|er)", "costcentre"),
        (r"care group|service (?:area|line)|business (?:unit|area|group)", "unit"),
        (r"pay ?scale", "payscale"),
        (r"head count", "headcount"),
        (r"post code|postal code|zip code|zip", "postcode"),
        (r"n i (?:number|no)|ni (?:number|no)|nino|national insurance(?: number| no)?", "nino"),
        (r"eid|e id", "person id"),
        (r"af c", "afc"),
        (r"y n|yes no|t f|true false", "flag"),
    )
)
_AFTER = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\b(id|unit|post|manager|person)(?: \1)+\b", r"\1"),
        (r"\b(name|email|id|post id|title|person id) of manager\b", r"manager \1"),
        (r"\bl ?0*([1-9]\d?)\b", r"l\1"),
        (r"\bmanager senior post\b", "manager post"),
        (r"\bparent (?!unit)", "manager "),
        (r"^parent$", "manager"),
        (r"\b(?:manager )+manager\b", "manager"),
    )
)
_GRAND = re.compile(
    r"\b(?:manager|mgr|supervisor)s?(?: s)? (?:line )?(?:manager|mgr|supervisor)\b"
    r"|\b(?:skip|second line|2nd line)\b"
)


@lru_cache(maxsize=4096)
def plain_words(heading: str) -> str:
    """The words of a heading, each in its plain form, with a space between.

    Capitals, marks, camelCase and words run together do not matter, nor which of number, id,
    code and reference is written, or which word for a manager, a person, a post or a unit.
    """
    spaced = _CAMEL.sub(" ", _CAPITALS_PLURAL.sub(lambda m: m[1].capitalize() + "s", heading[:200]))
    lower = spaced.casefold().replace("’", "'").replace("#", " number ")
    words = _MARKS.sub(" ", lower.replace("'s ", " s ").replace("%", " % ")).split()
    joined = " ".join(part for word in words for part in _parted(word))
    grand = "grand " if _GRAND.search(joined) else ""
    for pattern, plain in _JOINED:
        joined = pattern.sub(plain, joined)
    words = joined.split()
    telling = [word for word in words if word not in _IDLE] or words
    plain = grand + " ".join(_PLAIN.get(word, word) for word in telling)
    for pattern, words_for in _AFTER:
        plain = pattern.sub(words_for, plain)
    return plain.strip()


def _parted(word: str) -> tuple[str, ...]:
    """A word that is known words run together, as those; the fewest of them."""
    if word in _LEXICON or not 5 <= len(word) <= 40:
        return (word,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before = best[start]
            if before is None or word[start:end] not in _LEXICON:
                continue
            shortest = best[end]
            if shortest is None or len(before) + 1 < len(shortest):
                best[end] = (*before, word[start:end])
    return best[-1] or (word,)
