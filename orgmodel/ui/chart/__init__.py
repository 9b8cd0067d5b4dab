"""Working on the chart: what is done in the drawing, and what stands beside it."""
