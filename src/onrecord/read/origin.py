"""The copies of one piece of reporting in, where it comes from out."""

from collections.abc import Sequence

from onrecord.model import Article, Origin

_DAY = len("2021-09-08")


def origin(copies: Sequence[Article]) -> Origin:
    """Return the agency, the article that stands for ``copies`` (the fullest comes first), and the reasons for it.

    A dateline of an agency counts for more than a credit, that for more than an early date, that for more than length.
    """
    if len(copies) == 1:
        return Origin(_agency(copies[0]), copies[0].id, "the only article")
    dated = sorted({day for article in copies if (day := _day(article))})
    earliest = dated[0] if len(dated) > 1 else None
    stands = min(
        enumerate(copies),
        key=lambda numbered: (
            not _filed_by(numbered[1]),
            not numbered[1].agency,
            earliest is not None and _day(numbered[1]) != earliest,
            numbered[0],
        ),
    )[1]
    agencies = [agency for article in (stands, *copies) if (agency := _agency(article))]
    reasons = [
        f"dateline of {_filed_by(stands)}" if _filed_by(stands) else None,
        f"credit to {stands.agency}" if stands.agency and not _filed_by(stands) else None,
        f"earliest of {len(copies)}" if earliest and _day(stands) == earliest else None,
        f"fullest of {len(copies)}" if stands is copies[0] else None,
        f"a copy names {agencies[0]}" if agencies and not _agency(stands) else None,
    ]
    return Origin(agencies[0] if agencies else None, stands.id, "; ".join(filter(None, reasons)))


def _filed_by(article: Article) -> str | None:
    return article.dateline.agency if article.dateline else None


def _agency(article: Article) -> str | None:
    return _filed_by(article) or article.agency


def _day(article: Article) -> str | None:
    """Return the day of publication; none where only a month or a year is known."""
    published = article.published
    return published.value[:_DAY] if published and len(published.value) >= _DAY else None
