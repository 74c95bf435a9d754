"""Frames of companies: formulas as expressions of the engine that a frame lives on."""
