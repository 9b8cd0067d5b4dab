"""The page that sets options beside each other and beside doing nothing."""
