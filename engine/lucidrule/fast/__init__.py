"""Many companies in one process: formulas as one Python function."""
