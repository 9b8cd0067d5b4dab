"""What the writers share: how a writer says which files it makes."""
