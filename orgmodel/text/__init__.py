"""Results as plain text, one file a result."""
