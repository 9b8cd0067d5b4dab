"""The parts of the unit view: what is said of a unit, its columns, its posts."""
