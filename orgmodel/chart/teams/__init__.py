"""Posts in their line as cards: heights of whole teams, pages cut by them, lines between them."""
