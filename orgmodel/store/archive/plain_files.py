"""The plain files of a workspace: its record and data, and all that can be read off them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orgmodel.files.scenario_file import to_toml
from orgmodel.model.toml import quoted
from orgmodel.store.archive.data_places import data_places
from orgmodel.store.archive.file_names import named_after
from orgmodel.store.archive.log import log
from orgmodel.store.archive.names_of_data import names_of_data
from orgmodel.store.archive.people_file import PEOPLE, people_file
from orgmodel.store.archive.tables import tables
from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import Event, RecordError
from orgmodel.store.fold import folded
from orgmodel.store.saying import Version
from orgmodel.store.workspace import Workspace

Files = Mapping[str, bytes]
ABOUT, RECORD, LOG, SUMS = "workspace.toml", "record.jsonl", "record.txt", "SHA256SUMS"
FORMAT = 1
"""The number of this layout of files."""

_READ_ME = """\
# A workspace of orgmodel. What was done in it is in record.jsonl, one event a line, each sealed
# with all before it; data/ is what its options start from. All else is drawn from these two.
# Whether it is whole: orgmodel verify FILE. The seal is what to note elsewhere.
"""


def plain_files(
    events: Sequence[Event],
    contents: Mapping[str, bytes],
    names: Mapping[str, str],
) -> Files:
    """Every file of a workspace by its name in the zip.

    `contents` are by SHA-256, `names` those of people by id. `RecordError` where the record is
    not whole, or a content is missing or another.
    """
    workspace = folded("", events)
    if not workspace.baselines:
        raise RecordError("There is no workspace in this record: it has no event.")
    files = {ABOUT: _about(workspace)}
    files[RECORD] = "".join(f"{event.to_line()}\n" for event in events).encode()
    files |= _data(workspace, contents)

    known: dict[tuple[tuple[str, str], ...], Mapping[str, str]] = {}

    def names_of(baseline: Baseline) -> Mapping[str, str]:
        files_of_it = tuple(sorted(baseline.files.items()))
        if files_of_it not in known:
            known[files_of_it] = names_of_data(baseline, contents)
        return known[files_of_it]

    files[LOG] = _bytes(log(events, names_of))
    now = names_of(workspace.baselines[-1].baseline)
    files |= {name: _bytes(text) for name, text in tables(workspace, now)}
    files |= dict(_options(workspace))
    files |= dict(_versions(workspace))
    mappings = enumerate(workspace.mappings, start=1)
    files |= {f"mappings/{number}.toml": _bytes(one[1]) for number, one in mappings}
    if names:
        files[PEOPLE] = _bytes(people_file(names))
    files[SUMS] = sums_of(files)
    return files


def sums_of(files: Files) -> bytes:
    """The SHA-256 of each file, as `sha256sum` writes and checks them."""
    return "".join(f"{sha_of(files[name])}  {name}\n" for name in sorted(files)).encode()


def _bytes(text: str) -> bytes:
    """In UTF-8; half a character, which no file holds, as its escape."""
    return text.encode("utf-8", "backslashreplace")


def _about(workspace: Workspace) -> bytes:
    first = workspace.baselines[0]
    lines = (
        f"format = {FORMAT}",
        f"name = {quoted(workspace.name)}",
        f"begun = {quoted(first.at)}",
        f"last = {quoted(workspace.at)}",
        f"events = {workspace.number}",
        f"seal = {quoted(workspace.seal)}",
    )
    return _bytes(_READ_ME + "".join(f"{line}\n" for line in lines))


def _data(workspace: Workspace, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, sha in data_places(workspace).items():
        if sha not in contents or sha_of(contents[sha]) != sha:
            raise RecordError(f"{name}: its content is not there, or is not what was loaded.")
        yield name, contents[sha]


def _options(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    names = named_after((option.name for option in workspace.options), "option")
    for name, option in zip(names, workspace.options, strict=True):
        yield f"options/{name}.toml", _bytes(to_toml(option.scenario))


def _versions(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    words = (f"{version.scenario.name}-{version.number}" for version in workspace.versions)
    for name, version in zip(named_after(words, "version"), workspace.versions, strict=True):
        yield f"versions/{name}.toml", _bytes(_told(version) + to_toml(version.scenario))


def _told(version: Version) -> str:
    """What a version is, as remarks at the head of its file."""
    what = "submitted" if version.submitted else f"named {quoted(version.name)}"
    lines = [
        f"version {version.number}, {what}, by {quoted(version.who)} at {quoted(version.at)}",
        f"event {version.event}, seal {version.seal}",
        *(f"{quoted(rule)}: {quoted(one)}" for rule, one in sorted(version.outcomes.items())),
    ]
    return "".join(f"# {line}\n" for line in lines)
