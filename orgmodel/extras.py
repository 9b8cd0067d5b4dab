"""What is installed only where it is asked for: the extras, and what to say where one is missing.

A script needs neither the app nor a database, so `pip install orgmodel` brings neither. See
docs/decisions/0050-installed-without-a-clone.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from orgmodel.errors import OrgmodelError

MODULES = {
    "office": ("xlsxwriter", "pptx", "python_calamine"),
    "store": ("sqlalchemy", "alembic", "psycopg", "platformdirs"),
    "app": ("streamlit", "starlette", "authlib", "itsdangerous", "httpx"),
    "cluster": ("dask", "distributed"),
}
"""The modules that each extra brings."""


class ExtraError(OrgmodelError, ImportError):
    """What was asked for needs an extra that is not installed."""


@contextmanager
def needed(extra: str, what: str) -> Iterator[None]:
    """While the modules of an extra are imported for `what`, such as "a workbook".

    Raises `ExtraError`, which says what to install, where one of them is not there.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in MODULES[extra]:
            raise
        raise _missing(extra, what) from error


def require(extra: str, what: str) -> None:
    """Raise `ExtraError` where a module of an extra cannot be found; none is loaded."""
    with needed(extra, what):
        for name in MODULES[extra]:
            if find_spec(name) is None:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _missing(extra: str, what: str) -> ExtraError:
    return ExtraError(
        f"{what} needs more than is installed here. Install it with: "
        f'python -m pip install "orgmodel[{extra}]"'
    )
