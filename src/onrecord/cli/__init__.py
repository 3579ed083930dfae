"""The command line: parses arguments, calls the pipeline or a view, prints."""

import os
import sys

from onrecord.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; an error ends in one line that says what to do, and exit code 1 (usage errors: 2)."""
    try:
        app()
    except Exception as error:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        sys.stderr.write(f"onrecord: {_explained(error)}\n")
        sys.exit(1)


def _explained(error: Exception) -> str:
    from onrecord.exports.target import ExportError
    from onrecord.lexicon.load import LexiconError
    from onrecord.store.case import CaseError
    from onrecord.workers import WorkerError

    if isinstance(error, CaseError | ExportError | WorkerError):
        return str(error)
    if isinstance(error, LexiconError):
        return " ".join(str(error).split())
    if isinstance(error, OSError):
        return f"{error.filename or 'the system'}: {error.strerror or error}"
    told = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"this should not happen ({told}); run it again with ONRECORD_DEBUG=1 and report what it prints"
