"""Documents in, those out that can be of what is sought: they hold its words, alone or with others of their group."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from onrecord.store.codec import unpacked

Document = str | bytes
Group = TypeVar("Group", bound=Hashable)


def together(rows: Iterable[tuple[Document, Group]], words: Sequence[str]) -> list[Document]:
    """Return the documents of the groups that hold every word."""
    told = list(rows)
    groups = holding(told, words)
    return [document for document, group in told if group in groups]


def holding(rows: Iterable[tuple[Document, Group]], words: Sequence[str]) -> set[Group]:
    """Return the groups of documents that hold every word, whatever its case, somewhere in one of them.

    Words are of letters and digits alone, and in lower case. Documents are not decoded: that takes five times as long.
    """
    held = defaultdict[Group, set[str]](set)
    for document, group in rows:
        text = (document if isinstance(document, str) else unpacked(document).decode()).casefold()
        held[group].update(word for word in words if word in text)
    return {group for group, found in held.items() if found.issuperset(words)}
