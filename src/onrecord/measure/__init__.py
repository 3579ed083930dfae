"""Gold data in, scores out."""
