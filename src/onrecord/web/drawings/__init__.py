"""Values of the views in, whole SVG drawings and their rows out: no script, nothing fetched, always the same bytes."""
