"""Trying options: making changes, undoing them, and what they do."""
