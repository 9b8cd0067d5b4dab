"""A folder of CSV files, one CSV, or named contents, to the tables of an organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from orgmodel.errors import DataError
from orgmodel.files.folder.archive import belongs, contents_of_zip
from orgmodel.files.folder.csv_table import header_of, read_table
from orgmodel.files.folder.decoding import IMPORT_IT
from orgmodel.files.folder.departed import FILE as DEPARTED
from orgmodel.files.folder.departed import Rows, read_departed
from orgmodel.files.folder.import_report import FILE as IMPORT_REPORT
from orgmodel.files.folder.import_report import WORDS as IMPORT_WORDS
from orgmodel.files.folder.import_report import read_import_report
from orgmodel.files.folder.manifest import FILE as MANIFEST
from orgmodel.files.folder.manifest import torso_faults
from orgmodel.files.folder.organisation_file import FILE, OrganisationFile, read_organisation_file
from orgmodel.files.plain_file import read_plain
from orgmodel.model import faults
from orgmodel.model.evidence import Origins
from orgmodel.model.faults import Problem
from orgmodel.model.schema import BY_NAME, TABLES
from orgmodel.model.tables import complete_tables
from orgmodel.model.words import did_you_mean, near

BODIES = "bodies.toml"
"""What the bodies of a combined organisation were as folders of their own."""

ATTACHED = (
    BODIES,
    "exemptions.toml",
    "rules.toml",
    "thresholds.toml",
    "policy.toml",
    "mapping.toml",
    IMPORT_REPORT,
    IMPORT_WORDS,
)
"""Files that are kept as they are, for those who read them."""

_NO_LIST = b"{}"
_PACK_OF_A_BODY = "rules-"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: complete tables, settings, faults, and where tables came from."""

    tables: Mapping[str, pd.DataFrame]
    settings: OrganisationFile
    problems: tuple[Problem, ...]
    origins: Origins
    given: frozenset[str]
    attachments: Mapping[str, bytes]
    departed: Rows = ()


def read_path(path: Path) -> Reading:
    """Read a folder, a zip of one, or one CSV. `DataError` where nothing can be read."""
    try:
        if path.is_dir():
            return _read_folder(path)
        content = read_plain(path)
    except (OSError, ValueError) as error:
        fault = _cannot_be_read(path.name or str(path), str(path), error)
        raise DataError(fault.message, (fault,)) from error
    if path.suffix.lower() == ".zip":
        return read_zip(content)
    return read_one(path.name, content)


def read_one(name: str, content: bytes) -> Reading:
    """Read one CSV: of posts, or of units where its name or its columns say that it is.

    `DataError` where it cannot be read.
    """
    table = "units" if name.lower() == "units.csv" or _is_of_units(content) else "posts"
    return read_files({f"{table}.csv": content}, names={table: name})


def _is_of_units(content: bytes) -> bool:
    """Whether the columns are those that units need, and not those of posts."""
    header = set(header_of(content))
    return header.issuperset(BY_NAME["units"].needed) and not header.intersection(
        ("title", "reports_to")
    )


def read_zip(content: bytes) -> Reading:
    """Read a zip of a folder. `DataError` where nothing can be read."""
    files, found = contents_of_zip(content)
    found += torso_faults(files.pop(MANIFEST, _NO_LIST), files.get)
    return read_files(files, where="the zip", found=found)


def _read_folder(path: Path) -> Reading:
    files: dict[str, bytes] = {}
    problems = []
    for item in sorted(item for item in path.iterdir() if belongs(item.name)):
        try:
            files[item.name] = read_plain(item)
        except OSError as error:
            problems.append(_cannot_be_read(item.name, str(item), error))
    broken = {problem.file for problem in problems}
    torso = torso_faults(files.pop(MANIFEST, _NO_LIST), lambda name: _beside(path, name))
    problems += (fault for fault in torso if fault.file not in broken)
    return read_files(files, where=str(path), found=problems)


def _beside(folder: Path, name: str) -> bytes | None:
    """The content of a file that a list names; None where it is not there, or outside."""
    place = folder / name
    if not place.resolve().is_relative_to(folder.resolve()):
        return None
    try:
        return read_plain(place)
    except (OSError, ValueError):
        return None


def _cannot_be_read(file: str, path: str, error: Exception) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    message = (
        f"{path} cannot be read: {reason}. Give a folder with posts.csv or units.csv, or one CSV."
    )
    return Problem("unreadable", file, None, None, "", message)


