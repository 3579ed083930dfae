"""Pages in, articles and reports out."""
