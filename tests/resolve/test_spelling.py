"""Names in, likeness out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.resolve.spelling import Likeness, likeness, nearby, surname, words

LIKE = [
    ("Nikolay Patrushev", "Nikolai Patrushev", Likeness.SOUND, "ay and ai"),
    ("Sergey Lavrov", "Sergei Lavrov", Likeness.SOUND, "ey and ei"),
    ("Mohammed Morsi", "Muhammad Mursi", Likeness.SOUND, "vowels of Arabic"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", Likeness.SOUND, "endings of Ukrainian"),
    ("Yevgeny Prigozhin", "Evgeny Prigozhin", Likeness.SOUND, "the Y that is heard and not always written"),
    ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu", Likeness.SOUND, "marks left out"),
    ("Bashar al-Assad", "Bashar Assad", Likeness.SOUND, "the Arabic article left out"),
    ("Kim Jong-un", "Kim Jong Un", Likeness.SOUND, "a hyphen"),
    ("Vladimir Putin", "Vladmir Putin", Likeness.SPELLING, "one letter lost"),
    ("Donald Trump", "Donald J. Trump", Likeness.SOUND, "a middle initial"),
    ("S. Jaishankar", "Subrahmanyam Jaishankar", Likeness.SHORTER, "an initial for the first name"),
    ("Tayyip Erdogan", "Recep Tayyip Erdogan", Likeness.SHORTER, "one name less"),
    ("Kim Jong Un", "Kim Jong Il", Likeness.NONE, "short names are compared as written"),
    ("Bob Menendez", "Robert Menendez", Likeness.SHORTER, "a name for short"),
    ("Chuck Schumer", "Charles E. Schumer", Likeness.SHORTER, "a name for short, and a middle initial less"),
    ("Bob Casey", "Rob Casey", Likeness.SHORTER, "two short forms of one name"),
    ("Jack Donnelly", "Joe Donnelly", Likeness.NONE, "short forms of two names"),
    ("George W. Bush", "George H. W. Bush", Likeness.NONE, "other middle initials"),
    ("Donald Trump", "Donald Trump Jr.", Likeness.NONE, "father and son"),
    ("Robert Mueller", "Robert S. Mueller III", Likeness.SHORTER, "a numeral is left away"),
    ("Robert Mueller II", "Robert Mueller III", Likeness.NONE, "grandfather and grandson"),
    ("Bill Clinton", "Hillary Clinton", Likeness.NONE, "one surname, two first names"),
    ("John Kerry", "John Kelly", Likeness.NONE, "two letters differ"),
    ("Ali Khamenei", "Ruhollah Khomeini", Likeness.NONE, "two leaders"),
    ("Mariam Hassan", "Marian Hasson", Likeness.NONE, "a letter here and a letter there are too many"),
    ("Li Wei", "Lee Wei", Likeness.NONE, "Li is not Lee"),
    ("Putin", "Vladimir Putin", Likeness.NONE, "a bare surname says nothing by itself"),
]


@pytest.mark.parametrize(("one", "other", "like", "reason"), LIKE)
def test_likeness_of_names(one: str, other: str, like: Likeness, reason: str) -> None:
    assert likeness(words(one), words(other)) is like, reason
    assert likeness(words(other), words(one)) is like, "whichever comes first"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("the Taliban's", ("taliban",)),
        ("Łukasz Øvergård", ("lukasz", "overgard")),
        ("The", ("the",)),
        ("", ()),
    ],
)
def test_words_of_a_name(name: str, said: tuple[str, ...]) -> None:
    assert words(name) == said


def test_a_generation_is_no_surname() -> None:
    assert surname(words("Martin Luther King Jr.")) == "king"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), st.integers(0, 11))
def test_a_letter_more_or_less_is_always_nearby(word: str, place: int) -> None:
    other = word[:place] + word[place + 1 :]
    if len(other) > 3 and likeness(("ann", word), ("ann", other)):
        assert nearby(("ann", word)) & nearby(("ann", other))


@pytest.mark.parametrize(("one", "other", "like", "reason"), [row for row in LIKE if row[2]])
def test_whoever_may_be_one_person_is_nearby(one: str, other: str, like: Likeness, reason: str) -> None:
    assert nearby(words(one)) & nearby(words(other)), f"{like}: {reason}"


@given(st.text(max_size=20), st.text(max_size=20))
@example("0", "II")
def test_likeness_has_no_order(one: str, other: str) -> None:
    if words(one) and words(other):
        assert likeness(words(one), words(other)) is likeness(words(other), words(one))
