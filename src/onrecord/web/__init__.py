"""The reading room: the record in a browser, and a person's word over the machine's."""
