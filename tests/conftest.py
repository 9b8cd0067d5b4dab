"""Settings for all tests."""

import os

from hypothesis import settings

from tests.depth import at_least

# A slow machine is no fault of the code; tests of speed measure it themselves. Where a commit is
# judged, it is judged twice alike; elsewhere each run tries other examples.
settings.register_profile(
    "orgmodel", deadline=None, max_examples=at_least(50), derandomize="CI" in os.environ
)
settings.load_profile("orgmodel")
