"""A folder of CSV files, or a zip of one, to the tables of an organisation."""
