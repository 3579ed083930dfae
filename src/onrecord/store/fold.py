"""A name in, the form under which it is sought out."""

import re
import unicodedata

_JOINT = re.compile(r"[-‐‑–/]")  # parts words, as a space does: "al-Qaida"
_MARK = re.compile(r"[^\w\s]")
_WORD = re.compile(r"\w+")


def folded(name: str) -> str:
    """Return the name without case, accents, marks and doubled spaces: "Türkiye" and "TURKIYE" are both "turkiye"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(_MARK.sub("", _JOINT.sub(" ", plain)).casefold().split())


def tails(name: str) -> list[str]:
    """Return with which words a folded name goes on after its first: "of america", "america"."""
    words = name.split(" ")
    return [" ".join(words[place:]) for place in range(1, len(words))]


def worded(text: str) -> str:
    """Return the words in lower case, without marks: the same in every copy."""
    return " ".join(_WORD.findall(text.lower()))
