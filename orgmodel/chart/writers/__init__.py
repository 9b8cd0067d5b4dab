"""A drawing as SVG, PDF, PNG, and as the values that the page draws."""
