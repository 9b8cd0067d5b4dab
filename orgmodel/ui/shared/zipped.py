"""Several files as one zip, the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def zipped(files: Mapping[str, bytes], folder: str = "") -> bytes:
    """The files by name, in their order, in a folder where one is named; without a time of day."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            place = zipfile.ZipInfo(f"{folder}/{name}" if folder else name)
            archive.writestr(place, content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()
