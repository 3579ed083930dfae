"""Articles in, reports out: one for each piece of reporting, with all its copies and what each of them changed."""

from collections.abc import Sequence

from onrecord.model import Article, Origin, Report, content_id


def reports(articles: Sequence[Article]) -> tuple[Report, ...]:
    """Return the reports, sorted by id; every article is in exactly one."""
    return tuple(
        sorted(
            (
                Report(
                    content_id("report", article.id),
                    (article.id,),
                    Origin(article.agency, article.id, "the only article"),
                    (),
                )
                for article in articles
            ),
            key=lambda report: report.id,
        )
    )
