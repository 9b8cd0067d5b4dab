"""Ids made for rows that have none: of words of the post, never of a person's name."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

_NO_ID = re.compile(r"[^\w]+")
_LONGEST = 60


def slug(words: str) -> str:
    """Words as an id: lower case, underscores for everything that is neither letter nor figure."""
    return _NO_ID.sub("_", words.casefold().replace("&", " and ")).strip("_")[:_LONGEST]


def made_ids(words: pd.Series, taken: Collection[str], otherwise: str) -> pd.Series:
    """An id for each cell, made of its words: `clerk`, `clerk_2` …, none of them taken."""
    codes, texts = pd.factorize(words)
    bare = pd.Series([slug(text) or otherwise for text in texts.tolist()], dtype="str").take(codes)
    bare.index = words.index
    number = bare.groupby(bare.to_numpy(dtype=object)).cumcount() + 1
    made = bare.where(number == 1, bare + "_" + number.astype("str"))
    if not made.duplicated().any() and not made.isin(list(taken)).any():
        return made
    used, found = set(taken), []
    for start in bare.tolist():
        name, count = start, 1
        while name in used:
            count += 1
            name = f"{start}_{count}"
        used.add(name)
        found.append(name)
    return pd.Series(found, index=words.index, dtype="str")
