"""What is worked out of an organisation by the worker that reads it, before it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from orgmodel.api import Organisation
from orgmodel.ui.workspace.library import Opened


@dataclass(frozen=True)
class Ahead:
    """`work_out` is done in the worker: it is given what the server will know the organisation by,
    the room of the drawing, and the organisation. `take` is done on the server once it is open,
    with what came of that."""

    work_out: Callable[[str, tuple[float, float], Organisation], Any]
    take: Callable[[Opened, Any], None]
