"""What several views share: captions, colours, marks, and the lines a view asks for."""
