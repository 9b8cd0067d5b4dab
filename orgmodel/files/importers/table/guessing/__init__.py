"""Which column of a staff list is which of ours: by the words of its heading and what it holds."""
