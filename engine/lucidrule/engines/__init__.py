"""The condition tree on other engines; each must agree with the reference evaluator, and declares what it cannot do."""
