"""manifest.json: the files that orgmodel wrote into a folder, and whether they are all there.

A file may be edited by hand: other content is lawful. What shows that a folder is a torso is a
writing that never came to its end, a listed file that is not there, one that is empty, and one
that is what was written up to a place and ends there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from orgmodel.files.folder.import_report import FILE as IMPORT_REPORT
from orgmodel.files.folder.import_report import WORDS
from orgmodel.model.faults import Problem

FILE = "manifest.json"
_OURS = "orgmodel."
_TEXT = (".csv", ".toml")
_FIRST_LINES, _FURTHER_PLACES = 64, 96
_NOT_CUT = frozenset({IMPORT_REPORT, WORDS})
"""Rows that are seen to are taken out of the report of an import, by its own advice."""

_MEND = (
    "Write the folder again. Where this was done on purpose, and the rest is whole, remove "
    f"{FILE} from the folder: it only says what orgmodel wrote."
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder's list says: file → SHA-256.

    `earlier` are the files of the writing before, of which some may still be there while this one
    is not `finished`. `starts` gives for a text its number of lines and, for places in it at the
    end of a line, in bytes, the beginning of the SHA-256 of all before.
    """

    schema: str
    files: Mapping[str, str]
    finished: bool = True
    earlier: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, tuple[int, Mapping[int, str]]] = field(default_factory=dict)

    def is_ours(self, name: str, digest: str) -> bool:
        """Whether a file is as this writing, or one that was not finished, left it."""
        return digest != "" and digest in (self.files.get(name), self.earlier.get(name))


def manifest_bytes(
    schema: str, files: Mapping[str, bytes], earlier: Mapping[str, str] | None = None
) -> bytes:
    """The list of these files; with `earlier` that of a writing that is not finished."""
    told: dict[str, Any] = {"schema": schema, "complete": earlier is None}
    told["files"] = {name: digest_of(files[name]) for name in sorted(files)}
    if earlier:
        told["earlier"] = dict(sorted(earlier.items()))
    texts = (name for name in sorted(files) if name.endswith(_TEXT) and name not in _NOT_CUT)
    told["starts"] = {name: _starts(files[name]) for name in texts}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def read_manifest(content: bytes) -> Manifest | None:
    """The list; None where it is another program's. `ValueError` where it cannot be read."""
    try:
        told = json.loads(content)
    except RecursionError as error:
        raise ValueError("too many brackets") from error
    if not isinstance(told, dict) or not str(told.get("schema")).startswith(_OURS):
        return None
    try:
        starts = {
            str(name): (int(one["lines"]), {int(at): str(d) for at, d in one["starts"].items()})
            for name, one in told.get("starts", {}).items()
        }
        return Manifest(
            str(told["schema"]),
            _digests(told["files"]),
            told.get("complete", True) is True,
            _digests(told.get("earlier", {})),
            starts,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("it is not as orgmodel writes it") from error


def torso_faults(content: bytes, content_of: Callable[[str], bytes | None]) -> tuple[Problem, ...]:
    """What is missing in a folder with this manifest.json, as its list has it.

    `content_of` gives the content of a file by its name, None where it is not there.
    """
    try:
        manifest = read_manifest(content)
    except ValueError as error:
        words = f"it cannot be read ({error}), so whether all files are there is not known. {_MEND}"
        return (Problem("unreadable", FILE, None, None, "", words),)
    if manifest is None:
        return ()
    found = []
    if not manifest.finished:
        words = (
            "the folder was not written to its end: some of its files may be of an earlier "
            "writing. Run the command that wrote it again."
        )
        found.append(Problem("unreadable", FILE, None, None, "", words))
    for name, digest in manifest.files.items():
        words = _fault_of(content_of(name), digest, manifest.starts.get(name))
        if words:
            found.append(Problem("unreadable", name, None, None, "", f"{words} {_MEND}"))
    return tuple(found)


def digest_of(content: bytes) -> str:
    """The SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def _digests(given: Mapping[str, str]) -> dict[str, str]:
    return {str(name): str(digest) for name, digest in given.items()}


def _starts(content: bytes) -> dict[str, Any]:
    """The number of lines, and for some of their ends what begins the hash of all before."""
    number = content.count(b"\n")
    step = max(1, -(-number // _FURTHER_PLACES))
    ends, at = [0], 0
    for line in range(number):
        at = content.index(b"\n", at) + 1
        if line < _FIRST_LINES or line % step == step - 1:
            ends.append(at)
    so_far, starts = hashlib.sha256(), {}
    for before, end in pairwise(ends):
        so_far.update(content[before:end])
        starts[str(end)] = so_far.hexdigest()[:8]
    return {"lines": number, "starts": starts}


def _fault_of(
    content: bytes | None, digest: str, starts: tuple[int, Mapping[int, str]] | None
) -> str:
    """What shows that a file is not all there; empty where nothing does."""
    if content is None:
        return f"it is not there, though {FILE} has it: part of the folder is missing."
    if digest_of(content) == digest:
        return ""
    if not content:
        return f"it is empty, and was not when it was written ({FILE} has it)."
    if starts is not None and _is_cut(content, digest, *starts):
        lines = content.count(b"\n")
        return (
            f"it holds fewer bytes than orgmodel wrote: it ends after line {lines:,} of "
            f"{starts[0]:,} and is unchanged up to there, as a file is of which the rest was cut "
            "off. Rows that somebody took out at its end look the same."
        )
    return ""


def _is_cut(content: bytes, digest: str, lines: int, starts: Mapping[int, str]) -> bool:
    """Whether this is the beginning of what was written, and no edited form of it."""
    if content.count(b"\n") >= lines or digest_of(content + b"\n") == digest:
        return False
    reached = max((at for at in starts if at <= len(content)), default=0)
    if digest_of(content[:reached])[:8] != starts.get(reached, digest_of(b"")[:8]):
        return False
    rest = content[reached:]
    each_line = len(starts) == lines or content.count(b"\n", 0, reached) < _FIRST_LINES
    return not (each_line and rest.endswith(b"\n"))  # a whole line, and not the one written there
