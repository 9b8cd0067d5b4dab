"""The organisations that can be opened: sample data beside the app, and uploads.

An organisation is immutable, so one copy serves every visitor; it is kept under the hash
of the files it was read from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from orgmodel.api import Organisation, from_reading, load
from orgmodel.files.folder import folder
from orgmodel.files.folder.archive import contents_of_zip
from orgmodel.files.folder.organisation_file import FILE, read_organisation_file
from orgmodel.lying_beside import SAMPLES, beside
from orgmodel.model.faults.repeated import few_of_each
from orgmodel.rules.pack import shipped
from orgmodel.ui.workspace.room import ROOM, kept

_SAMPLES = beside(SAMPLES)
_KEPT = 32
_KNOWN_BY = re.compile(r" \(\d{3}\)| by data/\S+")
FIRST, SAMPLE = "brent", "Sample data"


@dataclass(frozen=True, slots=True)
class Opened:
    """An organisation, the hash of its content, where it came from, and what was noted.

    `sample` is the folder of sample data that it is; empty where it is somebody's own.
    """

    organisation: Organisation
    digest: str
    origin: str
    notes: tuple[str, ...] = ()
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A folder of sample data: the name to open it by, and what it says of itself."""

    name: str
    title: str
    date: str
    source: str


@st.cache_data(show_spinner=False)
def samples() -> tuple[Sample, ...]:
    """The sample organisations, Brent first; none where the app was installed without."""
    if _SAMPLES is None:
        return ()
    found = []
    for place in sorted(_SAMPLES.iterdir(), key=lambda item: (item.name != FIRST, item.name)):
        if (place / "posts.csv").is_file():
            about = place / FILE
            settings, _ = read_organisation_file(about.read_bytes() if about.is_file() else b"")
            title = settings.name or place.name
            found.append(Sample(place.name, title, settings.date, settings.source))
    return tuple(found)


def open_sample(name: str) -> Opened:
    """Open a sample by its folder's name; KeyError where there is none of it."""
    if name not in {sample.name for sample in samples()}:
        raise KeyError(name)
    return _sample(name)


def open_files(
    files: Mapping[str, bytes], fallback_name: str, read: Organisation | None = None
) -> Opened:
    """Open uploaded files: a folder's files, a zip of one, or one CSV of posts.

    `read` is what a worker made of them already. Raises `DataError` where nothing can be read.
    """
    digest = digest_of(files)
    return _upload(digest, fallback_name, files, read)


def organisation_of(files: Mapping[str, bytes], fallback_name: str) -> Organisation:
    """The organisation of uploaded files; of faults that repeat the first and how many more.

    Raises `DataError` where nothing can be read.
    """
    read = from_reading(_reading(files), fallback_name)
    return replace(read, problems=few_of_each(read.problems))


def digest_of(files: Mapping[str, bytes]) -> str:
    """A hash of file names and contents, whatever their order."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()[:16]


def source_in_words(source: str) -> str:
    """A source without the numbers and files by which the sample data knows it."""
    return _KNOWN_BY.sub("", source)


def origin_of_sample(name: str) -> str:
    """Where a sample comes from, in words."""
    return f"{SAMPLE}: data/{name}"


@kept(_KEPT)
def _sample(name: str) -> Opened:
    files = files_of_sample(name)
    return Opened(load(_folder(name)), digest_of(files), origin_of_sample(name), sample=name)


def _folder(name: str) -> Path:
    if _SAMPLES is None:
        raise KeyError(name)
    return _SAMPLES / name


def files_of_sample(name: str) -> dict[str, bytes]:
    """The files of a sample by name; none where there is no such sample."""
    if name not in {sample.name for sample in samples()}:
        return {}
    return {item.name: item.read_bytes() for item in _folder(name).iterdir() if item.is_file()}


@kept(_KEPT, ttl="8h")
def _upload(
    digest: str, fallback_name: str, _files: Mapping[str, bytes], _read: Organisation | None
) -> Opened:
    organisation, notes = with_known_packs(_read or organisation_of(_files, fallback_name))
    return opened_as(organisation, digest, f"Uploaded: {', '.join(sorted(_files))}", notes)


def opened_as(
    organisation: Organisation, digest: str, origin: str, notes: tuple[str, ...] = ()
) -> Opened:
    """An organisation that somebody brought, as opened; there is room made for it."""
    ROOM.take(len(organisation.tables["posts"]))
    return Opened(organisation, digest, origin, notes)


def told_of(opened: Opened, origin: str, notes: tuple[str, ...]) -> Opened:
    """What was opened, with where it came from in other words, and more noted of it."""
    return replace(opened, origin=origin, notes=(*notes, *opened.notes))


def with_known_packs(organisation: Organisation) -> tuple[Organisation, tuple[str, ...]]:
    """The organisation with the packs that ship or lie among its files, and what is told of others.

    A pack may be named by a path; a visitor may not read files of this server.
    """
    known = tuple(
        pack for pack in organisation.packs if pack in shipped() or pack in organisation.attachments
    )
    strange = [pack for pack in organisation.packs if pack not in known]
    notes = (f"Rule packs passed over, because they do not ship: {', '.join(strange)}",)
    return replace(organisation, packs=known), notes if strange else ()


def folder_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the data folder in what was uploaded: those of a zip, or one CSV, as such."""
    zips = [name for name in files if name.lower().endswith(".zip")]
    if len(files) == 1 and zips:
        return contents_of_zip(files[zips[0]])[0]
    return dict(files)


def _reading(files: Mapping[str, bytes]) -> folder.Reading:
    zips = [name for name in files if name.lower().endswith(".zip")]
    tables = [name for name in files if name.lower().endswith(".csv")]
    if len(files) == 1 and zips:
        return folder.read_zip(files[zips[0]])
    if len(files) == 1 and tables and "posts.csv" not in files:
        return folder.read_one(tables[0], files[tables[0]])
    return folder.read_files({name: files[name] for name in files if name not in zips})
