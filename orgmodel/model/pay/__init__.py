"""What a post costs a year: as given, else computed from pay.csv and marked as computed."""
