"""Folders whose files are put and looked at whole, also on a small disk of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Files = dict[str, bytes]


def held(folder: Path) -> Files:
    """Every file below the folder, by its path from there."""
    places = (place for place in folder.rglob("*") if place.is_file())
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in places}


def put(folder: Path, files: Files) -> None:
    """Have these files in the folder, and nothing else."""
    for place in folder.iterdir():
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[bool]:
    """A disk of `size` bytes at the place; False where there is to be none, or can be none."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    can = size > 0 and hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("mount"))
    if not can or subprocess.run(mount, check=False, capture_output=True).returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
