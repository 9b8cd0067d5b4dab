"""Every step that the tables of the store took, one file each."""
