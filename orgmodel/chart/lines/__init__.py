"""Lines through the white space between boxes, and the words beside them."""
