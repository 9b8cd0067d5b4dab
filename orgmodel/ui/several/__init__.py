"""Several organisations opened at once: side by side, then as one."""
