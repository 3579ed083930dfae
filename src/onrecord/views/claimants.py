"""Words of a denial in, the actors out whose claim they name: "Poland's accusation", "an allegation by Kyiv"."""

import re
from collections.abc import Iterable

from onrecord.model import Span
from onrecord.views.record import Record
from onrecord.views.wording import wording

_BY = r"\w*\s+(?:made\s+)?(?:by|from)\s+(?:the\s+)?"


def named_claimants(words: Iterable[Span], record: Record) -> tuple[str, ...]:
    """Return the ids of those whose claim the words name, in the order of the words."""
    noun = "(?:" + "|".join(map(re.escape, wording().signs.claims)) + ")"
    owned = re.compile(rf"\s*['’]s?\s+(?:[\w-]+\s+){{0,2}}{noun}", re.IGNORECASE)
    by = re.compile(rf"\b{noun}{_BY}$", re.IGNORECASE)
    found: list[str] = []
    for span in words:
        for actor, named in record.named_in(span.article):
            if span.start <= named.start and named.end <= span.end:
                before = span.text[: named.start - span.start]
                end = named.end - span.start - (2 if named.text.endswith(("'s", "’s")) else 0)
                if owned.match(span.text[end:]) or by.search(before):
                    found.append(actor)
    return tuple(dict.fromkeys(found))
