"""A name in, the form under which it is sought out."""

import unicodedata


def folded(name: str) -> str:
    """Return the name without case, accents and doubled spaces: "Türkiye" and "TURKIYE" are both "turkiye"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(plain.casefold().split())
