"""Rule kinds about what posts cost."""
