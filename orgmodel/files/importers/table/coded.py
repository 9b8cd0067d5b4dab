"""A column as its different texts and which of them each row has: each text is looked at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Coded:
    """The different texts of a column, in order of first appearance, and each row's place there."""

    codes: Ints
    texts: pa.Array
    index: pd.Index

    @classmethod
    def of(cls, cells: pd.Series) -> Coded:
        """The column of these cells."""
        array = pa.array(cells.array, type=pa.large_string())
        if isinstance(array, pa.ChunkedArray):
            array = array.combine_chunks()
        encoded = pc.dictionary_encode(array)
        codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        return cls(codes, encoded.dictionary, cells.index)

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def words(self) -> list[str]:
        """The different texts."""
        found: list[str] = self.texts.to_pylist()
        return found

    @cached_property
    def first_rows(self) -> Ints:
        """For each text the first row that has it."""
        first = np.zeros(len(self.texts), dtype=np.int64)
        # Written from the last row to the first, so that the first row of a text stands.
        first[self.codes[::-1]] = np.arange(len(self.codes))[::-1]
        return first

    def among(self, other: Coded) -> Ints:
        """For each text its place among the texts of another column; -1 where it is not there."""
        places = pc.fill_null(pc.index_in(self.texts, value_set=other.texts), -1)
        found: Ints = places.to_numpy(zero_copy_only=False).astype(np.int64)
        return found

    @property
    def repeats(self) -> bool:
        """Whether two rows have the same text."""
        return len(self.texts) < len(self.codes)

    def matching(self, pattern: str) -> Flags:
        """Which of the texts hold something that a pattern of Arrow's (RE2) matches."""
        found: Flags = pc.match_substring_regex(self.texts, pattern).to_numpy(zero_copy_only=False)
        return found

    def rows(self, of_texts: Flags) -> Flags:
        """Whether each row has one of the flagged texts."""
        if not of_texts.any():
            return np.zeros(len(self.codes), dtype=np.bool_)
        found: Flags = of_texts[self.codes]
        return found

    def said(self, says: Callable[[str], bool], among: str = "") -> Flags:
        """Which of the texts say something; only those `among` are asked."""
        found = np.zeros(len(self.texts), dtype=np.bool_)
        for place in self._places(among):
            found[place] = says(self._text(place))
        return found

    def mended(self, mend: Callable[[str], str], among: str = "") -> tuple[pd.Series, Flags]:
        """The cells mended, and which rows changed; only texts `among` are looked at."""
        other: dict[int, str] = {}
        for place in self._places(among):
            text = self._text(place)
            after = mend(text)
            if after != text:
                other[place] = after
        return self.replaced(other)

    def replaced(self, other: dict[int, str]) -> tuple[pd.Series, Flags]:
        """The cells with other texts in the place of some, and which rows changed."""
        flags = np.zeros(len(self.texts), dtype=np.bool_)
        if not other:
            return self.cells(self.texts), flags[self.codes] if len(flags) else flags
        flags[list(other)] = True
        words = self.words.copy()
        for place, after in other.items():
            words[place] = after
        return self.cells(pa.array(words, type=pa.large_string())), flags[self.codes]

    def cells_by(self, key: Callable[[str], str]) -> pd.Series:
        """The column with a key of each text in its place."""
        return self.cells(pa.array([key(text) for text in self.words], type=pa.large_string()))

    def cells(self, texts: pa.Array) -> pd.Series:
        """The column with these texts in the place of its own."""
        taken = pc.take(texts, pa.array(self.codes))
        return pd.Series(pd.array(taken, dtype="str"), index=self.index)

    def _places(self, among: str) -> list[int]:
        if not among:
            return list(range(len(self.texts)))
        places: list[int] = np.flatnonzero(self.matching(among)).tolist()
        return places

    def _text(self, place: int) -> str:
        text: str = self.words[place] if "words" in self.__dict__ else self.texts[place].as_py()
        return text
