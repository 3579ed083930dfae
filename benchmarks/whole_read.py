"""Pages in, speed out: where the processor time of a whole read goes, pages/s, tokens/s and peak memory.

Run it as ``python benchmarks/whole_read.py [PATH …]`` (the sample press without a path). Everything runs in one
process and a throw-away case file. What a process does once (loading weights, lexicon and code, reading a first page)
is told apart: the whole read comes after it. All times are processor time, whatever else the machine does.
"""

import resource
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import ClassVar

from onrecord.find.learned.model import corrected, encoded, session
from onrecord.find.parse import parse, pipeline
from onrecord.model import Article, Findings, Problem
from onrecord.pipeline import Options, Silence, read_pages
from onrecord.read.inputs import RawPage
from onrecord.stages import Stages
from onrecord.store.reader import Reader

SAMPLES = Path(__file__).parent.parent / "samples" / "press"
FIRST = SAMPLES / "capital-courier-delhi-talks.html"
OWN = ("extraction", "parser", "first reading", "second reading", "other finding", "settling")


class Clocked(Stages):
    """The stages, with what they cost added up in ``spent``."""

    spent: ClassVar[dict[str, float]] = defaultdict(float)

    def articles(self, raw: RawPage) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
        """Return the journalism on a page."""
        with clock("extraction"):
            return super().articles(raw)

    def find(self, article: Article) -> Findings:
        """Return what is found in an article."""
        with clock("other finding"):
            return super().find(article)


class Watch(Silence):
    """Takes the time at which settling begins."""

    settling: float = 0.0

    def stage(self, name: str) -> None:  # noqa: ARG002 - whichever comes first
        """Take the time of the first stage over all pages."""
        self.settling = self.settling or process_time()


@contextmanager
def clock(part: str) -> Iterator[None]:
    """Add what is done inside to a part's time."""
    started = process_time()
    yield
    Clocked.spent[part] += process_time() - started


def main(paths: list[str]) -> None:
    """Read ``paths`` into a throw-away case, run the models alone over the same texts, and print what each takes."""
    started = process_time()
    pipeline(), session("encoder")
    with tempfile.TemporaryDirectory() as folder:
        read_pages([str(FIRST)], Path(folder) / "first.db", Options(jobs=1))
        once = process_time() - started
        case, watch = Path(folder) / "record.db", Watch()
        with clock("whole read"):
            read_pages(paths, case, Options(jobs=1, stages=Clocked), watch)
            ended = process_time()
        Clocked.spent["settling"] = ended - watch.settling
        with Reader(case) as reader:
            pages = len(reader.pages())
            texts = [article.text for article in reader.articles() if article.language in {"en", None}]
    tokens = _models(texts)
    _print(pages, len(texts), tokens, once)


def _models(texts: list[str]) -> int:
    """Run parser and encoder over the texts once more; their time is finding's no longer. Return how many tokens."""
    tokens = 0
    for text in texts:
        with clock("parser"):
            doc = parse(text)
        with clock("first reading"):
            seen = encoded(doc)
        with clock("second reading"):
            corrected(seen)
        tokens += len(doc)
    Clocked.spent["other finding"] -= sum(Clocked.spent[part] for part in ("parser", "first reading", "second reading"))
    return tokens


def _print(pages: int, articles: int, tokens: int, once: float) -> None:
    spent = Clocked.spent
    whole, encoder = spent["whole read"], spent["first reading"] + spent["second reading"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    print(f"pages                     {pages:10,d}   of which English articles {articles:,d}, {tokens:,d} tokens")
    print(f"once a process            {once:10.2f} s")
    print(f"whole read                {whole:10.2f} s")
    for part in OWN:
        print(f"  {part:23} {spent[part]:10.2f} s {spent[part] / whole:6.0%}")
    rest = whole - sum(spent[part] for part in OWN)
    print(f"  {'storing pages, the rest':23} {rest:10.2f} s {rest / whole:6.0%}")
    print(f"encoder / whole read      {encoder / whole:10.0%}")
    print(f"pages/s                   {pages / whole:10.2f}")
    print(f"tokens/s                  {tokens / whole:10.0f}   (encoder {tokens / encoder:,.0f})")
    print(f"peak memory               {peak:10.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(SAMPLES)])
