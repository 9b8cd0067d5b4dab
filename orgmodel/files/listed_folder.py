"""A folder of made files that may be made anew: with a list of what is ours.

The list, `manifest.json`, gives each file with its SHA-256. A folder is written again without
asking where it holds nothing else, and nothing of it was changed since: a slide that somebody
has edited is theirs. A new folder is made beside its place and renamed; in one that is there
the list says that the writing is not finished from before the first file to after the last.
"""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from orgmodel.errors import OrgmodelError
from orgmodel.files.claim import claimed
from orgmodel.files.folder.departed import FILE as DEPARTED
from orgmodel.files.folder.import_report import FILE as IMPORT_REPORT
from orgmodel.files.folder.manifest import FILE as MANIFEST
from orgmodel.files.folder.manifest import Manifest, digest_of, manifest_bytes, read_manifest
from orgmodel.files.part_files import (
    Parts,
    is_part,
    remove_leftovers,
    sync_folder,
    write_new,
)
from orgmodel.files.safe_write import put_in_place, staged
from orgmodel.files.stopping import undisturbed
from orgmodel.model.schema import TABLES
from orgmodel.model.words import listed

SIGN = "INCOMPLETE.txt"
_UNFINISHED = b"""\
This folder is incomplete: orgmodel was stopped while it put its files in their places, so that
some are of this writing and some of an earlier one. Run the same command again.
"""
_MOST_NAMED = 5
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR)
_TABLES = frozenset({*(table.file for table in TABLES), DEPARTED, IMPORT_REPORT})


@dataclass(frozen=True, slots=True)
class FolderKind:
    """What a folder holds: its word in messages, and the schema of its list.

    `read_together` are files that may not stay beside new ones, since they would be read as
    one with them. One that `may_lie_inside` a folder that is read is not read with it.
    """

    word: str
    schema: str
    read_together: frozenset[str] = frozenset()
    may_lie_inside: bool = False


PACK = FolderKind("pack", "orgmodel.report/1")
IMPORT = FolderKind("import", "orgmodel.import-folder/1", _TABLES)
ORGANISATION = FolderKind("organisation", "orgmodel.organisation-folder/1", _TABLES, True)


def write_listed_folder(
    files: Mapping[str, bytes],
    folder: Path,
    inputs: Iterable[Path],
    kind: FolderKind,
    *,
    force: bool = False,
    renewed: Collection[str] = (),
) -> tuple[Path, ...]:
    """Write the files into the folder, with the list of them; all of them or, of an OSError, none.

    Files of an earlier folder of the kind that this one has not are removed; those `renewed` may
    have been changed since, for what they say was read and is written again. Raises
    `OrgmodelError` where `refuse_folder` does, and where another process writes there.
    """
    with claimed(folder):
        refuse_folder(folder, files, inputs, kind, force=force, renewed=renewed)
        if folder.exists():
            _write_into(folder, files, kind)
        else:
            _write_new(folder, files, kind)
    return tuple(folder / name for name in (*files, MANIFEST))


def _write_new(folder: Path, files: Mapping[str, bytes], kind: FolderKind) -> None:
    """Make the folder beside its place, whole, and rename it."""
    place = folder.resolve()
    with Parts() as parts:
        parts.parents(place.parent)
        remove_leftovers(place.parent)
        part = parts.folder(place.parent)
        for name, content in {**files, MANIFEST: manifest_bytes(kind.schema, files)}.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            try:
                write_new(part / name, content)
            except OSError as error:
                words = error.strerror or str(error)
                raise type(error)(error.errno, words, str(folder / name)) from None
        for inside in [part, *(found for found in part.rglob("*") if found.is_dir())]:
            sync_folder(inside)
        with undisturbed():
            try:
                part.rename(place)
            except OSError as error:
                if error.errno not in _TAKEN:
                    words = error.strerror or str(error)
                    raise type(error)(error.errno, words, str(folder)) from None
                raise OrgmodelError(
                    f"{folder} was made by somebody else in the meantime. Nothing was written; "
                    f"look at what it holds, or write the {kind.word} into another folder."
                ) from error
            sync_folder(place.parent)


