"""Where boxes stand: trees, columns and pages."""
