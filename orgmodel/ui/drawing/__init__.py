"""The drawing on a page: the chart component, its choices, and the panel beside it."""
