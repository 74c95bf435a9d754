"""Determinations to text and JSON: pure functions."""
