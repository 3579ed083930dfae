"""All articles, reports and findings in, conclusions out: which actors, events and stories are the same, and why."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from onrecord.lexicon.lexicon import Lexicon
from onrecord.model import Article, Findings, Judgement, Report, Resolution
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.bonds import Ground, bonds, judged
from onrecord.resolve.corrections import corrected, readings
from onrecord.resolve.events import resolve_events
from onrecord.resolve.evidence import Likeness
from onrecord.resolve.grouping import grouped
from onrecord.resolve.parties import company
from onrecord.resolve.sightings import sightings
from onrecord.resolve.spelling import words
from onrecord.resolve.stories import ALIKE, Told, stories
from onrecord.resolve.tellings import Sources, tellings
from onrecord.resolve.vectors import alike, counted, of_sentences, of_texts

_FLOOR = 0.05  # likeness of two reports' texts below which it is chance


def resolve(
    articles: Sequence[Article],
    reports: Sequence[Report],
    findings: Sequence[Findings],
    lexicon: Lexicon,
    standing: Sequence[Judgement] = (),
) -> Resolution:
    """Return who and what is the same over all findings; the same input in any order gives the same result.

    ``standing`` judgements of persons bind every rule: "same" joins, "different" and "split" keep apart, "wrong" about
    a rule's judgement undoes it, findings are read as they correct them; they are passed through. Ids they speak of may
    be those of findings or of earlier results.
    Raises KeyError for a mention of a type that the codebook lacks.
    """
    by_id = {article.id: article for article in articles}
    ordered = sorted(reports, key=lambda report: report.id)
    bound = bonds(standing)
    counts = counted(_text(by_id[report.origin.article]) for report in ordered)
    vocabulary = of_texts(counts)
    likeness = {
        (ordered[one].id, ordered[other].id): value
        for one, other, value in alike([vocabulary.weighed(one) for one in counts], _FLOOR)
    }
    generic = frozenset(word for body in lexicon.gazetteer.bodies for word in words(body))
    cast = resolve_actors(sightings(ordered, findings, generic), _near(likeness), bound)
    reread = corrected(findings, readings(standing), cast.identity)
    found = {one.article: one for one in (*findings, *reread)}
    sources = Sources(by_id, found, company(cast.actors, cast.identity, findings))
    told = {report.id: tellings(report, sources) for report in ordered}
    happened = resolve_events(
        told, Likeness(likeness, of_sentences(counts)), sources.cast, lexicon.codebook.types, bound
    )
    mentions = {mention.id: mention for one in found.values() for mention in one.mentions}
    return Resolution(
        cast.actors,
        tuple(sorted(cast.identity.items())),
        happened.events,
        stories(Told(ordered, by_id, mentions, happened.events, likeness, sources.cast)),
        _judgements(standing, (*cast.grounds, *happened.grounds), by_id, findings),
        tuple(sorted(sources.cast.behalf.items())),
        reread,
    )


def _text(article: Article) -> str:
    return f"{article.title or ''}\n{article.text}"


def _near(likeness: Mapping[tuple[str, str], float]) -> dict[str, frozenset[str]]:
    """Return for each report those that are as alike as reports of one story."""
    pairs = [pair for pair, value in likeness.items() if value >= ALIKE]
    return {one: frozenset(others) for one, others in grouped(chain(pairs, (pair[::-1] for pair in pairs))).items()}


def _judgements(
    standing: Sequence[Judgement],
    grounds: Iterable[Ground],
    articles: Mapping[str, Article],
    findings: Iterable[Findings],
) -> tuple[Judgement, ...]:
    told = {one.id: found.article for found in findings for one in found.actors}
    told |= {one.id: found.article for found in findings for one in found.mentions}
    made = (judged(ground, [articles[told[about]] for about in ground.about]) for ground in grounds)
    by_id = {judgement.id: judgement for judgement in (*made, *standing)}
    return tuple(sorted(by_id.values(), key=lambda judgement: judgement.id))
