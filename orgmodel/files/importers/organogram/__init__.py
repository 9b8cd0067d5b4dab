"""UK government organograms."""
