"""Options and data sets beside a baseline: what differs, what it breaks, and which is best."""
