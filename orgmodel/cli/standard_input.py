"""`-` in place of a file that is read: what comes in, kept as a file while the command runs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from orgmodel.cli.answer import Answer
from orgmodel.cli.arguments import INPUTS, STANDARD
from orgmodel.errors import OrgmodelError

_MOST_BYTES = 1 << 30
_NAME = "standard input"
_TABLES = ("data", "files")
_EITHER = ("option", "options")
_ZIP, _WORKBOOK = b"PK\x03\x04", b"xl/workbook"


@contextmanager
def standard_input(given: argparse.Namespace) -> Iterator[Path | None]:
    """The arguments with a file for their `-`, in a folder of its own that is then removed.

    Gives the folder, None where no argument is `-`. `OrgmodelError` where `-` stands twice, or
    nothing is piped in.
    """
    asked = [
        (name, place)
        for name in INPUTS
        for place, value in enumerate(_values(given, name))
        if value == STANDARD
    ]
    if not asked:
        yield None
        return
    if len(asked) > 1:
        raise OrgmodelError(
            "- is standard input, which can be read once, and it stands for two files or more. "
            "Save what comes in as files, and name those."
        )
    import shutil
    import tempfile

    from orgmodel.files.part_files import live, no_longer_live

    content = _read()
    folder = Path(tempfile.mkdtemp(prefix="orgmodel-"))
    live(folder)
    try:
        (name, place) = asked[0]
        file = folder / f"{_NAME}{_ending(name, content)}"
        file.write_bytes(content)
        values = [*_values(given, name)]
        values[place] = str(file)
        setattr(given, name, values if isinstance(getattr(given, name), list) else values[0])
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        no_longer_live(folder)


def without_place(answer: Answer, folder: Path | None) -> Answer:
    """The answer with the file called by its name, which is where it came from."""
    if folder is None:
        return answer
    place = f"{folder}{os.sep}"
    out = answer.out.replace(place, "") if isinstance(answer.out, str) else answer.out
    notes, asides = (
        tuple(line.replace(place, "") for line in lines) for lines in (answer.notes, answer.asides)
    )
    return answer._replace(out=out, notes=notes, asides=asides)


def _values(given: argparse.Namespace, name: str) -> Sequence[object]:
    value = getattr(given, name, None)
    return value if isinstance(value, list) else [value]


def _read() -> bytes:
    """All that comes in. `OrgmodelError` where nothing can, or too much does."""
    if sys.stdin is None or sys.stdin.isatty():
        raise OrgmodelError(
            "- is standard input, and nothing is piped into it. Name a file, or pipe one in: "
            "orgmodel … < FILE."
        )
    content = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise OrgmodelError(
            f"standard input is longer than {_MOST_BYTES:,} bytes. Save it as a file, and name "
            "that."
        )
    return content


def _ending(name: str, content: bytes) -> str:
    """What the content is, by what is read there and how it begins."""
    is_zip = content.startswith(_ZIP)
    if name == "workspace" or (is_zip and name in ("data", *_EITHER)):
        return ".zip"
    if name in _TABLES:
        return (".xlsx" if _WORKBOOK in content else ".zip") if is_zip else ".csv"
    return ".toml"
