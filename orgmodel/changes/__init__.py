"""Scenarios: ordered changes of an organisation, and applying them."""
