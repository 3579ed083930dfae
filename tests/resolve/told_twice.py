"""Print what is concluded from a dozen pages; run by a test, under two orders of hashing."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from desk import Page, resolved
from onrecord.model import ActorKind

PEOPLE = (("Nikolay Patrushev", "RUS"), ("Nikolai Patrushev", "RUS"), ("Ajit Doval", "IND"), ("Sergey Lavrov", "RUS"))


def _page(number: int) -> Page:
    one, other = PEOPLE[number % 4], PEOPLE[(number // 2 + 1) % 4]
    page = Page(
        f"{one[0]} met {other[0]} and India. The meeting of India was long.",
        f"2021-09-{9 + number:02}",
        name=str(number),
    )
    for name, country in {one, other}:
        page.actor(name, ActorKind.PERSON, country)
    page.event("CONSULT", "met", *dict.fromkeys((one[0], other[0])), "India")
    page.event("CONSULT", "meeting", "India", after="The meeting")
    return page


if __name__ == "__main__":
    sys.stdout.write(repr(resolved(*map(_page, range(12)))))
