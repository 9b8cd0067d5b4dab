"""What a visit works on."""
