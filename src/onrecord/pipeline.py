"""The order of the stages, one visible list: what each requires and yields."""
