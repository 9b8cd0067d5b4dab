"""Declared rules over an organisation: packs, kinds, and what a check finds."""
