"""Everything that can go wrong while work is kept or written, struck: what is lost, half or silent.

python -m bench faults --share 20     # a twentieth of each, as in CI; ends with 1 where it is not 0
"""

from __future__ import annotations

import sys

from bench import (
    app_kills,
    command_faults,
    cuts,
    folder_fuzz,
    histories,
    store_command_faults,
    store_faults,
)
from bench.outcome import found_by, told

_SUBJECTS = (
    app_kills,
    store_faults,
    command_faults,
    store_command_faults,
    cuts,
    histories,
    folder_fuzz,
)
"""Those that wait for a server first, beside which the others work."""


def report(share: int = 1) -> str:
    """Every fault, one in `share` of its tries, as Markdown; `SystemExit` where all is not well."""
    found = found_by(one for subject in _SUBJECTS for one in subject.attempts(share))
    text = told("Faults", found)
    if any(outcome.wrong for _, outcome in found):
        sys.exit(f"{text}\n\nSomething was lost, half written, silent or not found.")
    return text
