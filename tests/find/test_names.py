import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.names import names
from onrecord.find.parse import parse
from onrecord.find.people import distance
from onrecord.find.reading import Form, Names, Reading
from onrecord.lexicon.gazetteer import load_gazetteer
from onrecord.model import Actor, ActorKind, Article


def read(text: str) -> tuple[Reading, Names]:
    article = Article("article", "page", None, None, (), None, None, None, None, "en", text)
    reading = Reading(article, parse(text))
    return reading, names(reading, load_gazetteer())


def actors(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in read(text)[1].actors}


def meant(text: str, word: str) -> list[str]:
    """Return the names of the parties of the phrase whose head is the last ``word`` of the text."""
    reading, found = read(text)
    token = next(token for token in reversed(list(reading.doc)) if token.text == word)
    called = {actor.id: actor.name for actor in found.actors}
    return [called[party.actor] for party in found.parties(token)]


@pytest.mark.parametrize(
    ("text", "word", "expected", "why"),
    [
        ("India and Russia signed a deal.", "India", ["India", "Russia"], "both that are joined"),
        ("India and Russia signed a deal.", "Russia", ["Russia"], "what comes before is not asked for"),
        ("Moscow is interested in a deal.", "Moscow", ["Russia"], "a capital that acts is its state"),
        ("The Kremlin denied the report.", "Kremlin", ["Russia"], "a seat of government"),
        ("The Pentagon denied the report.", "Pentagon", ["US Department of Defense"], "a body by its building"),
        ("Russia's Security Council met on Monday.", "Council", ["Russian Security Council"], "a state's body"),
        ("The Turkish defence ministry denied it.", "ministry", ["Turkish Defense Ministry"], "spelt either way"),
        ("Iraqi troops entered the town.", "troops", ["Iraqi Armed Forces"], "troops are the armed forces"),
        ("The Iraqi government resigned.", "government", ["Iraq"], "a government is its state"),
        ("Kenya thanked the government of Angela Merkel.", "government", ["Germany"], "the state of who leads it"),
        ("The Obama administration objected.", "administration", ["Obama administration"], "a named administration"),
        ("Islamic State grew. The group took a town.", "group", ["Islamic State"], "the only group there is"),
        ("Islamic State grew. Oslo hosts a meeting of the group.", "group", ["group"], "no armed group convenes"),
        ("Taliban fighters took the bridge.", "fighters", ["Taliban"], "a group's fighters are the group"),
        ("An Indian government official spoke.", "official", ["Indian government official"], "an unnamed official"),
        ("Chile met Peru. Both the countries objected.", "countries", ["Chile", "Peru"], "two, with their article"),
        ("Dozens of Russian diplomats left.", "Dozens", ["Russian diplomats"], "a part of many"),
        ("Officials in Washington objected.", "Officials", ["officials in Washington"], "named after their place"),
        ("Peru warned the regime in Damascus.", "regime", ["Syria"], "who rules there"),
        ("Peru warned the authorities in Minsk.", "authorities", ["authorities in Minsk"], "the same"),
        ("Peru met the government in exile.", "government", ["government"], "not Peru's own"),
        ("Peru fell. The government rose.", "government", ["Peru"], "the only state told of before"),
        ("The government backed Peru.", "government", ["government"], "one told of later is another's"),
        ("Russian and Turkish officials met.", "officials", ["Russian officials", "Turkish officials"], "two states"),
        ("The meeting lasted an hour.", "meeting", [], "no actor"),
        ("They will meet on Wednesday.", "Wednesday", [], "a day is no actor"),
        ("The accord was published.", "accord", [], "a document is no actor"),
        ("Rebels backed by Iran attacked the port.", "Iran", ["Iran"], "a state as agent"),
        ("The U.S.-backed rebels attacked.", "rebels", ["U.S.-backed rebels"], "backed by a state is not of it"),
        ("Reporters talked to Hezbollah.", "Hezbollah", ["Hezbollah"], "a known group"),
        ("USS Harbour fired at them.", "Harbour", ["USS Harbour"], "a ship by its letters"),
        ("The U.S. Senate objected. The Senate voted.", "Senate", ["US Senate"], "the listed one, as it is called"),
        ("North Korea fired at the South.", "South", ["South Korea"], "the other half of a land"),
        ("South Africa met the South.", "South", [], "no half of a land"),
        ("Russia threatened Kyiv.", "Kyiv", ["Ukraine"], "a capital that the tagger takes for a person"),
        ("Brazil's Senate objected.", "Senate", ["Brazilian Senate"], "not the listed one: a state's before it"),
        ("The Senate of Nigeria objected.", "Senate", ["Nigerian Senate"], "or after it"),
        ("Peru heard the Chilean Senate. The Senate voted.", "Senate", ["Chilean Senate"], "nor where it is bare"),
        ("Chile heard Peru. The Senate voted.", "Senate", ["US Senate"], "the listed one in a line"),
        (
            "Chile heard Peru again. " * 30 + "The Senate voted.",
            "Senate",
            ["Senate"],
            "but not where its state is unsaid",
        ),
        ("Turkey's National Security Council met.", "Council", ["Turkish Security Council"], "nor the UN's"),
        ("Ten states, including Peru and Chile, objected.", "states", ["Peru", "Chile"], "those who are told"),
        ("Leaders such as Merkel and Putin objected.", "Leaders", ["Angela Merkel", "Vladimir Putin"], "the same"),
        ("Iranian leaders like Ali Rahbar objected.", "leaders", ["Iranian leaders"], "of a state, themselves"),
        ("Costs like Peru objected.", "Costs", [], "no word for actors"),
        ("Peru indicted a 16-year-old Chilean girl.", "girl", ["16-year-old Chilean girl"], "an age is no count"),
        ("Peru heard two Western officials.", "officials", ["Western officials"], "a capital is its own"),
    ],
)
def test_parties(text: str, word: str, expected: list[str], why: str) -> None:
    assert meant(text, word) == expected, why


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "why"),
    [
        ("Russia objected.", "Russia", ActorKind.STATE, "RUS", "a state is its own country"),
        ("The Taliban objected.", "Taliban", ActorKind.ARMED_GROUP, "AFG", "never a person"),
        ("NATO objected.", "NATO", ActorKind.ORGANISATION, None, "between states"),
        ("Foreign Minister Adil Karimzoda spoke.", "Adil Karimzoda", ActorKind.PERSON, None, "capitals after a title"),
        ("Kazakh Foreign Minister Adil Karimzoda spoke.", "Adil Karimzoda", ActorKind.PERSON, "KAZ", "of the post"),
        (
            "An Indian official spoke.",
            "Indian official",
            ActorKind.OFFICE_HOLDER,
            "IND",
            "an office-holder without a name",
        ),
        ("Afghan civilians fled.", "Afghan civilians", ActorKind.POPULATION, "AFG", "a population group"),
        ("The U.S.-backed rebels fled.", "U.S.-backed rebels", ActorKind.ARMED_GROUP, None, "backed is not of"),
        ("Masked militants fled.", "masked militants", ActorKind.ARMED_GROUP, None, "an armed group described"),
        ("They met in the Moscow Format.", "Moscow Format", ActorKind.FORMAT, None, "a format"),
        (
            "As planned, first a masked gunman driving a car fired.",
            "masked gunman",
            ActorKind.PERSON,
            None,
            "from its article on",
        ),
        ("They did not stop the other, larger, ship.", "ship", ActorKind.ORGANISATION, None, "not over a comma"),
    ],
)
def test_actors(text: str, name: str, kind: ActorKind, country: str | None, why: str) -> None:
    actor = actors(text)[name]
    assert (actor.kind, actor.country) == (kind, country), why


