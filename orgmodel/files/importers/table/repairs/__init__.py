"""Repairs of staff lists by name: offered with a count, safe ones done unless switched off."""
