"""Determinations as papers to file: a sheet of one page for each company with annexes, as HTML and as PDF."""
