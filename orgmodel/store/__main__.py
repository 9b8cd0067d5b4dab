"""Place, back up, restore and expire the store from the command line."""
