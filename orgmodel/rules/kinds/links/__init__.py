"""Rule kinds about relations between posts, units and services."""
