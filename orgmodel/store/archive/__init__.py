"""A workspace as one zip of plain files, and back."""
