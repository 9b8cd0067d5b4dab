"""Rule kinds about the reporting line."""
