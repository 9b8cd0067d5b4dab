"""Rule kinds about what there is and is not."""
