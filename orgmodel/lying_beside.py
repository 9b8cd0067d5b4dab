"""What lies beside the code: the app's script, its settings and the samples.

In a clone they lie at its root; a wheel has them in `orgmodel/shipped`, put there when it is
made (`setup.py`). Whoever needs one asks here.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_SHIPPED = "shipped"
APP, SAMPLES = "app.py", "data"


def beside(name: str) -> Path | None:
    """The file or folder of a name that ships with the code; None where it was left out."""
    shipped = _PACKAGE / _SHIPPED
    root = shipped if shipped.is_dir() else _clone()
    found = None if root is None else root / name
    return found if found is not None and found.exists() else None


def _clone() -> Path | None:
    """The root of the clone that the code lies in; a folder of installed packages is none."""
    root = _PACKAGE.parent
    return root if all((root / name).is_file() for name in (APP, "pyproject.toml")) else None
