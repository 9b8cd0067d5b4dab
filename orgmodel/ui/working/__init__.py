"""Long work in processes of its own, so that no other visitor waits for it."""
