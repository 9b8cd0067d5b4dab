"""bodies.toml: what each body of a combined organisation was as a folder of its own."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.errors import OrgmodelError
from orgmodel.files.folder.folder import BODIES
from orgmodel.files.toml_text import toml_text
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.toml_table import TomlTable, opened

_BINARY = "base64:"


@dataclass(frozen=True, slots=True)
class BodyRecord:
    """A body's files other than its tables as orgmodel writes them, and its tables' own columns."""

    files: Mapping[str, bytes]
    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class BodiesRecord:
    """The bodies in their order, and the column in which each row says where it came from."""

    origin: str
    bodies: Mapping[str, BodyRecord]

    def to_bytes(self) -> bytes:
        """The file."""
        bodies = {
            name: {
                "columns": {table: list(own) for table, own in body.columns.items()},
                "files": {file: _text_of(content) for file, content in body.files.items()},
            }
            for name, body in self.bodies.items()
        }
        return toml_text({"origin": self.origin, "body": bodies}).encode()


def record_of(model: OrganisationModel) -> BodiesRecord:
    """The record of a combined organisation. `OrgmodelError` where it is none, or faulty."""
    content = model.attachments.get(BODIES)
    if content is None:
        raise OrgmodelError(
            f"{model.name} holds no bodies that were combined: it has no {BODIES}, which orgmodel "
            "combine writes. There is nothing to split."
        )
    table = opened(content)
    table.only(("origin", "body"))
    given = table.table("body")
    bodies = {name: _body(given.table(name)) for name in given.given}
    origin = table.name("origin", "origin")
    if table.faults or not bodies:
        said = " ".join(table.words(BODIES)) or f"{BODIES}: there is no body in it."
        raise OrgmodelError(f"{said} Take the file as orgmodel combine wrote it.")
    return BodiesRecord(origin, bodies)


def _body(table: TomlTable) -> BodyRecord:
    table.only(("columns", "files"))
    columns, files = table.table("columns"), table.table("files")
    return BodyRecord(
        {name: _bytes_of(files.text(name)) for name in files.given},
        {name: tuple(columns.texts(name)) for name in columns.given},
    )


def _text_of(content: bytes) -> str:
    """The file as text; as base64 where it is no UTF-8, or would not come back the same."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = _BINARY
    if text.startswith(_BINARY):
        return _BINARY + base64.b64encode(content).decode()
    return text


def _bytes_of(text: str) -> bytes:
    if not text.startswith(_BINARY):
        return text.encode()
    try:
        return base64.b64decode(text.removeprefix(_BINARY), validate=True)
    except binascii.Error as error:
        raise OrgmodelError(f"{BODIES}: a file in it is not whole ({error}).") from error
