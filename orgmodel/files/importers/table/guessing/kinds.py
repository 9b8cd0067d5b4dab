"""What one cell looks like: a number, a date, an e-mail, a person's name, a code, words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orgmodel.model.vacancy import HINT, says_vacant

NOBODY = (
    r"(?is)^\s*(?:x{1,3}|0+(?:\.0+)?|-1|-+|\.|\?+|#?n[/.]?[ad]\.?|none|nil|null|nan|no[ _]?one|"
    r"nobody|no[ _](?:manager|mgr|hr|supervisor|reports?)|top|root|unknown|not (?:known|applicable|"
    r"disclosed)|redacted|tb[acd]|eliminated|#ref!|#value!)\s*$"
)
"""What stands in a cell for a person or a manager, and is nobody; words for vacant aside."""

_NOBODY, _HINT = re.compile(NOBODY), re.compile(HINT)
_EMAIL = re.compile(r"(?:mailto:)?[^\s@,;]+@[^\s@,;]+", re.IGNORECASE)
_DATE = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|\d{1,2}[ -][a-z]{3,9}[ -,]*\d{2,4})(?:[ t]\d{1,2}:\d{2}.*)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<sign>[£$€]|gbp|eur|usd)?\s*-?(?P<figures>\d[\d.,\s]*)\s*"
    r"(?P<after>%|k|m|[wf]\.?t\.?e\.?s?|gbp|eur|usd|£|€|p\.?a\.?|per annum|days?|hours?|hrs)?",
    re.IGNORECASE,
)
_FLAG = frozenset(("yes", "no", "y", "n", "true", "false", "t", "f"))
_HONORIFIC = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lady", "rev")
)
_CODE = re.compile(r"(?=.*[\d_])\S{1,40}|[a-z]{1,6}|[A-Z]{1,4}|\S*[a-z0-9]+[-_][a-z0-9]+\S*")
_NINO = re.compile(r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]", re.IGNORECASE)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+44|\(?0\d{2,4}\)?)[ \d-]{6,12}")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_OF_WORK = """
    director directors manager managers officer officers head chief executive nurse nurses
    matron clerk assistant secretary administrator admin accountant analyst lead leader senior
    deputy associate consultant doctor engineer advisor adviser partner coordinator ordinator
    specialist supervisor president vice chair chairman chairperson trustee governor board
    support worker therapist practitioner physiotherapist pharmacist midwife sister registrar
    technician developer designer programme project policy finance financial resources digital
    estates facilities procurement planning operations operational operating services service
    team teams department directorate unit division business development performance governance
    nursing medical clinical health healthcare care social public legal general of and the for
    to in at teacher trainee apprentice intern driver porter cleaner cook chef receptionist
    auditor solicitor barrister buyer planner architect scientist researcher lecturer professor
    dean ceo cfo coo cio post position role principal technical
    commercial strategy strategic quality safety risk audit communications marketing information
    technology data ward community primary secondary acute mental hospital trust council
    corporate human administrative personal minister commissioner inspector sergeant
    superintendent captain commander librarian caretaker housing highways transport education
    children adults adult payroll treasury tax office centre group
"""
_OF_WORK = frozenset(_WORDS_OF_WORK.split())


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell looks like: its kind, its number where it is one, and how that is written."""

    kind: str
    value: float = 0.0
    form: str = ""


def look(cell: str) -> Look:
    """The kind of a cell that is not empty, without the spaces around it."""
    if number := _number(cell):
        return number
    lower = cell.casefold()
    if "@" in cell and _EMAIL.fullmatch(cell):
        return Look("email")
    if _DATE.fullmatch(cell):
        return Look("date")
    if lower in _FLAG:
        return Look("flag")
    if lower.rstrip(".") in _HONORIFIC:
        return Look("honorific")
    if _NOBODY.match(cell) or (_HINT.search(cell) and says_vacant(cell)):
        return Look("nobody")
    if _personal(cell):
        return Look("personal")
    figures = any(letter.isdigit() for letter in cell)
    # CEO and tech_lead are words of work; PO-12 and hq are codes.
    if _CODE.fullmatch(cell) and (figures or len(cell) < 3 or not _of_work(cell)):
        return Look("code", form="figures" if figures else "letters")
    return Look("name" if _name(cell) else "work" if _of_work(cell) else "words")


def _number(cell: str) -> Look | None:
    # Longer ones are no figure of anybody's, and would be infinite.
    if len(cell) > 40 or not (cell[:1].isdigit() or cell[:1] in "£$€-gGeEuU"):
        return None
    match = _NUMBER.fullmatch(cell)
    if not match or (not cell.isascii() and not cell.replace("£", "").replace("€", "").isascii()):
        return None
    value, form = _figures(match["figures"])
    after = (match["after"] or "").casefold()
    if after == "%":
        return Look("percent", value / 100, "%")
    if after in ("k", "m"):
        return Look("money", value * (1_000 if after == "k" else 1_000_000), after)
    if match["sign"] or after in ("gbp", "eur", "usd", "£", "€"):
        return Look("money", value, f"{form} with currency")
    if not after and cell.startswith("0") and cell.isdigit() and len(cell) > 1:
        return Look("number", value, "zeros") if not _PHONE.fullmatch(cell) else Look("personal")
    return Look("number", value, f"{form} {after}".strip())


def _figures(text: str) -> tuple[float, str]:
    bare = re.sub(r"\s", "", text).rstrip(".,")
    form = "spaced" if re.search(r"\d\s+\d", text) else "plain"
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma > point and (point >= 0 or not re.fullmatch(r"\d{1,3}(?:,\d{3})+", bare)):
        bare, form = bare.replace(".", "").replace(",", ".", 1), "comma"
    elif comma >= 0:
        bare, form = bare.replace(",", ""), "thousands"
    if bare.count(".") > 1:
        bare, form = bare.replace(".", ""), "thousands"
    try:
        return float(bare), form
    except ValueError:
        return 0.0, "odd"


def _personal(cell: str) -> bool:
    return bool(_NINO.fullmatch(cell) or _POSTCODE.fullmatch(cell) or _PHONE.fullmatch(cell))


def _of_work(cell: str) -> bool:
    return any(word.casefold() in _OF_WORK for word in _WORD.findall(cell))


def _name(cell: str) -> bool:
    """Surname, First; or two to four words with a capital; no word of work among them."""
    if not 4 <= len(cell) <= 60 or _of_work(cell) or any(mark in cell for mark in "&/>|:;"):
        return False
    bare = re.sub(r"[\[(][^\])]*[\])]", " ", cell)
    parts = [part.split() for part in bare.split(",")]
    if len(parts) > 3 or not all(parts):
        return False
    words = [word for part in parts for word in part]
    return 2 <= len(words) <= 5 and all(_capital(word) for word in words)


def _capital(word: str) -> bool:
    small = word in ("de", "la", "van", "von", "der", "bin", "al", "den", "di", "du", "y", "O'")
    return small or (word[0].isupper() and any(letter.isalpha() for letter in word))
