"""What is settled whatever is missing: every completion of the missing facts, both answers to open points."""
