"""What an option means for each post: its category, pools, consultation, and sums that agree."""
