"""Rule kinds about bodies and who sits on them."""
