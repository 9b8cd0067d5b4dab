"""What an organisation is: its tables, line, units and sides, and the facts drawn from them."""
