"""An attribution as words in; what its source does by it, and by form how it is told, out."""

from onrecord.find.quotes import Quote
from onrecord.find.reading import Reading
from onrecord.find.sayings import Extent, Saying
from onrecord.model import Act, Manner


def manner(content: tuple[Extent, ...], marks: tuple[Quote, ...]) -> Manner:
    """Return direct where all content is inside quotation marks, mixed where some is, else indirect."""
    inside = [any(mark.start <= start and end <= mark.end for mark in marks) for start, end in content]
    holding = [any(start <= mark.start < end or start < mark.end <= end for mark in marks) for start, end in content]
    if content and all(inside) and any(holding):
        return Manner.DIRECT
    return Manner.MIXED if any(holding) else Manner.INDIRECT


def act(saying: Saying, reading: Reading) -> Act:
    """Return the act of the cue."""
    return Act.REFUSE if saying.refused else saying.row.act