@pytest.mark.parametrize(
    ("text", "name", "aliases", "why"),
    [
        (
            "President Ilan Morovec left. Morovec returned.",
            "Ilan Morovec",
            ("Morovec",),
            "a surname meets the full name",
        ),
        (
            "Nikolay Petrushenko left. Petrushenko's aides stayed. Petrushinko returned.",
            "Nikolay Petrushenko",
            ("Petrushenko", "Petrushinko"),
            "a misspelt long surname, too",
        ),
        (
            "Ana Sorel met Marc Sorel. Sorel smiled.",
            "Ana Sorel",
            (),
            "two candidates: the surname stays by itself",
        ),
        ("The Islamic State grew. Daesh denied it.", "Islamic State", ("Daesh",), "the gazetteer's names"),
        (
            "The U.N. Security Council met. The Security Council resolution bars it.",
            "UN Security Council",
            ("Security Council", "U.N. Security Council"),
            "the last words of a body's name, also before a noun",
        ),
    ],
)
def test_short_forms(text: str, name: str, aliases: tuple[str, ...], why: str) -> None:
    assert actors(text)[name].aliases == aliases, why


def test_the_last_words_of_a_name_are_not_of_it_where_they_are_somebody_elses() -> None:
    found = actors("The U.N. Security Council met. Oman's Security Council resolution bars it.")
    assert found["UN Security Council"].aliases == ("U.N. Security Council",)


