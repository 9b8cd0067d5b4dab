"""What hostile words become in all that leaves the tool."""
