"""Settings for all tests."""

import functools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.depth import at_least

# A slow machine is no fault of the code; tests of speed measure it themselves. Where a commit is
# judged, it is judged twice alike; elsewhere each run tries other examples.
settings.register_profile(
    "orgmodel", deadline=None, max_examples=at_least(50), derandomize="CI" in os.environ
)
settings.load_profile("orgmodel")


if importer := sys.modules.get("slipcover.importer"):
    # Whoever asks a module for its source gets it also where it is told which lines are run.
    importer.SlipcoverLoader.get_source = lambda loader, name: loader.orig_loader.get_source(name)


@pytest.fixture(scope="session", autouse=True)
def kept_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What tests keep is kept in a store of their own, never in that of whoever runs them."""
    place = tmp_path_factory.mktemp("store") / "store.sqlite"
    before = os.environ.get("ORGMODEL_STORE")
    os.environ["ORGMODEL_STORE"] = str(place)
    yield place
    if before is None:
        del os.environ["ORGMODEL_STORE"]
    else:
        os.environ["ORGMODEL_STORE"] = before


@pytest.fixture(scope="session", autouse=True)
def installed_read_once() -> Iterator[None]:
    """Streamlit's AppTest reads about every installed package for each app; here once for all."""
    if "streamlit" not in sys.modules:
        yield
        return
    from streamlit.components.v2 import manifest_scanner as scanner

    with pytest.MonkeyPatch.context() as patched:
        scan = functools.cache(scanner.scan_component_manifests)
        patched.setattr(scanner, "scan_component_manifests", scan)
        yield
