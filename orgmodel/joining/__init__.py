"""Several organisations as one, and one of several apart again."""
