"""What tests of several organisations share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orgmodel.ui.data import light
from orgmodel.ui.several import joined
from orgmodel.ui.working.crew import CREW


@pytest.fixture
def heavy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything is a worker's, however small."""
    monkeypatch.setattr(light, "BYTES", 0)
    monkeypatch.setattr(joined, "CELLS", 0)
    yield
    CREW.close()
