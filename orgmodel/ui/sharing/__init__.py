"""Sharing a workspace, carrying it elsewhere, and taking a newer list under its options."""
