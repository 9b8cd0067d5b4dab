"""A rule kind, an importer and a writer of one's own for orgmodel, as an example."""
