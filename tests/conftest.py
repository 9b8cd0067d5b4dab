"""Settings for all tests."""

from hypothesis import settings

# A slow machine is no fault of the code; tests of speed measure it themselves.
settings.register_profile("orgmodel", deadline=None)
settings.load_profile("orgmodel")
