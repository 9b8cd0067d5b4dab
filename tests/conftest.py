"""Settings for all tests."""

from hypothesis import settings

from tests.depth import at_least

# A slow machine is no fault of the code; tests of speed measure it themselves.
settings.register_profile("orgmodel", deadline=None, max_examples=at_least(50))
settings.load_profile("orgmodel")
