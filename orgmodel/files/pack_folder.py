"""A folder of made files that may be made anew: with a list of what is ours in it.

The list, `manifest.json`, gives each file with its SHA-256. A folder is written again without
asking where it holds nothing else, and nothing of it was changed since: a slide that somebody
has edited is theirs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from orgmodel.errors import OrgmodelError
from orgmodel.files.safe_write import write_all
from orgmodel.model.words import listed

MANIFEST = "manifest.json"
_SCHEMA = "orgmodel.report/1"
_MOST_NAMED = 5


def write_pack_folder(
    files: Mapping[str, bytes], folder: Path, inputs: Iterable[Path], *, force: bool = False
) -> tuple[Path, ...]:
    """Write the files into the folder, the list of them last; all of them or, of an OSError, none.

    Files of an earlier pack that this one has not are removed. Raises `OrgmodelError` where
    `refuse_folder` does.
    """
    refuse_folder(folder, files, inputs, force=force)
    earlier = _listed_in(folder)
    ours = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    told = {"schema": _SCHEMA, "files": dict(sorted(ours.items()))}
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
    folder: Path, names: Iterable[str], inputs: Iterable[Path], *, force: bool = False
) -> None:
    """`OrgmodelError` where the pack would stand among or over files that are not its own.

    An input is never overwritten, `force` or not: nothing is written over it, or into a folder
    that is read.
    """
    if folder.exists() and not folder.is_dir():
        raise OrgmodelError(f"{folder} is a file. Name a folder to write the pack into.")
    places = {(folder / name).resolve() for name in (*names, MANIFEST)}
    here = folder.resolve()
    for given in inputs:
        source = given.resolve()
        over = source in places or any(source in place.parents for place in places)
        if over or here == source:
            raise OrgmodelError(
                f"{folder} is read as {given}, or lies in it. Write the pack into another folder."
            )
    strange = sorted(_strangers(folder)) if folder.is_dir() and not force else []
    if strange:
        more = f" and {len(strange) - _MOST_NAMED} more" if len(strange) > _MOST_NAMED else ""
        raise OrgmodelError(
            f"{folder} holds what no earlier pack wrote there, or what was changed since: "
            f"{listed(strange[:_MOST_NAMED])}{more}. Write into another folder, or give --force."
        )


def _strangers(folder: Path) -> set[str]:
    """The files in a folder that are not as its list has them."""
    ours = _listed_in(folder)
    found = set()
    for place in folder.rglob("*"):
        name = place.relative_to(folder).as_posix()
        if place.is_dir() or (name == MANIFEST and ours):
            continue
        if ours.get(name) is None or ours[name] != _hash(place):
            found.add(name)
    return found


def _listed_in(folder: Path) -> dict[str, str]:
    """File → SHA-256 of an earlier pack; nothing where there is no list that can be read."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
        files = told["files"] if told["schema"] == _SCHEMA else {}
        return {str(name): str(digest) for name, digest in files.items() if _inside(str(name))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _inside(name: str) -> bool:
    """Whether a name stays in the folder: a list may have been written by anybody."""
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def _hash(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest() if place.is_file() else ""
