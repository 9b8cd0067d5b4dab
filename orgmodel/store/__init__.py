"""Saved workspaces: what was done in them, kept and shared."""
