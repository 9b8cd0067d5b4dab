"""The command line: one file a command, and one that reads arguments and ends the process."""
