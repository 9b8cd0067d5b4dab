"""What a pack says of its clauses: when they are law, how they were read and when."""
