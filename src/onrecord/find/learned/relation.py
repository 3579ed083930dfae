"""A sentence and two spans of it in, the subwords with both marked out, so that the encoder sees who is who."""

from collections.abc import Mapping

from onrecord.find.learned.wordpiece import CLS, SEP, subwords

_MARKS = (1030, 1001)  # "@" around who does it, "#" around whom it is done to (Zhou and Chen, 2022)


def marked(
    text: str, source: Mapping[str, int] | None, target: Mapping[str, int] | None
) -> tuple[tuple[int, ...], tuple[int, int]]:
    """Return the ids, and where the mark before each span stands in them; 0, the window's own mark, for none.

    Spans are ``start`` and ``end`` into ``text`` (code points, end exclusive).
    """
    edges = [
        (offset, which)
        for which, span in enumerate((source, target))
        if span is not None
        for offset in (span["start"], span["end"])
    ]
    ids, places, done = [CLS], [0, 0], 0
    for offset, which in sorted(edges):
        ids += subwords(text[done:offset])
        places[which] = places[which] or len(ids)
        ids.append(_MARKS[which])
        done = offset
    return (*ids, *subwords(text[done:]), SEP), (places[0], places[1])
