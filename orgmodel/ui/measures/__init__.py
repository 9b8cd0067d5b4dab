"""Measures on a page: figures, tables and plots."""
