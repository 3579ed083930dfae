"""A desk in, a screen out: one function for each page of the reading room."""
