"""The bytes of any files to the sheets of staff lists in them, every row read or told."""
