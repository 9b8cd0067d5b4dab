"""What a scenario can do, by what it does it to."""
