"""Which names a file of a workspace's zip or folder may have, and how large all may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orgmodel.store.archive.fault import ArchiveFault

MOST_FILES = 10_000
LARGEST = 400_000_000
"""Bytes that the files may come to, unpacked."""
DEEPEST = 3
"""Parts of a name: earlier-data/1/posts.csv."""

_UNFIT = re.compile(r"[\\:\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DROPPED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"})


def unfit_name(name: str) -> str:
    """Why a file may not be called so; empty where it may."""
    parts = name.split("/")
    if _UNFIT.search(name) or any(part in ("", ".", "..") for part in parts):
        return "a file of a workspace may not be called so. Nothing of it is read."
    if len(parts) > DEEPEST + 1:  # one more for the folder that some tools put around all
        return "it lies in more folders than a workspace has. Nothing of it is read."
    return ""


def is_dropping(name: str) -> bool:
    """Whether a file is one that an operating system leaves in every folder."""
    return any(part in _DROPPED or part.startswith("._") for part in name.split("/"))


def inside(names: Sequence[str], wanted: str) -> Mapping[str, str]:
    """Each name without the one folder around all of them, where there is one.

    `wanted` is a file that stands at the top of a workspace.
    """
    first = {name.partition("/")[0] for name in names}
    if wanted in names or len(first) != 1:
        return MappingProxyType({name: name for name in names})
    return MappingProxyType({name: name.partition("/")[2] for name in names if "/" in name})


def too_many(number: int) -> ArchiveFault:
    """That there are more files than any workspace has."""
    return ArchiveFault("", f"it holds {number:,} files; a workspace has at most {MOST_FILES:,}.")


def too_large(most: int) -> ArchiveFault:
    """That the files are larger than this many bytes, unpacked."""
    return ArchiveFault(
        "", f"its files come to more than {most // 1_000_000:,} MB, unpacked. Nothing is read."
    )
