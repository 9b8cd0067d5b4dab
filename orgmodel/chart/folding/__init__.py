"""The organisation for a screen: laid out for its shape, and folded to what fits it."""
