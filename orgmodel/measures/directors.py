"""The balance of work between directors: who answers for which functions.

It is the one design criterion that the 2007 paper argues with explicitly (004:44, 46).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from orgmodel.measures.id_list import in_one_cell
from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import CountedPosts, tidy
from orgmodel.measures.spans import line_sum
from orgmodel.model.hierarchy import Hierarchy, Ints, nearest
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import listed

DIRECTORATE_KINDS = ("directorate",)
_SOURCE = "004:44, 46"


@dataclass(frozen=True, eq=False)
class Directors:
    """The directors and what is theirs.

    `table` has one row a director: `subject` (the post, or a directorate that nobody heads),
    `title`, `unit` (ids of what it heads), `functions`, `reports`, `line_rows`, `layers`,
    `fte`, `cost` (of the line; missing unless all of it is stated). `without_director` are the
    functions that belong to no director. `units` are those of each subject, in file order;
    `lookup` finds the director of any unit or post.
    """

    table: pd.DataFrame
    without_director: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    lookup: DirectorLookup


def directors_of(
    model: OrganisationModel, posts: CountedPosts, kinds: Sequence[str] = DIRECTORATE_KINDS
) -> Directors:
    """The directors of an organisation, in the order of their posts, headless units last.

    A director heads a unit of one of `kinds`, or reports directly to the top of the largest
    line and heads a unit, owns a function or manages somebody.
    """
    director_posts = _director_posts(model, posts, kinds)
    subject_of_unit = _subjects_of_units(model, director_posts, kinds)
    headless = (s for s in dict.fromkeys(subject_of_unit.values()) if s not in director_posts)
    subjects = [*director_posts, *headless]
    owned = model.tables["functions"][
        ~model.tables["functions"]["id"].duplicated() & (model.tables["functions"]["id"] != "")
    ]
    lookup = DirectorLookup(model, director_posts, subject_of_unit)
    theirs = [lookup.of(owner) for owner in owned["owner"]]
    functions = pd.Series(theirs, dtype="str").value_counts()
    without_director = tuple(
        name for name, subject in zip(owned["id"], theirs, strict=True) if not subject
    )
    units: dict[str, list[str]] = {subject: [] for subject in subjects}
    for unit, subject in subject_of_unit.items():
        units[subject].append(unit)
    units_of = {subject: tuple(own) for subject, own in units.items()}
    table = _table(model, posts, units_of, functions)
    return Directors(table, without_director, units_of, lookup)


def _director_posts(
    model: OrganisationModel, posts: CountedPosts, kinds: Sequence[str]
) -> list[str]:
    index = posts.line.index
    chosen = {
        head
        for unit, head in model.head_of.items()
        if head in index and model.cells.cell(unit, "kind") in kinds
    }
    if posts.top is not None:
        owners = set(model.tables["functions"]["owner"])
        for report in posts.line.children(posts.line.ids[posts.top]):
            if report in model.headed or report in owners or posts.is_manager[index[report]]:
                chosen.add(report)
    return sorted(chosen, key=index.__getitem__)


def _subjects_of_units(
    model: OrganisationModel, director_posts: Sequence[str], kinds: Sequence[str]
) -> dict[str, str]:
    """Unit → its director: its head, or itself where a directorate has none."""
    known = set(director_posts)
    found: dict[str, str] = {}
    for unit in model.unit_tree.ids:
        head = model.head_of.get(unit, "")
        if head in known:
            found[unit] = head
        elif model.cells.cell(unit, "kind") in kinds:
            found[unit] = unit
    return found


class DirectorLookup:
    """Finds the director of an owner of functions: up the units first, then up the line."""

    def __init__(
        self,
        model: OrganisationModel,
        director_posts: Sequence[str],
        subject_of_unit: Mapping[str, str],
    ) -> None:
        self._model = model
        self._above = _nearest(model.hierarchy, director_posts)
        self._above_unit = _nearest(model.unit_tree, list(subject_of_unit))
        self._subject_of_unit = subject_of_unit

    def of(self, owner: str) -> str:
        """The director of a unit or post; empty where there is none."""
        if owner in self._model.unit_tree.index:
            return self._of_unit(owner) or self._of_post(self._model.head_of.get(owner, ""))
        return self._of_post(owner) or self._of_unit(self._model.home_of(owner))

    def _of_unit(self, unit: str) -> str:
        tree = self._model.unit_tree
        place = self._above_unit[tree.index[unit]] if unit in tree.index else -1
        return self._subject_of_unit[tree.ids[place]] if place >= 0 else ""

    def _of_post(self, post: str) -> str:
        line = self._model.hierarchy
        place = self._above[line.index[post]] if post in line.index else -1
        return line.ids[place] if place >= 0 else ""


def _nearest(tree: Hierarchy, marked: Sequence[str]) -> Ints:
    is_marked = np.zeros(len(tree), dtype=bool)
    is_marked[[tree.index[name] for name in marked]] = True
    return nearest(tree.parent, is_marked)


def _table(
    model: OrganisationModel,
    posts: CountedPosts,
    units_of: Mapping[str, tuple[str, ...]],
    functions: pd.Series,
) -> pd.DataFrame:
    subjects = list(units_of)
    places = np.array([posts.line.index.get(name, -1) for name in subjects], dtype=np.int64)
    counted = posts.is_post.astype(np.int64)

    def at(values: np.ndarray) -> np.ndarray:
        """The values of the directors' rows; NaN for a directorate without head."""
        padded = np.append(values.astype(np.float64), np.nan)
        return np.asarray(padded[places])

    return pd.DataFrame(
        {
            "subject": pd.Series(subjects, dtype="str"),
            "title": pd.Series([model.names.get(name, name) for name in subjects], dtype="str"),
            "unit": pd.Series([in_one_cell(units) for units in units_of.values()], dtype="str"),
            "functions": functions.reindex(subjects, fill_value=0).to_numpy(dtype=np.int64),
            "reports": at(posts.spans),
            "line_rows": at(posts.line.total(counted)),
            "layers": _layers(posts.line, places),
            "fte": at(line_sum(posts, posts.fte)),
            "cost": at(line_sum(posts, posts.cost)),
        }
    )


