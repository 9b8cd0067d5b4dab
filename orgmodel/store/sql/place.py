"""Where the store is: named by the environment, or a file in the user's data folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from sqlalchemy.engine import URL

VARIABLE = "ORGMODEL_STORE"
FILE_NAME = "workspaces.sqlite"


def place() -> str:
    """The address of the store's database.

    `ORGMODEL_STORE` has an address (postgresql://…, sqlite:///…) or the path of a SQLite file;
    where it is not set, the file is in the user's data folder. Nothing is made here.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if "://" in given:
        return given
    path = Path(given) if given else Path(platformdirs.user_data_dir("orgmodel", False)) / FILE_NAME
    return str(address_of(path))


def address_of(path: Path) -> URL:
    """The address of a SQLite file."""
    return URL.create("sqlite", database=str(path.expanduser().absolute()))
