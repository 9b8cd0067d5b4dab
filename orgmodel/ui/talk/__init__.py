"""What people say in a workspace, what was done in it, and who is here."""
