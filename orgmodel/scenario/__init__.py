"""Scenarios: changes tried on an organisation, applied, and compared with it."""
