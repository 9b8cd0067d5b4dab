"""How much a file may hold, and what is over that, refused in words before it is read."""
