"""Staff lists of other shapes to an organisation."""
