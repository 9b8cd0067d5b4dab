"""The levels of separation on ordinary data: each breach beside its lawful neighbour."""
