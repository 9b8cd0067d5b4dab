"""Opening data, its faults, tables and templates."""
