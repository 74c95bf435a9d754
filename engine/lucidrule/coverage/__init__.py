"""What acceptance scenarios show of the rules: which clauses they have seen, and which leaves they have seen decide."""
