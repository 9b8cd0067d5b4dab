"""Words that say a post is vacant or a manager not known, without anybody's name in them."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_WORDS = """
    a about above acting advert advertise advertised after agency and annual application approval
    approved at available await awaiting awaited band bank be been being by candidate confirmed
    contract cover covered covering currently date deleted details due employee establishment
    external filled fill for from frozen fte full funded funding future gapped grade head held hold
    if in interim internal interview interviews is it job leave left long manager maternity month
    months n na new no nobody none not now of offer offered on one open or out outcome over paid
    part pending period permanent person planned position post posts process progress put readvert
    recruit recruited recruiting recruitment replaced replacement review role seconded
    secondment shortlisting shortlisted sick sickness since soon start starting still substantive
    tba tbc tbd until temp temporary term the this time to unassigned under underway unfilled
    unfunded unknown vacancies vacancy vacant was week weeks wef while will with within wte xx
    xxx yet
    jan january feb february mar march apr april may jun june jul july aug august sep sept september
    oct october nov november dec december monday tuesday wednesday thursday friday
    st nd rd th
"""
_KNOWN = frozenset(_WORDS.split())
"""What such cells say of posts, days and recruiting; any other word may be a name."""


def nameless(cell: str) -> bool:
    """Whether no word of a cell may be somebody's name."""
    return all(word.casefold() in _KNOWN for word in _WORD.findall(cell))


def vacancy_words(cell: str) -> str:
    """What a cell says of a vacancy, as it is; "vacant" where a word in it may be a name."""
    return cell if nameless(cell) else "vacant"
