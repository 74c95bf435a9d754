"""What is missing, what to ask next, what would have to change."""
