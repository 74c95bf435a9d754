"""Policies that this project did not write: ten over nineteen facts, by hand, by an oracle and by lucidrule."""
