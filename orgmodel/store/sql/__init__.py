"""Workspaces in a database: SQLite by default, PostgreSQL for several servers."""