def _write_into(folder: Path, files: Mapping[str, bytes], kind: FolderKind) -> None:
    """Put the files in place of those of an earlier writing, one by one, and say so meanwhile."""
    earlier = _listed_in(folder, kind)
    for place in [folder, *(found for found in folder.rglob("*") if found.is_dir())]:
        remove_leftovers(place)
    known = {**earlier.earlier, **earlier.files}
    gone = [
        folder / name
        for name in known
        if name not in files and earlier.is_ours(name, _hash(folder / name))
    ]
    sign, list_ = folder / SIGN, folder / MANIFEST
    with Parts() as parts:
        moves = [
            (staged(parts, list_, manifest_bytes(kind.schema, files, known)), list_),
            (staged(parts, sign, _UNFINISHED), sign),
        ]
        for name, content in files.items():
            parts.parents((folder / name).parent)
            moves.append((staged(parts, folder / name, content), folder / name))
        last = [(staged(parts, list_, manifest_bytes(kind.schema, files)), list_)]
        put_in_place(moves, [*gone, sign], last)


def refuse_folder(
    folder: Path,
    names: Collection[str],
    inputs: Iterable[Path],
    kind: FolderKind,
    *,
    force: bool = False,
    renewed: Collection[str] = (),
) -> None:
    """`OrgmodelError` where the files would stand among or over files that are not its own.

    An input is never overwritten, `force` or not: nothing is written over it, or into a folder
    that is read. Nor do tables of another organisation stay among those of this.
    """
    if folder.exists() and not folder.is_dir():
        raise OrgmodelError(f"{folder} is a file. Name a folder to write the {kind.word} into.")
    places = {(folder / name).resolve() for name in (*names, MANIFEST)}
    here = folder.resolve()
    for given in inputs:
        source = given.resolve()
        above = any(source in place.parents for place in places)
        beside = kind.may_lie_inside and source.is_dir() and source in here.parents
        if here == source and kind.may_lie_inside:
            raise OrgmodelError(
                f"{folder} is the folder the data came from. Write the {kind.word} into another "
                "folder."
            )
        if here == source or source in places or (above and not beside):
            raise OrgmodelError(
                f"{folder} is read as {given}, or lies in it. Write the {kind.word} into another "
                "folder."
            )
    strange = sorted(_strangers(folder, kind) - set(renewed)) if folder.is_dir() else []
    if force:
        left = [name for name in strange if name in kind.read_together - set(names)]
        if left:
            raise OrgmodelError(
                f"{folder} holds {listed(left)}, which would stay beside the new files and be read "
                "with them. Empty the folder, or write to another."
            )
    elif strange:
        more = f" and {len(strange) - _MOST_NAMED} more" if len(strange) > _MOST_NAMED else ""
        raise OrgmodelError(
            f"{folder} holds what no earlier {kind.word} wrote there, or what was changed since: "
            f"{listed(strange[:_MOST_NAMED])}{more}. Write into another folder, or give --force."
        )


def _strangers(folder: Path, kind: FolderKind) -> set[str]:
    """The files in a folder that are not as its list has them."""
    ours = _listed_in(folder, kind)
    found = set()
    for place in folder.rglob("*"):
        name = place.relative_to(folder).as_posix()
        if place.is_dir() or is_part(place.name) or (name == MANIFEST and ours.files):
            continue
        if name == SIGN and not ours.finished:
            continue
        if not ours.is_ours(name, _hash(place)):
            found.add(name)
    return found


def _listed_in(folder: Path, kind: FolderKind) -> Manifest:
    """The list of an earlier writing; an empty one where there is none that can be read."""
    nothing = Manifest(kind.schema, {})
    try:
        told = read_manifest((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return nothing
    if told is None or told.schema != kind.schema:
        return nothing
    files, earlier = (
        {name: digest for name, digest in part.items() if _inside(name)}
        for part in (told.files, told.earlier)
    )
    return Manifest(told.schema, files, told.finished, earlier)


def _inside(name: str) -> bool:
    """Whether a name stays in the folder: a list may have been written by anybody."""
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def _hash(place: Path) -> str:
    return digest_of(place.read_bytes()) if place.is_file() else ""
