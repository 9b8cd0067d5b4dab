"""What a drawing is made of: boxes, lines, words, colours and their sizes."""
