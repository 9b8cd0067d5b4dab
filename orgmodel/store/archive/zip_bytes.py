"""The bytes of a zip, the same for the same files whatever library or version made them.

Python's own zipfile leaves bytes to its version and zlib's; a workspace's zip is compared byte
for byte. So files are stored as they are, sorted by name, without times, and nothing optional
is written.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from orgmodel.store.event import RecordError

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_NEEDS, _MADE_ON_UNIX, _A_FILE = 20, 3 << 8, 0o100644 << 16
_FIRST_DAY = (1 << 5) | 1  # 1980-01-01, where the days of a zip begin
_MOST_FILES, _LARGEST = 0xFFFE, 0xFFFFFFFE


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files; their names are ASCII. `RecordError` where no zip holds them."""
    size = sum(len(content) + 200 + 2 * len(name) for name, content in files.items())
    if len(files) > _MOST_FILES or size > _LARGEST:
        raise RecordError("This workspace is too large for one zip, which holds 4 GB.")
    parts: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for name, content in sorted(files.items()):
        called = name.encode("ascii")
        about = struct.pack(
            "<HHHHHIIIHH",
            _NEEDS,
            0,
            0,
            0,
            _FIRST_DAY,
            zlib.crc32(content),
            len(content),
            len(content),
            len(called),
            0,
        )
        parts += [_LOCAL, about, called, content]
        rest = struct.pack("<HHHII", 0, 0, 0, _A_FILE, at)
        listed += [_CENTRAL, struct.pack("<H", _MADE_ON_UNIX | _NEEDS), about, rest, called]
        at += len(_LOCAL) + len(about) + len(called) + len(content)
    directory = b"".join(listed)
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), at, 0)
    return b"".join((*parts, directory, _END, end))
