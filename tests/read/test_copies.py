from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Dateline, Published, Report
from onrecord.read.copies import grouped, reports
from onrecord.read.signature import signature

TALKS = (
    "Norway's envoy and three leaders of the rebels agreed on Friday to resume peace talks in Oslo next month.",
    "The envoy, Kari Larsen, met them for six hours in a hotel near the harbour, two officials said.",
    "The government had broken off the talks in May after an attack on a convoy that killed eleven soldiers.",
    "Rebels still hold two valleys in the north and tax the lorries that cross the only bridge between them.",
    "A ceasefire signed in spring has mostly held, although both armies accuse each other of breaches.",
    "The European Union offered forty million euros for roads and clinics once an accord is signed.",
    "Diplomats doubt that the hardest question, the return of land, will be settled before the winter.",
    "Monitors of the United Nations counted nine clashes in August, fewer than in any month since the war began.",
)
STORM = (
    "A storm tore roofs from forty houses on the western coast and cut power to a third of the island.",
    "Ferries stayed in port and the airport closed until Sunday, the operator of both told reporters.",
    "Nobody was hurt, but a fishing boat with a crew of five was missing for most of the night.",
    "Insurers expect claims of up to ninety million crowns, most of them for boats and greenhouses.",
)
QUOTED = (
    "“We came here to listen, and we heard things that give us hope for the children of these valleys, for the farmers"
    " who want to sow in spring, and for the soldiers on both sides who want nothing more than to go home,” she said."
)


def article(key: str, *paragraphs: str, day: str | None = None, agency: str | None = None, filed: str = "") -> Article:
    return Article(
        id=key,
        page=f"page-{key}",
        title=f"Title {key}",
        outlet=None,
        byline=(),
        agency=agency,
        credit=None,
        dateline=Dateline("OSLO", filed) if filed else None,
        published=Published(day, "day", "text") if day else None,
        language="en",
        text="\n\n".join(paragraphs),
    )


def groups(*articles: Article) -> set[frozenset[str]]:
    return {frozenset(report.articles) for report in reports(articles)}


def together(*articles: Article) -> bool:
    return len(groups(*articles)) == 1


@pytest.mark.parametrize(
    ("copy", "why"),
    [
        (TALKS, "the same text"),
        (TALKS[:3], "cut to a third"),
        (TALKS[5:], "only its end"),
        (TALKS[::-1], "reordered"),
        ((*TALKS, *STORM), "extended"),
        (tuple(line.upper().replace("'", "’") for line in TALKS), "other case and apostrophes"),
        ((*TALKS[:4], STORM[0], *TALKS[5:]), "a paragraph replaced"),
        (("Talks on the northern valleys will go on, Norway says.", *TALKS[1:4]), "a lead of its own"),
    ],
)
def test_copies(copy: tuple[str, ...], why: str) -> None:
    assert together(article("a", *TALKS), article("b", *copy)), why


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (STORM, "another story"),
        ((*STORM, TALKS[0]), "one sentence in common"),
        (
            (
                "Oslo hosted rebel leaders for most of Friday, and both camps spoke of a new round soon.",
                "In a hotel by the sea the envoy sat with three men who had come over the mountains by night.",
                "Talks had ended in spring when eleven soldiers died in an ambush on the road to the coast.",
            ),
            "the same story in another writer's words",
        ),
    ],
)
def test_different_writing(other: tuple[str, ...], why: str) -> None:
    assert not together(article("a", *TALKS), article("b", *other)), why


def test_a_long_quotation_in_common_makes_no_copy() -> None:
    assert not together(article("a", *TALKS[:3], QUOTED), article("b", *STORM[:3], QUOTED))


def test_an_embedded_post_in_common_makes_no_copy() -> None:
    post = (QUOTED.strip("“”").replace("”", ""), "— Kari Larsen (@larsen) September 8, 2021")
    assert not together(article("a", *TALKS[:3], *post), article("b", *STORM[:3], *post))


