"""Rules and findings on a page."""
