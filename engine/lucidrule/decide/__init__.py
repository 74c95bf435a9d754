"""Tree and profile to determination: the reference semantics."""
