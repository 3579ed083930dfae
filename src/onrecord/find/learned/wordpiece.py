"""A word in, the numbers of its subwords in the encoder's vocabulary out (WordPiece: Schuster and Nakajima, 2012).

The same as the ``tokenizers`` library gives for BERT's uncased English vocabulary, without what it brings along.
"""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

CLS, SEP, UNKNOWN = 101, 102, 100
_LONGEST = 100  # characters; BERT calls longer pieces unknown
_ASCII_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@cache
def _vocabulary() -> dict[str, int]:
    lines = (files("onrecord") / "weights" / "vocab.txt").read_text(encoding="utf8").split("\n")
    return {piece: index for index, piece in enumerate(lines) if piece}


@lru_cache(maxsize=65536)
def subwords(text: str) -> tuple[int, ...]:
    """Return the subwords of a word or of a run of words, without the marks around a window."""
    return tuple(index for piece in _pieces(_plain(text)) for index in _split(piece))


def _plain(text: str) -> str:
    """Return text in lower case without accents and control characters, with CJK characters apart."""
    cleaned = "".join(_character(character) for character in text)
    return "".join(c for c in unicodedata.normalize("NFD", cleaned.lower()) if unicodedata.category(c) != "Mn")


def _character(character: str) -> str:
    if character.isspace():
        return " "
    if character in "\0�" or unicodedata.category(character).startswith("C"):
        return ""
    return f" {character} " if "一" <= character <= "鿿" or "㐀" <= character <= "䶿" else character


def _pieces(text: str) -> list[str]:
    """Return the runs between blanks, every punctuation mark for itself."""
    marked = (f" {c} " if c in _ASCII_MARKS or unicodedata.category(c).startswith("P") else c for c in text)
    return "".join(marked).split()


def _split(piece: str) -> list[int]:
    """Return the longest pieces of the vocabulary that follow one another, or the unknown one."""
    vocabulary, found, start = _vocabulary(), [], 0
    while start < len(piece) <= _LONGEST:
        end = len(piece)
        while start < end and _inside(piece[start:end], start) not in vocabulary:
            end -= 1
        if start == end:
            return [UNKNOWN]
        found.append(vocabulary[_inside(piece[start:end], start)])
        start = end
    return found or [UNKNOWN]


def _inside(piece: str, start: int) -> str:
    return f"##{piece}" if start else piece
