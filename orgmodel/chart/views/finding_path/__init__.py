"""The path of a finding, drawn small: what its rows join, and how."""
