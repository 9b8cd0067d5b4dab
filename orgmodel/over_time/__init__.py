"""An organisation over time: days on which something changes, and what holds from when to when."""
