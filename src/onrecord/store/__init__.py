"""The case file: one SQLite file that holds the record."""