def read_files(
    files: Mapping[str, bytes],
    names: Mapping[str, str] | None = None,
    where: str = "the upload",
    found: Sequence[Problem] = (),
) -> Reading:
    """Read the contents of named files, such as an upload. `DataError` without posts and units.

    `names` gives a table's file name where it is not the table's own; `where` says in
    messages where the files are from; `found` are faults met on the way to them.
    """
    names = dict(names or {})
    settings, problems = OrganisationFile(), list(found)
    if FILE in files:
        settings, wrong = read_organisation_file(files[FILE])
        problems += wrong
    given: dict[str, pd.DataFrame] = {}
    for table in TABLES:
        if table.file not in files:
            continue
        own = settings.columns.get(table.name, ())
        read = read_table(files[table.file], table, names.get(table.name), own)
        problems += read.problems
        if read.frame is not None:
            given[table.name] = read.frame
    problems += _strangers(files)
    problems += read_import_report(files[IMPORT_REPORT]) if IMPORT_REPORT in files else ()
    if "posts" not in given and (fault := _without_posts(given, problems, names, where, files)):
        found = problems if fault in problems else [*problems, fault]
        raise DataError(str(fault), tuple(found))
    tables = complete_tables(given)
    present = frozenset(given)
    if "units" not in present:
        tables = complete_tables({**tables, "units": _units_of(tables["posts"])})
    own_packs = [pack for pack in settings.packs if pack.startswith(_PACK_OF_A_BODY)]
    attached = (*ATTACHED, *own_packs)
    attachments = {file: files[file] for file in attached if file in files}
    gone = read_departed(files[DEPARTED]) if DEPARTED in files else ()
    return Reading(tables, settings, tuple(problems), Origins(names), present, attachments, gone)


def faults_of(
    reading: Reading, extra_relations: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """The faults of reading and of the tables together, in table and row order."""
    checked = faults.check(
        reading.tables,
        given=reading.given,
        extra_relations=extra_relations,
        tops=reading.settings.tops,
        departed=frozenset(row["id"] for row in reading.departed),
        bodies=reading.settings.bodies,
    )
    places = {name: place for place, name in enumerate(table.file for table in TABLES)}
    names = reading.origins.files
    renamed = tuple(_in_file(problem, names) for problem in checked)
    both = [*reading.problems, *_without_consequences(renamed, reading)]
    return tuple(sorted(both, key=lambda p: (places.get(p.file, -1), p.row or 0)))


def _in_file(problem: Problem, names: Mapping[str, str]) -> Problem:
    table = problem.file.removesuffix(".csv")
    if table not in names:
        return problem
    return replace(problem, file=names[table])


def _without_consequences(found: tuple[Problem, ...], reading: Reading) -> list[Problem]:
    """A column that is not there, or a table that could not be read, is one fault, not many."""
    absent = {(p.file, p.column) for p in reading.problems if p.code == "missing-column"}
    unread = {p.file for p in reading.problems if p.fault} - {
        f"{name}.csv" for name in reading.given
    }
    return [
        problem
        for problem in found
        if not (
            problem.code in ("missing-value", "several-tops")
            and (problem.file, problem.column) in absent
        )
        and not (problem.code == "unknown-id" and _names_of(problem, reading) & unread)
    ]


def _names_of(problem: Problem, reading: Reading) -> set[str]:
    """The files whose ids the problem's column may name."""
    names = {name: table for table, name in reading.origins.files.items()}
    table = BY_NAME.get(names.get(problem.file, problem.file.removesuffix(".csv")))
    if table is None:
        return {"posts.csv"}  # the tops of organisation.toml
    column = table.column(problem.column or "")
    return {f"{name}.csv" for name in column.refers_to} if column else set()


def _units_of(posts: pd.DataFrame) -> pd.DataFrame:
    """A unit for each value of `unit`, labelled with the row that names it first."""
    units = posts["unit"]
    named = units[units != ""]
    first = named[~named.duplicated()]
    return pd.DataFrame({"id": first, "name": first, "kind": "unit"}).astype("str")


def _strangers(files: Mapping[str, bytes]) -> list[Problem]:
    known = [table.file for table in TABLES]
    found = []
    for file in sorted(files):
        if not file.lower().endswith(".csv") or file in (*known, *ATTACHED, DEPARTED):
            continue
        advice = did_you_mean(near(file, known), mark="")
        found.append(
            Problem(
                "unknown-column",
                file,
                None,
                None,
                file,
                f"not a file orgmodel knows; it was passed over.{advice} Known: "
                f"{', '.join(known)}.",
                fault=False,
            )
        )
    return found


def _without_posts(
    given: Mapping[str, pd.DataFrame],
    problems: Sequence[Problem],
    names: Mapping[str, str],
    where: str,
    files: Mapping[str, bytes],
) -> Problem | None:
    """Why there is nothing to load where no posts were read; None where there are units.

    Posts that could not be read are never passed over as if there were none.
    """
    faulty = {problem.file: problem for problem in reversed(problems)}
    posts, units = (names.get(name, f"{name}.csv") for name in ("posts", "units"))
    if posts in faulty:
        return faulty[posts]
    if "units" in given and len(given["units"]):
        return None
    if "units" not in given and units in faulty:
        return faulty[units]
    columns = {name: ", ".join(BY_NAME[name].needed) for name in ("posts", "units")}
    seen = ", ".join(sorted(files)) or "no CSV file"
    empty = f", and {units} has no row" if "units" in given else ""
    message = (
        f"{where} has no posts.csv (it has {seen}){empty}. Add posts.csv with the columns "
        f"{columns['posts']}, one row a post; or, for bodies without posts, units.csv with the "
        f"columns {columns['units']}, one row a unit. {IMPORT_IT}"
    )
    return Problem("unreadable", "posts.csv", None, None, "", message)
