"""What a column holds: its different values, how often each, and what they look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.files.importers.table.coded import Coded
from orgmodel.files.importers.table.guessing.kinds import NOBODY, Look, look
from orgmodel.model.vacancy import HINT, says_vacant

_LOOKED_AT = 250
_SPACED_CODE = re.compile(r"([A-Za-z]{1,8})[ .:#]+\d+[A-Za-z]?")
_SAMPLES, _SAMPLE_WIDTH = 3, 40

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Content:
    """A column as codes into its different values; the value of an empty cell has no code (-1)."""

    codes: Numbers
    values: pd.Series

    @cached_property
    def counts(self) -> Numbers:
        """How many rows have each value."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values))

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.codes)

    @cached_property
    def filled(self) -> int:
        """How many cells are not empty."""
        return int(self.counts.sum())

    @property
    def different(self) -> int:
        """How many different values there are."""
        return len(self.values)

    @property
    def variety(self) -> float:
        """The share of cells that are different: 1 where no value stands twice."""
        return self.different / self.filled if self.filled else 0.0

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """What up to 250 of the different values look like, spread over all of them."""
        return tuple(look(str(value).strip()) for value in self.spread(_LOOKED_AT))

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """How many of those looked at are of each kind."""
        return MappingProxyType(Counter(one.kind for one in self.looks))

    def share(self, *kinds: str) -> float:
        """The share of these kinds among the different values that are somebody or something."""
        somebody = len(self.looks) - self.kinds.get("nobody", 0)
        return sum(self.kinds.get(kind, 0) for kind in kinds) / somebody if somebody else 0.0

    @cached_property
    def numbered(self) -> float:
        """The share of numbers and of codes with figures in them, as numbers of posts are.

        `PO 1`, `PO 2` …, the same letters before a figure that no other has, are such codes.
        """
        spaced = [_SPACED_CODE.fullmatch(value.strip()) for value in self.spread(_LOOKED_AT)]
        if len(spaced) > 1 and self.variety == 1 and all(spaced):
            return float(len({match[1] for match in spaced if match}) == 1)
        found = sum(one.kind == "number" or one.form == "figures" for one in self.looks)
        return found / len(self.looks) if self.looks else 0.0

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The numbers among those looked at."""
        return tuple(one.value for one in self.looks if one.kind in ("number", "percent", "money"))

    @cached_property
    def keys(self) -> pd.Series:
        """The different values as they are compared: case, spaces, lost zeros and .0 aside."""
        bare = self.values.str.lower().str.strip()
        return bare.str.removesuffix(".0").str.lstrip("0")

    @cached_property
    def nobody(self) -> npt.NDArray[np.bool_]:
        """Which of the different values stand for nobody."""
        return self.vacant | _matching(self.values, NOBODY)

    @cached_property
    def vacant(self) -> npt.NDArray[np.bool_]:
        """Which of the different values say that nobody is in post."""
        said = _matching(self.values, HINT)
        places = np.flatnonzero(said)
        said[places] = [says_vacant(value) for value in self.values.iloc[places]]
        return said

    def spread(self, most: int) -> tuple[str, ...]:
        """Up to so many of the different values, evenly over all of them."""
        if self.different <= most:
            return tuple(self.values)
        places = np.linspace(0, self.different - 1, most).astype(int)
        return tuple(self.values.iloc[places])

    @property
    def samples(self) -> tuple[str, ...]:
        """Up to three different cells, each shortened to 40 characters."""
        bare = (" ".join(value.split()) for value in self.spread(_SAMPLES))
        return tuple(
            value if len(value) <= _SAMPLE_WIDTH else value[: _SAMPLE_WIDTH - 1].rstrip() + "…"
            for value in bare
        )


def _matching(values: pd.Series, pattern: str) -> npt.NDArray[np.bool_]:
    found = pc.match_substring_regex(pa.array(values, pa.large_string()), pattern)
    return np.array(found.to_numpy(zero_copy_only=False), dtype=bool)


def content_of(coded: Coded) -> Content:
    """The content of a column of text; cells of spaces alone are empty."""
    codes = coded.codes
    different = pd.Series(pd.array(coded.texts, dtype="str"))
    something = ~(different.str.isspace() | (different == "")).to_numpy(dtype=bool)
    if something.all():
        return Content(codes, different)
    place = np.cumsum(something) - 1
    place[~something] = -1
    # The last answers for code -1, a missing cell.
    codes = np.append(place, -1)[codes]
    return Content(codes, different[something].reset_index(drop=True))