@pytest.mark.parametrize(
    ("short", "copy"),
    [
        (TALKS[0], True),  # whole in the other
        ("Norway's envoy and three leaders of the rebels agreed to go fishing, and later to sing.", False),
        (QUOTED, True),  # nothing but a quotation, and all of it
    ],
)
def test_a_very_short_text_is_a_copy_if_nearly_whole(short: str, *, copy: bool) -> None:
    assert together(article("a", *TALKS, QUOTED), article("b", short)) is copy


@pytest.mark.parametrize(
    ("day", "same"),
    [("2021-09-10", True), (None, True), ("2022-03-01", False)],
)
def test_background_carried_over_months_later_makes_no_copy(day: str | None, *, same: bool) -> None:
    later = article("b", *STORM, *TALKS[:3], day=day)
    assert together(article("a", *TALKS, day="2021-09-08"), later) is same
    assert together(article("a", *TALKS, day="2021-09-08"), article("b", *TALKS, day=day))  # a date can be wrong


def test_no_chain_of_half_similar_texts() -> None:
    own = [
        f"The council of town {n} met about its road {n}, its school {n} and its mill {n} on Friday." for n in range(9)
    ]
    talks, storm = article("a", *TALKS[:3], *own[:5]), article("c", *STORM[:3], *own[5:])
    between = article("b", *TALKS[:3], *STORM[:3])
    assert together(talks, between)
    assert together(storm, between)
    assert groups(talks, between, storm) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_two_full_versions_that_have_little_in_common_are_one_report_by_their_copies() -> None:
    towns = [f"The council of town {n} met about its road {n}, its school {n} and its mill {n}." for n in range(6)]
    one, other = article("a", *TALKS[:4], *STORM), article("b", *TALKS[4:], *towns)
    first, second = article("c", *TALKS[:7]), article("d", *TALKS[2:])
    assert groups(one, other, first) == {frozenset("ac"), frozenset("b")}
    assert groups(one, other, second) == {frozenset("a"), frozenset("bd")}
    assert together(one, other, first, second)


def test_a_digest_joins_no_reports() -> None:
    filler = [f"Item {n}: the council of town {n} met about its road {n} and its school {n} again." for n in range(30)]
    digest = article("digest", *TALKS[:3], *STORM[:3], *filler)
    found = groups(digest, article("a", *TALKS[:3]), article("b", *STORM[:3]))
    assert found == {frozenset({"digest"}), frozenset({"a"}), frozenset({"b"})}


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [
        article(f"{n}{m}", *text[: m + 2]) for n, text in enumerate((TALKS, STORM, STORM[::-1])) for m in range(3)
    ]
    expected = reports(articles)
    for seed in range(5):
        assert reports(Random(seed).sample(articles, len(articles))) == expected  # noqa: S311


def test_every_article_is_in_one_report() -> None:
    articles = [article("a", *TALKS), article("a", *TALKS), article("b", ""), article("c", ""), article("d", "Talks")]
    assert sorted(key for report in reports(articles) for key in report.articles) == ["a", "b", "c", "d"]


def test_texts_of_a_few_words_are_reports_of_their_own() -> None:
    texts = [article(str(number), f"Item {number} is all there") for number in range(20)]
    assert len(reports(texts)) == len(texts)


def test_signatures_alone_give_the_groups() -> None:
    articles = [article("a", *TALKS[:4]), article("b", *STORM), article("c", *TALKS)]
    assert set(grouped([signature(item) for item in articles])) == {("c", "a"), ("b",)}


def test_a_text_without_spaces() -> None:
    text = "挪威特使星期五在奥斯陆会见了三名叛军领导人并同意下个月恢复和平谈判两名官员说"
    assert together(article("a", text), article("b", text + "会谈在港口附近的一家酒店举行持续了六个小时"))
    assert not together(article("a", text), article("b", "暴风雨掀翻了西海岸四十所房屋的屋顶岛上三分之一的地区停电"))


