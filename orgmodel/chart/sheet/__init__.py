"""Sheets of paper: pages with title, legend and footer, and the parts that stand on them."""
