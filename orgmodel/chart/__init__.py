"""Charts: from an organisation to a drawing on a page or on screen."""
