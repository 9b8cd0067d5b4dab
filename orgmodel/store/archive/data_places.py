"""Where the data of a workspace, now and earlier, lies among the files of its zip."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.store.archive.file_names import kept_names
from orgmodel.store.workspace import Workspace

FOLDERS = ("data/", "brought/", "earlier-data/", "earlier-brought/")
"""The folders whose files are contents."""


def data_places(workspace: Workspace) -> Mapping[str, str]:
    """File of the zip → SHA-256 of its content, for every baseline that the workspace had.

    The last one is in data/ and brought/, the first in earlier-data/1/ and so on.
    """
    found: dict[str, str] = {}
    last = len(workspace.baselines)
    for number, taken in enumerate(workspace.baselines, start=1):
        baseline = taken.baseline
        for kind, files in (("data", baseline.files), ("brought", baseline.brought)):
            folder = f"{kind}/" if number == last else f"earlier-{kind}/{number}/"
            names = sorted(files)
            for name, place in zip(names, kept_names(names, "file"), strict=True):
                found[folder + place] = files[name]
    return found
