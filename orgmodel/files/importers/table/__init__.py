"""Any staff list: a sheet of posts or people in columns that somebody else named."""
