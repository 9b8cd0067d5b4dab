"""The sections of the paper, by subject, and their order."""
