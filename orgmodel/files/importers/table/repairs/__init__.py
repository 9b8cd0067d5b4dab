"""Repairs of staff lists, each by name: offered with a count, safe ones done unless switched off."""
