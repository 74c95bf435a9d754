"""Tree and facts → verdict with proof: strong Kleene logic and exact arithmetic."""