def _layers(line: Hierarchy, places: Ints) -> list[float]:
    """Layers of each director's line, the director being the first; NaN without head."""
    if not len(line):
        return [np.nan] * len(places)
    depth = line.depth[np.argsort(line.preorder, kind="stable")]
    starts, sizes = line.preorder, line.sizes
    return [
        float(depth[starts[at] : starts[at] + sizes[at]].max() - line.depth[at] + 1)
        if at >= 0
        else np.nan
        for at in places.tolist()
    ]


def director_measures(
    found: Directors, functions: int, kinds: Sequence[str] = DIRECTORATE_KINDS
) -> tuple[Measure, ...]:
    """How many directors, and how unevenly the functions lie; `functions`: how many there are."""
    counts = found.table["functions"].to_numpy(dtype=np.float64)
    placed = functions - len(found.without_director)
    spread = len(counts) > 1 and placed > 0
    kind = listed(kinds, last="or")
    who = (
        f"heads of a unit of kind {kind}, and whoever reports to the top of the largest line and "
        "heads a unit, owns a function or manages somebody."
    )
    known = f"{placed:,} of {functions:,} functions have a director" if functions else SILENT
    lost = listed(sorted(found.without_director), most=5)  # by id: no order of rows chooses
    return (
        Measure("directors", "Directors", len(counts), "posts", who, "all posts and units"),
        Measure(
            "functions",
            "Functions",
            functions or None,
            "functions",
            "rows of functions.csv, each id once.",
            f"{functions:,} rows" if functions else SILENT,
        ),
        Measure(
            "functions_per_director",
            "Functions per director",
            tidy(float(counts.mean())) if spread else None,
            "functions",
            "a function belongs to the nearest director above its owner: up the units first, "
            "then up the line.",
            known,
            _SOURCE,
        ),
        Measure(
            "functions_per_director_cv",
            "Unevenness of functions between directors",
            tidy(round(float(counts.std() / counts.mean()), 3)) if spread else None,
            "coefficient of variation",
            "standard deviation (of all directors, not a sample) / mean; 0 is an even share.",
            known,
            _SOURCE,
        ),
        Measure(
            "functions_without_director",
            "Functions without a director",
            len(found.without_director) if functions else None,
            "functions",
            "functions whose owner has no director above it.",
            lost or known,
        ),
    )
