"""Everything of an organisation by its words: found by whole words first, then by parts of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.model.organisation import OrganisationModel
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

What: TypeAlias = Literal["post", "unit", "partner", "function", "service"]
WHATS: tuple[What, ...] = get_args(What)
_TABLES = (("posts", "title"), ("units", "name"), ("functions", "name"), ("services", "name"))
_PARTS = 8
_NOT_WORDS = r"[^\p{L}\p{N}]+"
_KEPT = 8

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """The ids of an organisation with what each is, ready to be searched.

    Posts stand first, then units, functions and services, each in file order: things that fit
    equally well are found in that order.
    """

    ids: tuple[str, ...]
    whats: npt.NDArray[np.int8]
    titles: pa.Array
    sought: pa.Array

    @classmethod
    def of(cls, model: OrganisationModel) -> SearchIndex:
        """The index of a model."""
        ids: list[str] = []
        whats: list[npt.NDArray[np.int8]] = []
        words: list[pd.Series] = []
        for table, column in _TABLES:
            frame = model.tables[table]
            first = frame[(frame["id"] != "") & ~frame["id"].duplicated()]
            ids += first["id"].tolist()
            words.append(first[column])
            what = np.full(len(first), WHATS.index(_singular(table)), dtype=np.int8)
            if table == "units":
                partners = [is_partner(kind) for kind in first["kind"].tolist()]
                what[np.array(partners, dtype=bool)] = WHATS.index("partner")
            whats.append(what)
        titles = _spaced(pa.array(pd.concat(words).tolist(), pa.string()))
        names = _spaced(pa.array(ids, pa.string()))
        sought = pc.binary_join_element_wise(titles, names, "|")
        return cls(tuple(ids), np.concatenate(whats), titles, sought)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each id stands."""
        return {name: at for at, name in enumerate(self.ids)}

    def find(self, text: str) -> npt.NDArray[np.int64]:
        """The places of what fits a text, the best first; none where it has no word."""
        parts = words_of(text)
        if not parts:
            return np.array([], dtype=np.int64)
        places, sought = np.arange(len(self.ids)), self.sought
        for part in sorted(parts, key=len, reverse=True):  # the rarest first, mostly
            fits = _flags(pc.match_substring(sought, part))
            places, sought = places[fits], sought.filter(pa.array(fits))
        titles = self.titles.take(places)
        rank = np.full(len(places), 3, dtype=np.int8)
        rank[self._all(sought, parts, " {}")] = 2
        rank[self._all(sought, parts, " {} ")] = 1
        whole = f" {' '.join(parts)} "
        same = pc.or_(pc.equal(titles, whole), pc.ends_with(sought, f"|{whole}"))
        rank[_flags(same)] = 0
        return places[np.argsort(rank, kind="stable")]

    @staticmethod
    def _all(texts: pa.Array, parts: Sequence[str], form: str) -> Flags:
        found = np.ones(len(texts), dtype=bool)
        for part in parts:
            found &= _flags(pc.match_substring(texts, form.format(part)))
        return found

    def what(self, place: int) -> What:
        """What stands at a place."""
        return WHATS[int(self.whats[place])]


def words_of(text: str) -> tuple[str, ...]:
    """The different words that are sought."""
    (spaced,) = _spaced(pa.array([text], pa.string())).to_pylist()
    return tuple(dict.fromkeys(spaced.split()))[:_PARTS]


def is_partner(kind: str) -> bool:
    """Whether a unit of this kind is a body beside the organisation."""
    return kind.startswith(("external", "partner"))


@kept(_KEPT, hash_funcs=BY_CONTENT)
def index_of(work: Work) -> SearchIndex:
    """The index of the organisation as it is, made once for each content."""
    return SearchIndex.of(work.organisation)


def _singular(table: str) -> What:
    names: dict[str, What] = {
        "posts": "post",
        "units": "unit",
        "functions": "function",
        "services": "service",
    }
    return names[table]


def _spaced(texts: pa.Array) -> pa.Array:
    """Small letters without accents, a space around each word."""
    plain = pc.utf8_normalize(pc.utf8_lower(texts), "NFKD")
    plain = pc.replace_substring_regex(plain, r"\p{M}+", "")
    words = pc.replace_substring_regex(plain, _NOT_WORDS, " ")
    return pc.binary_join_element_wise("", pc.utf8_trim(words, " "), "", " ")


def _flags(found: pa.BooleanArray) -> Flags:
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)
