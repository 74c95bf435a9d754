"""A programme as formulas over columns: what it comes to for any number of companies, and when that is exact."""
