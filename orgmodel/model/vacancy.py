"""Words that say nobody is in post: the one list of them, for statuses and for names of holders.

A status, or a cell where the holder's name should stand, says that the post is vacant where it
says so of the whole post and of now: `vacant`, `Vacancy (Band 7)`, `currently vacant`, `vacant
since May`, `unfilled`, `being recruited`, `GAPPED`, `xxx`. Capitals and dashes do not matter.

It does not where it

- denies it: `not vacant`, `no vacancy`, `no longer vacant`;
- speaks of another time: `previously vacant`, `becomes vacant in June`;
- speaks of a part: `partly vacant`, `0.4 wte vacant`, `2 vacancies`;
- says first, or in a part of its own, that somebody is there: `filled (vacant until May)`;
- is the title of somebody who deals in them: `Vacancies Manager`, `Recruitment Officer`;
- may as well mean something else: `open`, `frozen`, `TBC`, `N/D`, nothing.

A day in the words is not read: `vacant from June` says vacant. In doubt a post is not vacant, and
who holds it is not known.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.model.kept import OfColumn

Flags = npt.NDArray[np.bool_]

_PARTS = re.compile(r"\s*(?:[–—:;,()\[\]/|.]|\s-+\s)\s*")
_GAPS = re.compile(r"[\s_\-]+")

_NOW = r"(?:(?:now|currently|since|is|already) )*"
_FILLED = re.compile(rf"{_NOW}(?:filled|occupied|in post)\b.*")
"""A part that says somebody is in post, whatever was said before it."""
_HELD = re.compile(rf"{_NOW}(?:filled|occupied|in post|covered|acting|interim|seconded)\b.*")
"""A first part that says so, whatever is said after it."""

_IN_POST = re.compile(
    rf"{_NOW}(?:filled|occupied|in post|covered|acting|interim|seconded|secondment|substantive"
    r"|permanent|joint|shared|held)\b.*"
)
"""A first part that says that the post has a holder, on whatever footing."""

_DENIED = re.compile(
    r"\b(?:not|no|non|none|never|previously|formerly|former|was|were|becom\w+|falls?|falling|be|soon|"
    r"part|partly|partial|partially|half|some|mostly|\d+)\b"
)
"""Words before `vacant` or `vacancy` that take it back, or make a part of it."""

_LEAD = (
    r"(?:(?:a|the|this|it|is|are|post|posts|position|role|job|seat|currently|current|now|still|"
    r"presently|at present|temporarily|permanently|newly|recently|remains?|became|long term|"
    r"substantive|funded) )*"
)
_FOLLOWS_VACANT = (
    r"(?! (?:propert|possession|land\b|site|building|dwelling|home|house|estate|unit|premis|space))"
)
_FOLLOWS_VACANCY = (
    r"(?: (?:since|from|until|to|for|at|on|as|being|is|under|in|out|advert\w*|recruit\w*|post|"
    r"position|role|number|no|ref\w*|id|band|grade|pending|awaiting|tbc|tba|currently|exists|\d\S*)"
    r"\b.*)?"
)
_WHEN = r"(?: (?:to|for|now|since|from|as|at|on|in|until|by|pending|\d\S*)\b.*)?"
_HIRING = (
    r"(?:recruitment|recruiting|recruited|advert|advertised|advertising|advertisement|appointment)"
)

_SAID = re.compile(
    "|".join(
        (
            rf"{_LEAD}vacant\b{_FOLLOWS_VACANT}.*",
            rf"{_LEAD}vacancy{_FOLLOWS_VACANCY}",
            rf"{_LEAD}vacancies",
            rf"{_LEAD}(?:vac|vacated)(?: (?:post|since|from|on|in|\d\S*)\b.*)?",
            rf"{_LEAD}(?:unfilled|unoccupied|un filled){_WHEN}",
            rf"{_LEAD}(?:not|not yet|not currently|currently not|yet to be|to be) "
            rf"(?:filled|recruited|occupied|appointed|advertised){_WHEN}",
            r"(?:nobody|no one|no person|no postholder|no post holder|no holder|no incumbent)"
            r"(?: (?:in|currently in|yet in) post)?",
            rf"{_LEAD}(?:(?:being|under|in|out to|out for|at|awaiting|pending|active) )+"
            rf"{_HIRING}(?: action)?{_WHEN}",
            rf"{_LEAD}recruiting{_WHEN}",
            rf"{_LEAD}recruitment (?:in progress|under way|underway|ongoing|pending|awaited|open)",
            rf"{_LEAD}(?:gapped|gap|x{{2,}}){_WHEN}",
        )
    )
)
_AT_THE_END = re.compile(r".*\b(?:vacant|vacancy)")
"""`Med3 Vacant`, `This post is vacant`, `Head of Finance (vacant)`."""


HINT = r"(?i)vac|fill|occup|recruit|appoint|advert|nobody|no[\s_-]|gap|xx"
"""What is in every cell that says so, as a pattern for Arrow (RE2): others need not be read."""


def says_vacant(words: str) -> bool:
    """Whether these words, a status or what stands for a name, say that nobody is in post."""
    parts = [_GAPS.sub(" ", part).strip() for part in _PARTS.split(words.casefold())]
    parts = [part for part in parts if part]
    if not parts or _HELD.fullmatch(parts[0]) or any(map(_FILLED.fullmatch, parts)):
        return False
    if _SAID.fullmatch(parts[0]):
        return True
    said = [at for at, part in enumerate(parts, start=1) if _AT_THE_END.fullmatch(part)]
    return bool(said) and not _DENIED.search(" ".join(parts[: said[0]]))


def says_held(words: str) -> bool:
    """Whether these words, a status, say that somebody is in post: `filled`, `acting`, `interim`.

    What may as well mean something else (`open`, `TBC`, `frozen`) does not, nor what says that
    nobody is.
    """
    parts = [_GAPS.sub(" ", part).strip() for part in _PARTS.split(words.casefold())]
    parts = [part for part in parts if part]
    return bool(parts) and _IN_POST.fullmatch(parts[0]) is not None and not says_vacant(words)


def says_only_vacant(words: str) -> bool:
    """Whether it is the word `vacant` and no other, so that nothing was read into it."""
    return words.strip().casefold() == "vacant"


def said_to_be_vacant(cells: pd.Series) -> Flags:
    """Whether each cell says that nobody is in post; each different text is read once."""
    codes, texts = pd.factorize(cells)
    vacant = [says_vacant(text) for text in texts]
    return np.take(np.array([*vacant, False], dtype=bool), np.asarray(codes))


vacant_rows: OfColumn[npt.NDArray[np.int64]] = OfColumn(
    lambda cells: np.flatnonzero(said_to_be_vacant(cells))
)
"""The positions of the cells that say so, worked out once for each column."""
