"""The posts of an organisation as cards: what each says, who is drawn, on screen and on paper."""
