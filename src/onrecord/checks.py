"""A case file in, broken invariants of the whole record out; an export refuses a record that has any."""
