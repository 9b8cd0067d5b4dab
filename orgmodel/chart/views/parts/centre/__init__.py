"""The parts of the view of the centre: who is there, the words, the picture, the lists."""
