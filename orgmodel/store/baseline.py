"""The data of a workspace as it was loaded: files by what is in them, never a path."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from orgmodel.store.event import RecordError

_SHA = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[^/\\\x00-\x1f\x7f-\x9f]{1,200}")
_RESERVED = frozenset({".", ".."})


def sha_of(content: bytes) -> str:
    """What a content is kept under: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Baseline:
    """Where options start from.

    `files` are the files of the data folder, and `brought` those that it was made from, such as
    a staff list with its mapping.toml; both by name, each with the SHA-256 of its content.
    `name` serves where the data gives none, `origin` says in words where it came from, `sample`
    is the folder of sample data it is, and `notes` is what was told on the way in.
    """

    files: Mapping[str, str]
    name: str
    origin: str
    sample: str = ""
    brought: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "files": dict(sorted(self.files.items())),
            "brought": dict(sorted(self.brought.items())),
            "name": self.name,
            "origin": self.origin,
            "sample": self.sample,
            "notes": list(self.notes),
        }

    @classmethod
    def read(cls, given: object) -> Baseline:
        """The baseline of what JSON had; `RecordError` where it is none."""
        keys = {"files", "brought", "name", "origin", "sample", "notes"}
        if not isinstance(given, dict) or set(given) != keys:
            raise RecordError("the data of a workspace is not described as orgmodel does.")
        texts = [given[name] for name in ("name", "origin", "sample")]
        notes = given["notes"]
        if not isinstance(notes, list) or not all(isinstance(t, str) for t in (*texts, *notes)):
            raise RecordError("the data of a workspace is described by something else than text.")
        return cls(
            _files(given["files"]),
            given["name"],
            given["origin"],
            given["sample"],
            _files(given["brought"]),
            tuple(notes),
        )

    @property
    def contents(self) -> frozenset[str]:
        """The SHA-256 of every content that it needs."""
        return frozenset({*self.files.values(), *self.brought.values()})


def _files(given: object) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise RecordError("the files of a workspace's data are not listed by name.")
    for name, sha in given.items():
        if not _NAME.fullmatch(name) or name in _RESERVED:
            raise RecordError("a file of a workspace's data has a name that no file may have.")
        if not isinstance(sha, str) or not _SHA.fullmatch(sha):
            raise RecordError(f"{name}: what is given for its content is no SHA-256.")
    return dict(given)
