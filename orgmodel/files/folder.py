"""A folder of CSV files, one CSV, or a zip of a folder, to the tables of an organisation."""

from __future__ import annotations

import difflib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pandas as pd

from orgmodel import integrity
from orgmodel.errors import DataError
from orgmodel.files.csv_table import read_table
from orgmodel.files.organisation_file import FILE, OrganisationFile, read_organisation_file
from orgmodel.integrity import Problem
from orgmodel.organisation import Origins, complete_tables
from orgmodel.schema import BY_NAME, TABLES

RULE_FILES = ("exemptions.toml", "rules.toml")
_ZIP_LIMIT = 200_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: complete tables, settings, faults, and where tables came from."""

    tables: Mapping[str, pd.DataFrame]
    settings: OrganisationFile
    problems: tuple[Problem, ...]
    origins: Origins
    given: frozenset[str]
    attachments: Mapping[str, bytes]


def read_path(path: Path) -> Reading:
    """Read a folder or one CSV of posts. `DataError` where nothing can be read."""
    try:
        if path.is_dir():
            files = {
                item.name: item.read_bytes()
                for item in sorted(path.iterdir())
                if item.is_file() and item.suffix in (".csv", ".toml")
            }
            if "posts.csv" not in files:
                raise DataError(_no_posts(str(path), files), (_absent(files),))
            return read_files(files)
        if path.suffix.lower() == ".zip":
            return read_zip(path.read_bytes())
        return read_files({"posts.csv": path.read_bytes()}, names={"posts": path.name})
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        message = f"{path} cannot be read: {reason}. Give a folder with posts.csv, or one CSV."
        fault = Problem("unreadable", path.name or str(path), None, None, "", message)
        raise DataError(message, (fault,)) from error


def read_zip(content: bytes) -> Reading:
    """Read a zip of a folder. Paths inside it are only looked at for their last part."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if sum(info.file_size for info in infos) > _ZIP_LIMIT:
                raise DataError("the zip holds more than 200 MB; load the folder itself instead.")
            files = {
                PurePosixPath(info.filename).name: archive.read(info)
                for info in infos
                if _wanted(PurePosixPath(info.filename))
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise DataError(f"the zip cannot be opened: {error}. Make it again.") from error
    return read_files(files)


def _wanted(path: PurePosixPath) -> bool:
    known = {table.file for table in TABLES} | {FILE, *RULE_FILES}
    return path.name in known and not any(part.startswith((".", "__")) for part in path.parts)


def read_files(files: Mapping[str, bytes], names: Mapping[str, str] | None = None) -> Reading:
    """Read the contents of named files, such as an upload. `DataError` without posts.

    `names` gives a table's file name where it is not the table's own.
    """
    names = dict(names or {})
    settings, problems = OrganisationFile(), list[Problem]()
    if FILE in files:
        settings, faults = read_organisation_file(files[FILE])
        problems += faults
    given: dict[str, pd.DataFrame] = {}
    for table in TABLES:
        if table.file not in files:
            continue
        read = read_table(files[table.file], table, names.get(table.name))
        problems += read.problems
        if read.frame is not None:
            given[table.name] = read.frame
    problems += _strangers(files)
    if "posts" not in given:
        faults = tuple(problems) if "posts.csv" in files else (*problems, _absent(files))
        posts = names.get("posts", "posts.csv")
        told = next((str(f) for f in faults if f.file == posts), _no_posts("the upload", files))
        raise DataError(told, faults)
    tables = complete_tables(given)
    present = frozenset(given)
    if "units" not in present:
        tables = complete_tables({**tables, "units": _units_of(tables["posts"])})
    attachments = {file: files[file] for file in RULE_FILES if file in files}
    return Reading(tables, settings, tuple(problems), Origins(names), present, attachments)


def faults_of(
    reading: Reading, extra_relations: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """The faults of reading and of the tables together, in table and row order."""
    checked = integrity.check(reading.tables, given=reading.given, extra_relations=extra_relations)
    places = {name: place for place, name in enumerate(table.file for table in TABLES)}
    names = reading.origins.files
    renamed = tuple(_in_file(problem, names) for problem in checked)
    both = [*reading.problems, *_without_missing_columns(renamed, reading.problems)]
    return tuple(sorted(both, key=lambda p: (places.get(p.file, -1), p.row or 0)))


def _in_file(problem: Problem, names: Mapping[str, str]) -> Problem:
    table = problem.file.removesuffix(".csv")
    if table not in names:
        return problem
    return Problem(problem.code, names[table], problem.row, problem.column, problem.value,
                   problem.message, problem.fault)  # fmt: skip


def _without_missing_columns(
    found: tuple[Problem, ...], reading: tuple[Problem, ...]
) -> list[Problem]:
    """A column that is not there at all is one fault, not one a row."""
    absent = {(p.file, p.column) for p in reading if p.code == "missing-column"}
    return [
        p for p in found
        if not (p.code in ("missing-value", "several-tops") and (p.file, p.column) in absent)
    ]  # fmt: skip


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
        if not file.endswith(".csv") or file in known:
            continue
        near = difflib.get_close_matches(file, known, n=1, cutoff=0.8)
        advice = f" Did you mean {near[0]}?" if near else ""
        found.append(
            Problem("unknown-column", file, None, None, file,
                    f"not a file orgmodel knows; it was passed over.{advice} Known: "
                    f"{', '.join(known)}.", fault=False)
        )  # fmt: skip
    return found


def _absent(files: Mapping[str, bytes]) -> Problem:
    return Problem("unreadable", "posts.csv", None, None, "", _no_posts("the folder", files))


def _no_posts(where: str, files: Mapping[str, bytes]) -> str:
    seen = ", ".join(sorted(files)) or "no CSV file"
    needed = ", ".join(c.name for c in BY_NAME["posts"].columns if c.needed)
    return (
        f"{where} has no posts.csv (it has {seen}). Add posts.csv with the columns {needed}; "
        "one row a post."
    )
