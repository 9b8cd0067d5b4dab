"""One app behind a provider for all tests of login; each has persons of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.openid.served import ROOT, Served, served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A small app behind a provider."""
    with served(ROOT / "tests/openid/small_app.py", tmp_path_factory.mktemp("site")) as found:
        yield found
