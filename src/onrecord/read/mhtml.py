"""A page that a browser saved as one file (MHTML) in, the page's HTML out, with its address and when it was saved."""

from datetime import UTC
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

from onrecord.model import Problem
from onrecord.read.raw import Hints, Origin, RawPage, problem, raw_page


def mhtml_page(data: bytes, source: str, name: str) -> RawPage | Problem:
    """Return the first HTML part of the file."""
    message = message_from_bytes(data, policy=policy.compat32)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    body = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(body, bytes) or not body:
        return problem(source, "a saved web archive without an HTML page in it; save it as HTML")
    url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    origin = Origin(source, name, "text/html", _utc(message.get("Date")))
    return raw_page(body, origin, Hints(url=url, charset=part.get_content_charset()))


def _utc(date: str | None) -> str | None:
    try:
        return parsedate_to_datetime(date or "").astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError):
        return None
