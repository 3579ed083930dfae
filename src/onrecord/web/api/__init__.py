"""A request in, JSON out: the views of the record under ``/api/``, described by themselves."""
