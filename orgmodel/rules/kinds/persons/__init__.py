"""Rule kinds about persons: who holds what, and who decides."""
