"""A text in, the hashes of its words out: in which run of words each stands, and whether that is a quotation."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Hashes: TypeAlias = npt.NDArray[np.uint64]

_QUOTED_WORDS = 5  # a quotation this long is the speaker's; a shorter one is the writer's choice of words
_MARK = re.compile("[“\"«„「‘']")
_QUOTED = re.compile(
    r"“[^”\n]{0,1500}(?:”|$)|\"[^\"\n]{0,1500}(?:\"|$)|«[^»\n]{0,1500}(?:»|$)|„[^“”\n]{0,1500}(?:[“”]|$)"
    r"|「[^」\n]{0,800}(?:」|$)|(?<!\w)‘[^’\n]{0,600}’(?!\w)|(?<!\w)'(?=\w)[^'\n]{15,600}'(?!\w)",
    re.MULTILINE,
)
_IDEOGRAPH = "[぀-ヿ㐀-鿿]"  # each is a word
_WORD = re.compile(rf"{_IDEOGRAPH}|[^\W_぀-ヿ㐀-鿿]+(?:'[^\W_]+)*")
_WORD_OR_PART = re.compile(rf"[\0\1\2]|{_WORD.pattern}")
_FOREIGN = re.compile(r"[^\0-\x7f]")
_PART, _OPENS, _CLOSES = "\0", "\1", "\2"  # where a paragraph ends, where a quotation begins and ends
_SPACES = bytes(byte if chr(byte).isalnum() or byte in b"'\0\1\2" or byte > 0x7F else 0x20 for byte in range(256))  # noqa: PLR2004 - the last of ASCII


class Words(NamedTuple):
    """The hashes of a text's words; the number of each word's run: a paragraph, or its part between quotations."""

    hashes: Hashes
    runs: npt.NDArray[np.int64]
    quoted: npt.NDArray[np.bool_]


def words(text: str) -> list[str]:
    """Return the words of ``text`` as they are compared: no case, one apostrophe, each ideograph a word."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def hashed(text: str) -> Words:
    """Return the hashes of the :func:`words` of a text, whose paragraphs end at line ends."""
    tokens = _tokens(_marked(text).casefold().replace("’", "'"))
    found = np.fromiter(map(_KNOWN.__getitem__, tokens), np.uint64, len(tokens))
    parts = found <= ord(_CLOSES)
    opened = np.cumsum((found == ord(_OPENS)).astype(np.int64) - (found == ord(_CLOSES)))
    kept = ~parts
    return Words(found[kept], np.cumsum(parts, dtype=np.int64)[kept], opened[kept] > 0)


def _marked(text: str) -> str:
    """Return a text with marks for words where its runs part."""
    for mark in (_PART, _OPENS, _CLOSES):
        text = text.replace(mark, " ")
    pieces, last = [], 0
    for start, end in _quotations(text):
        pieces += [text[last:start], f" {_OPENS} ", text[start:end], f" {_CLOSES} "]
        last = end
    return "".join((*pieces, text[last:])).replace("\n", f" {_PART} ")


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    last = 0
    for mark in _MARK.finditer(text):
        quoted = _QUOTED.match(text, mark.start()) if mark.start() >= last else None
        if quoted:
            last = quoted.end()
            if len(quoted.group().split()) >= _QUOTED_WORDS:
                yield quoted.span()


def _tokens(text: str) -> list[bytes]:
    """Return the words and marks of a folded text in UTF-8: what ``_WORD`` finds, at a quarter of its time."""
    for sign in set(_FOREIGN.findall(text)):
        if re.match(_IDEOGRAPH, sign):
            return [word.encode() for word in _WORD_OR_PART.findall(text)]
        if not sign.isalnum():
            text = text.replace(sign, " ")
    spaced = b" %b " % text.encode().translate(_SPACES)
    if b"'" in spaced:  # an apostrophe is of a word where letters stand on both sides
        spaced = spaced.replace(b"''", b"  ").replace(b" '", b"  ").replace(b"' ", b"  ")
    return spaced.split()


class _Known(dict[bytes, int]):
    """Words and their hashes; of too many the hashes are made anew."""

    def __missing__(self, word: bytes) -> int:
        if len(self) > 1 << 18 or not self:
            self.clear()
            self.update({mark.encode(): ord(mark) for mark in (_PART, _OPENS, _CLOSES)})
        if word not in self:
            self[word] = int.from_bytes(blake2b(word, digest_size=8).digest())
        return self[word]


_KNOWN = _Known()
