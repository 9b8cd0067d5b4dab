"""What a pack says of the text behind each rule: when it is law, how it was read and when."""