# Where a report comes from


def origin(*articles: Article) -> Report:
    (report,) = reports(articles)
    return report


@pytest.mark.parametrize(
    ("second", "stands", "agency", "why"),
    [
        (article("b", *TALKS[:5]), "a", None, "fullest of 2"),
        (article("b", *TALKS[:5], filed="Reuters"), "b", "Reuters", "dateline of Reuters"),
        (article("b", *TALKS[:5], agency="TASS"), "b", "TASS", "credit to TASS"),
        (article("b", *TALKS[:5], day="2021-09-07"), "b", None, "earliest of 2"),
        (article("b", *TALKS[:5], day="2021-09-09"), "a", None, "earliest of 2; fullest of 2"),
    ],
)
def test_origin(second: Article, stands: str, agency: str | None, why: str) -> None:
    report = origin(article("a", *TALKS, day="2021-09-08"), second)
    assert (report.origin.article, report.origin.agency, report.origin.why) == (stands, agency, why)


def test_the_only_article() -> None:
    report = origin(article("a", *TALKS, agency="TASS"))
    assert (report.origin.why, report.origin.agency, report.changes) == ("the only article", "TASS", ())


def test_a_month_is_no_early_day() -> None:
    vague = replace(article("b", *TALKS[:5]), published=Published("2021-09", "month", "text"))
    assert origin(article("a", *TALKS, day="2021-09-08"), vague).origin.why == "fullest of 2"


# What each copy changed


def changed(copy: Article, base: Article) -> tuple[list[str], list[str], str | None]:
    (change,) = origin(base, copy).changes
    for span, source in [(span, copy) for span in change.added] + [(span, base) for span in change.removed]:
        assert source.id == span.article
        assert source.text[span.start : span.end] == span.text
    return [span.text for span in change.added], [span.text for span in change.removed], change.title


BASE = article("base", *TALKS, filed="Reuters")


@pytest.mark.parametrize(
    ("lines", "added", "removed"),
    [
        (TALKS, [], []),
        (TALKS[:4], [], ["\n\n".join(TALKS[4:])]),
        ((*TALKS, STORM[0]), [STORM[0]], []),
        ((TALKS[0] + " " + STORM[0], *TALKS[1:]), [STORM[0]], []),
        (TALKS[::-1], [], []),
        ((TALKS[0].replace("Friday", "Thursday"), *TALKS[1:]), ["Thursday"], ["Friday"]),
        ((TALKS[0].replace("Friday ", ""), *TALKS[1:]), [], ["Friday"]),
        (tuple(line.upper().replace("'", "’").replace(",", " –") for line in TALKS), [], []),
    ],
)
def test_changes(lines: tuple[str, ...], added: list[str], removed: list[str]) -> None:
    assert changed(article("copy", *lines), BASE)[:2] == (added, removed)


@pytest.mark.parametrize(
    ("title", "told"),
    [("Title base", None), ("TITLE: base", None), ("Oslo talks", "Oslo talks"), (None, None)],
)
def test_a_title_is_told_where_it_differs(title: str | None, told: str | None) -> None:
    assert changed(replace(article("copy", *TALKS), title=title), BASE)[2] == told


def test_a_text_without_stops_is_new_as_a_whole() -> None:
    endless = " ".join(f"word {n % 7}" for n in range(3000))
    added, removed, _ = changed(
        article("copy", *TALKS, endless), article("base", *TALKS, endless + " more", filed="AP")
    )
    assert (added, removed) == ([endless], [endless + " more"])


@settings(deadline=None, max_examples=50)
@given(st.permutations(TALKS), st.integers(5, len(TALKS)), st.text(alphabet="ab .!?\n“”'", max_size=40))
def test_spans_are_true_whatever_a_copy_does(lines: list[str], kept: int, extra: str) -> None:
    changed(article("copy", *lines[:kept], extra), BASE)
