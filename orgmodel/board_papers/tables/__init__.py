"""The tables of a pack, by subject: each stands in the paper, in the workbook and as CSV."""
