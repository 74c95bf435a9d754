"""Model to condition tree: names, types and units are checked here."""
