"""Many combinations of one option set: only what a change touches is worked out anew."""
