"""Options beside the organisation as opened."""
