"""One case file: everything that was read, found and concluded, in one SQLite database."""