def test_a_name_inside_a_longer_one_is_no_actor() -> None:
    assert "Jordan" not in actors("Michael Jordan played on Sunday.")
    assert "Canada" not in actors("The Liberal Party of Canada won the election.")
    assert set(actors("Gen. Samir al-Kuwaiti spoke.")) == {"Samir al-Kuwaiti"}


@pytest.mark.parametrize(
    "text", ["A call by Trump Thursday was denied.", "It was told to President-elect Donald Trump Thursday."]
)
def test_a_weekday_is_no_part_of_a_name(text: str) -> None:
    assert actors(text).keys() - {"United States"} == {"Donald Trump"}


def test_an_operation_and_a_weapon_are_no_actors() -> None:
    assert not actors("Operation Winter Lantern destroyed a VBIED.")


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "...", "“", "THE", "IS", "\u200e", "He.", "A" * 500, "the the the the"]
)
def test_degenerate_texts_name_nobody_new(text: str) -> None:
    reading, found = read(text)
    for token in reading.doc:
        found.parties(token)
    assert all(actor.mentions for actor in found.actors)


WORDS = st.sampled_from(
    [
        *("Russia", "India", "Moscow", "Lavrov", "Iraqi", "Taliban's", "(SDF)", "UN", "US", "Ann", "Lee", "Kabul"),
        *("Foreign", "Minister", "Prime", "president", "officials", "troops", "forces", "sides", "Security", "Council"),
        *("the", "a", "that", "both", "two", "it", "he", "they", "who", "we", "our", "of", "in", "and", "former"),
        *("said", "accused", ",", ".", "“", "”", "\n", "-", "'s"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_whatever_is_written_the_findings_hold_together(words: list[str]) -> None:
    """Spans quote the text, who is meant is in the cast, ties and mentions point at actors, no token breaks parties."""
    text = " ".join(words)
    reading, found = read(text)
    cast = {actor.id for actor in found.actors}
    for naming in found.namings:
        assert text[naming.span.start : naming.span.end] == naming.span.text
        assert naming.start <= naming.head < naming.end
        assert set(naming.actors) <= cast
    for actor in found.actors:
        assert all(text[span.start : span.end] == span.text for span in actor.mentions)
    for tie in found.ties:
        assert tie.actor in cast
        assert tie.of is None or tie.of in cast
        assert text[tie.evidence.start : tie.evidence.end] == tie.evidence.text
    for token in reading.doc:
        assert {party.actor for party in found.parties(token)} <= cast


def test_two_runs_give_the_same() -> None:
    text = "Russian and Turkish officials met in Kabul. Both sides agreed that the Taliban, Iran and NATO should talk."
    first, second = read(text)[1], read(text)[1]
    assert (first.actors, first.ties, first.namings, first.places) == (
        second.actors,
        second.ties,
        second.namings,
        second.places,
    )


def test_forms_are_told_apart() -> None:
    found = read("Moscow said Russian troops left Syria. They returned, the minister said.")[1]
    forms = {naming.span.text: naming.form for naming in found.namings}
    assert forms["Moscow"] is Form.METONYM
    assert forms["Russian"] is Form.DEMONYM
    assert forms["Syria"] is Form.NAME
    assert forms["They"] is Form.PRONOUN
    assert forms["the minister"] is Form.DESCRIPTION


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))
