"""The command line: parses arguments, calls the pipeline or a view, prints."""
