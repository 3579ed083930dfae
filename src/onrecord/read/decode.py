"""A page's bytes in, its text out, with the encoding that was settled on and any doubt about it."""

import codecs
import re
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

_HEAD = 4096  # bytes: browsers look for a page's own word on its encoding in the first 1024
_SAMPLE = 50_000  # bytes that are enough to guess an encoding from
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}  # as browsers read them
_SCRAMBLED = re.compile("[\xc2\xc3\xe2][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")  # "â€™" for "’"
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]|&(?:shy|zerowidthspace|#(?:173|8203|x0*ad|x200b));", re.IGNORECASE)
_STRAY = 20  # times more good characters than bad: the bytes are UTF-8 with a few broken ones


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text; ``doubt`` says in a sentence what is uncertain about it, where something is."""

    text: str
    encoding: str
    doubt: str | None = None


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of ``data``; ``declared`` is the encoding that the server named.

    In this order: byte order mark, valid UTF-8, the server's word, the page's own word, a guess.
    Characters that were scrambled before the page was saved ("â€™" for "’") are set right, those unseen left out.
    """
    found = _decoded(data, declared)
    return replace(found, text=seen(_SCRAMBLED.sub(_unscrambled, found.text)))


def seen(text: str) -> str:
    """Return the text without what only says where a word may be broken: soft hyphens, spaces of no width."""
    return _UNSEEN.sub("", text)


def _decoded(data: bytes, declared: str | None) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(name, "replace"), name)
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    own = _DECLARED.search(data[:_HEAD])
    names = [name for name in (declared, own and own[1].decode("ascii")) if name]
    for name in names:
        text = _strict(data, _codec(name))
        if text is not None:
            return Decoded(text, _codec(name))
    return _mended(data) or _guessed(data, names)


def _unscrambled(run: re.Match[str]) -> str:
    """Return what stood there before its UTF-8 was taken for Windows-1252 and written as UTF-8 again."""
    single = "".join(c if c < "\u0100" else c.encode("cp1252").decode("latin-1") for c in run.group())
    try:
        return single.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return run.group()


def _codec(name: str) -> str:
    try:
        known = codecs.lookup(name.strip("\"' ")).name
    except LookupError:
        return "utf-8"  # which the bytes are known not to be
    return _MEANT.get(known, known)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _mended(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    if good < bad * _STRAY:
        return None
    return Decoded(text, "utf-8", f"{bad} characters are broken in its UTF-8; they stand as \ufffd")


def _guessed(data: bytes, names: list[str]) -> Decoded:
    best = from_bytes(data[:_SAMPLE]).best()
    name = _codec(best.encoding) if best else "cp1252"
    said = f"its declared encoding ({names[0]}) does not fit its bytes" if names else "it declares no encoding"
    return Decoded(data.decode(name, "replace"), name, f"{said}; read as {name}, some characters may be wrong")
