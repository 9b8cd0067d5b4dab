"""Amounts as people write them: £, thousands, decimal commas, wte, per cent, 38k."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from orgmodel.model.numbers import AMOUNT, WHOLE, decimal_text

Mark = Literal[".", ",", ""]
"""The decimal mark of a column; empty where its cells contradict each other."""

_PLAIN = re.compile(AMOUNT)
_WHOLE = re.compile(WHOLE)
_AROUND = re.compile(
    r"[£$€\ufffd]|\b(?:gbp|eur|usd|pounds?|euros?|wte|fte|w\.?t\.?e\.?|f\.?t\.?e\.?|per annum|"
    r"p\.?\s?a\.?|per year|a year|posts?|heads?)(?![a-z])|/\s?(?:yr|year)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]+")
_THOUSANDS_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_THOUSANDS_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?")
_COMMA_DECIMAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),(?:\d{1,2}|\d{4,})")
_POINT_DECIMAL = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d*)\.(?:\d{1,2}|\d{4,})")
_HALVES = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
_NOTHING = re.compile(
    r"#?n/?a|n/?k|none|null|nan|-+|–|—|\?+|tbc|tba|tbd|unknown|not known|not applicable|"
    r"to be confirmed|#ref!|#value!|#name\?|#div/0!",
    re.IGNORECASE,
)
_MOST_DECIMALS = 6
_TIMES = {"k": Decimal(1000), "m": Decimal(1_000_000), "%": Decimal("0.01")}


def is_plain(text: str) -> bool:
    """Whether a cell is an amount as the data holds it."""
    return bool(_PLAIN.fullmatch(text))


def decimal_mark(texts: Iterable[str], *, money: bool) -> Mark:
    """Whether the cells of a column write decimals with a point or a comma.

    One cell that can only be read one way decides; where two say different things, none does.
    Sums of money that all have three figures after a point have no pence, but thousands.
    """
    bare = [_bare(text)[0] for text in texts]
    comma = any(_COMMA_DECIMAL.fullmatch(text) for text in bare)
    point = any(_POINT_DECIMAL.fullmatch(text) and "." in text for text in bare)
    if comma and point:
        return ""
    if comma:
        return ","
    dotted = [text for text in bare if "." in text]
    grouped = dotted and all(_THOUSANDS_DOT.fullmatch(text) for text in dotted)
    several = any(text.count(".") > 1 for text in dotted)
    return "," if grouped and (money or several) and not point else "."


def plain_amount(text: str, mark: Mark, *, money: bool = False, parts: bool = False) -> str:
    """The amount a cell means, as the data holds it; the cell as it is where that is in doubt.

    Words for nothing (N/A, TBC, a dash) give an empty cell. `money` is read with thousands;
    `parts` are parts of one post, where 1,000 is one and 50% a half.
    """
    bare, times = _bare(text)
    if _NOTHING.fullmatch(bare):
        return ""
    number = _number(bare, mark, money=money)
    if number is None or (times == _TIMES["%"] and not parts):
        return text
    value = round(number * times, _MOST_DECIMALS)
    return decimal_text(value)


def plain_count(text: str) -> str:
    """The whole number a cell means; the cell as it is where it means none."""
    mended = plain_amount(text, ".", money=True)
    whole = mended.split(".")[0] if re.fullmatch(r"\d+\.0+", mended) else mended
    return whole if not whole or _WHOLE.fullmatch(whole) else text


def _bare(text: str) -> tuple[str, Decimal]:
    """The figures of a cell without currency, unit and spaces, and what to take them times."""
    bare = _SPACES.sub(" ", _AROUND.sub(" ", text)).strip().translate(_HALVES)
    times = Decimal(1)
    for mark, factor in _TIMES.items():
        if bare[-1:].casefold() == mark and bare[:1].isdigit():
            bare, times = bare[:-1].strip(), factor
            break
    joined = bare.replace(" ", "")
    if " " in bare and re.fullmatch(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?", bare):
        return joined, times
    return (joined if not re.search(r"\d \d", bare) else bare), times


def _number(bare: str, mark: Mark, *, money: bool) -> Decimal | None:
    if not re.fullmatch(r"\+?[\d.,]*\d[\d.,]*", bare):
        return None
    text = bare.lstrip("+")
    if "," in text and "." in text:
        decimal = "," if text.rindex(",") > text.rindex(".") else "."
    elif "," in text:
        decimal = _single(text, ",", _THOUSANDS_COMMA, mark, money=money)
    elif "." in text:
        decimal = _single(text, ".", _THOUSANDS_DOT, mark, money=money)
    else:
        decimal = "."
    if not decimal:
        return None
    group = "," if decimal == "." else "."
    whole, _, part = text.partition(decimal)
    grouped = group in whole
    sound = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole) if grouped else True
    if not sound or group in part or decimal in part:
        return None
    figures = f"{whole.replace(group, '') or '0'}.{part or '0'}"
    return Decimal(figures) if len(figures) < 25 else None


def _single(text: str, used: str, grouping: re.Pattern[str], mark: Mark, *, money: bool) -> str:
    """The decimal mark of a figure with marks of one kind; empty where it is in doubt."""
    other = "." if used == "," else ","
    if text.count(used) > 1:
        return other
    if not grouping.fullmatch(text):
        return used
    if not money:  # parts of a post: 1,000 is one
        return used
    if not mark:
        return ""
    if used == "," and mark == ",":  # 120,000 among 45,50: thousands or thousandths
        return ""
    return mark
