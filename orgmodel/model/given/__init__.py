"""What a user gives: arguments that are told where they do not fit, and values that have a file."""
