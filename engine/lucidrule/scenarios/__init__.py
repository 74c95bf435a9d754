"""Acceptance scenarios: feature files by policy staff, read strictly, run on the same API as `check`, and reported."""
