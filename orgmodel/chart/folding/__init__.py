"""The drawing for the screen: folded to what fits, and an overview of everything."""
