"""A result as JSON, with the name of its schema first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from orgmodel.model.unprintable import told


def json_text(what: str, said: Mapping[str, Any]) -> str:
    """Indented JSON in UTF-8, what is unprintable escaped; not-a-number never occurs in it.

    `what` is the kind of result, mostly the command: docs/schemas has the schema of each.
    """
    whole = {"schema": f"orgmodel.{what}/1", **said}
    return told(json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"
