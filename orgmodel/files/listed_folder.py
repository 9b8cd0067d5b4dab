"""A folder of made files that may be made anew, a pack or an import: with a list of what is ours.

The list, `manifest.json`, gives each file with its SHA-256. A folder is written again without
asking where it holds nothing else, and nothing of it was changed since: a slide that somebody
has edited is theirs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from orgmodel.errors import OrgmodelError
from orgmodel.files.folder.departed import FILE as DEPARTED
from orgmodel.files.folder.import_report import FILE as IMPORT_REPORT
from orgmodel.files.safe_write import write_all
from orgmodel.model.schema import TABLES
from orgmodel.model.words import listed

MANIFEST = "manifest.json"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class FolderKind:
    """What a folder holds: its word in messages, and the schema of its list.

    `read_together` are files that may not stay beside new ones, since they would be read as
    one with them.
    """

    word: str
    schema: str
    read_together: frozenset[str] = frozenset()


PACK = FolderKind("pack", "orgmodel.report/1")
IMPORT = FolderKind(
    "import",
    "orgmodel.import-folder/1",
    frozenset({*(table.file for table in TABLES), DEPARTED, IMPORT_REPORT}),
)


def write_listed_folder(
    files: Mapping[str, bytes],
    folder: Path,
    inputs: Iterable[Path],
    kind: FolderKind,
    *,
    force: bool = False,
    renewed: Collection[str] = (),
) -> tuple[Path, ...]:
    """Write the files into the folder, the list of them last; all of them or, of an OSError, none.

    Files of an earlier folder of the kind that this one has not are removed; those `renewed` may
    have been changed since, for what they say was read and is written again. Raises
    `OrgmodelError` where `refuse_folder` does.
    """
    refuse_folder(folder, files, inputs, kind, force=force, renewed=renewed)
    earlier = _listed_in(folder, kind)
    ours = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    told = {"schema": kind.schema, "files": dict(sorted(ours.items()))}
    content = json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
    places = {folder / name: made for name, made in {**files, MANIFEST: content}.items()}
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
    write_all(places)
    for name in earlier.keys() - ours.keys():
        if _hash(folder / name) == earlier[name]:
            (folder / name).unlink()
    return tuple(places)


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
        over = source in places or any(source in place.parents for place in places)
        if over or here == source:
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
        if place.is_dir() or (name == MANIFEST and ours):
            continue
        if ours.get(name) is None or ours[name] != _hash(place):
            found.add(name)
    return found


def _listed_in(folder: Path, kind: FolderKind) -> dict[str, str]:
    """File → SHA-256 of an earlier one; nothing where there is no list that can be read."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
        files = told["files"] if told["schema"] == kind.schema else {}
        return {str(name): str(digest) for name, digest in files.items() if _inside(str(name))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _inside(name: str) -> bool:
    """Whether a name stays in the folder: a list may have been written by anybody."""
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def _hash(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest() if place.is_file() else ""
