"""The data of a workspace, as it is kept and as it is opened again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.ui.workspace import library
from orgmodel.ui.workspace.library import Opened

Content = Callable[[str], bytes]


def as_baseline(
    opened: Opened, files: Mapping[str, bytes], brought: Mapping[str, bytes] | None = None
) -> Baseline:
    """What is kept of data that was opened: its files, and those that they were made from."""
    return Baseline(
        {name: sha_of(content) for name, content in files.items()},
        opened.organisation.name,
        opened.origin,
        opened.sample,
        {name: sha_of(content) for name, content in (brought or {}).items()},
        opened.notes,
    )


def opened_again(baseline: Baseline, content: Content) -> Opened:
    """The data of a workspace opened; `content` gives what is kept under a SHA-256.

    A sample that is still the same is shared with everybody who looks at it. `DataError` where
    nothing can be read.
    """
    if baseline.sample:
        files = library.files_of_sample(baseline.sample)
        if {name: sha_of(one) for name, one in files.items()} == dict(baseline.files):
            return library.open_sample(baseline.sample)
    files = {name: content(sha) for name, sha in baseline.files.items()}
    opened = library.open_files(files, baseline.name)
    return replace(opened, origin=baseline.origin, notes=(*baseline.notes, *opened.notes))
