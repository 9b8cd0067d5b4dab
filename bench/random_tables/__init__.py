"""Random tables as files, made of a seed, and a judge of what the import says of each."""
