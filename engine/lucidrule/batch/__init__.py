"""Many companies at once: the same verdicts as the evaluator, from formulas over columns."""
