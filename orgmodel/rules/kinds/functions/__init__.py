"""Rule kinds about functions and who owns them."""
