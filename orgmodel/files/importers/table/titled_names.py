"""Cells that hold a person's name and a title with a mark between: “Ann One - Chief Executive”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from orgmodel.files.importers.table.guessing.kinds import look
from orgmodel.files.importers.table.person_names import no_person
from orgmodel.model.vacancy import says_vacant

MARKED = r"\s[-–—|/]\s|[,:\n(\[]"
"""What is in every such cell, as a pattern for Arrow (RE2): others need not be read."""

Pair = tuple[str, str]
"""A title and the name beside it."""

_BRACKETS = re.compile(r"(.*\S)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]", re.DOTALL)
_EVERY_MARK = (
    _BRACKETS,
    *map(re.compile, (r"\s+[-–—]\s+", r"\s*,\s+", r"\s*\|\s*", r"\s+/\s+", r"\s*:\s+")),
    re.compile(r"\s*\n\s*"),
)
_LEAST_DIFFERENT = 0.8
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = """
    north south east west northern southern eastern western central upper lower mid greater great
    inner outer saint st royal road street house county city town borough region regional district
    area site valley river isle new old change affairs chain supply climate rural urban customer
    emergency medicine relations engagement insight experience public food water energy transport
    maternity cancer surgery imaging pathology radiology theatres learning culture media web press
    events land capital income benefits rights equality inclusion diversity people talent reward
    early years youth family families adult home care days nights part full time fixed term job
    share maternity leave grade band level phase project product network cyber security software
"""
_NOT_OF_NAMES = frozenset(_WORDS.split())
_NOT_OF_NAMES_ENDING = re.compile(
    r"\w+(?:tions?|sions?|ology|ness|ics|ical|ural|ional|ships?|ware|ities)", re.IGNORECASE
)


def names_person(words: str) -> bool:
    """Whether words look like a person's name, and not like a place or a subject."""
    return look(words).kind == "name" and not any(
        word.casefold() in _NOT_OF_NAMES or _NOT_OF_NAMES_ENDING.fullmatch(word)
        for word in _WORD.findall(words)
    )


def may_hold_name(cell: str) -> bool:
    """Whether a cell looks like a person's name beside a title, by any mark."""
    return any(
        _pair(cell, mark, name_first=first) for mark in _EVERY_MARK for first in (True, False)
    )


def pairs(cells: Sequence[str], units: Collection[str] = ()) -> Mapping[str, Pair]:
    """The title and the name in each cell that holds both, where most cells do, by one mark.

    The names stand always before or always after the mark, are hardly ever twice the same, and
    are no names of `units`. In doubt there are none.
    """
    filled = [cell for cell in cells if cell]
    marked = [cell for cell in filled if re.search(MARKED, cell)]
    if 2 * len(marked) <= len(filled):
        return {}
    best: dict[str, Pair] = {}
    how = (_EVERY_MARK[0], True)
    for mark in _EVERY_MARK:
        for first in (True, False):
            found = {c: pair for c in marked if (pair := _pair(c, mark, name_first=first))}
            if len(found) > len(best):
                best, how = found, (mark, first)
    names = {name for _, name in best.values()}
    others = {c: pair for c in marked if (pair := _like_the_others(c, how[0], name_first=how[1]))}
    found = {**others, **best}
    most = 2 * len(found) > len(filled) and 2 * len(best) >= len(found)
    apart = len(names) >= _LEAST_DIFFERENT * len(best) and not names & set(units)
    return found if len(best) > 1 and most and apart else {}


def _pair(cell: str, mark: re.Pattern[str], *, name_first: bool) -> Pair | None:
    for title, name in _parted(cell, mark, name_first=name_first):
        if look(title).kind == "work" and names_person(name):
            return title, name
    return None


def _like_the_others(cell: str, mark: re.Pattern[str], *, name_first: bool) -> Pair | None:
    """The parts of a cell of a column of pairs: the title may be any words, the name “Vacant”."""
    for title, name in _parted(cell, mark, name_first=name_first):
        nobody = says_vacant(name) or no_person(name) or look(name).kind == "nobody"
        known = look(title).kind in ("work", "words", "code")
        if known and (nobody or names_person(name)):
            return title, name
    return None


def _parted(cell: str, mark: re.Pattern[str], *, name_first: bool) -> Iterator[Pair]:
    """Title and name of a cell, parted at the first mark and then at the last."""
    if mark is _BRACKETS:
        match = _BRACKETS.fullmatch(cell.strip())
        if match:
            yield (match[2], match[1]) if name_first else (match[1], match[2])
        return
    places = list(mark.finditer(cell))
    for found in dict.fromkeys((*places[:1], *places[-1:])):
        left, right = cell[: found.start()].strip(), cell[found.end() :].strip()
        if left and right:
            yield (right, left) if name_first else (left, right)
