"""Who depends on whom: the map of directorates, the table of numbers, and their words."""
