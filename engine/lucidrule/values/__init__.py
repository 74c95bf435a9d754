"""What people write for a value → the value: one reader for all doors."""
