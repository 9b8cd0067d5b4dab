"""Results as named tables, the same for CSV, a workbook and a paper."""
