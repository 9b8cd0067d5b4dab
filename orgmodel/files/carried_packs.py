"""The rule packs that a folder names by path, carried along where it is written anew."""

from __future__ import annotations

from collections.abc import Collection

from orgmodel.errors import PackError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.pack import shipped
from orgmodel.rules.pack_file import content_named_in


def carried_packs(
    model: OrganisationModel, taken: Collection[str]
) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """The packs as a folder written elsewhere names them, and the files that go into it.

    A path leads from the folder it was read from, so its file is put beside the tables, under
    its own name or, where that is `taken`, one like it. A pack that cannot be read keeps
    its path: whoever loads the new folder is told the same of it.
    """
    names: list[str] = []
    files: dict[str, bytes] = {}
    for name in model.packs:
        if name in shipped():
            names.append(name)
            continue
        try:
            content, file = content_named_in(name, model.folder, model.attachments)
        except PackError:
            names.append(name)
            continue
        while file in taken or files.get(file, content) != content:
            file = f"pack-{file}"
        files[file] = content
        names.append(file)
    return tuple(names), files
