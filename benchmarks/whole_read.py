"""Pages in, speed out: pages/s, tokens/s, peak memory, and the two models' passes against the whole read around them.

Run it as ``python benchmarks/whole_read.py [PATH …]`` (the sample press without a path). Everything runs in one
process and a throw-away case file; parser and encoder are loaded before the clock starts.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from onrecord.find.learned.model import encoded, session
from onrecord.find.parse import parse, pipeline
from onrecord.pipeline import Options, read_pages
from onrecord.store.reader import Reader

SAMPLES = Path(__file__).parent.parent / "samples" / "press"


def main(paths: list[str]) -> None:
    """Read ``paths`` into a throw-away case, parse the same texts again alone, and print both."""
    pipeline()
    session("encoder")
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "record.db"
        started = time.perf_counter()
        read_pages(paths, case, Options(jobs=1))
        whole = time.perf_counter() - started
        with Reader(case) as reader:
            pages = len(reader.pages())
            texts = [article.text for article in reader.articles() if article.language == "en"]
    started = time.perf_counter()
    docs = [parse(text) for text in texts]
    parser = time.perf_counter() - started
    started = time.perf_counter()
    for doc in docs:
        encoded(doc)
    encoder = time.perf_counter() - started
    tokens, models = sum(map(len, docs)), parser + encoder
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    print(f"pages                     {pages:10,d}   of which English articles {len(texts):,d}")
    print(f"whole read                {whole:10.2f} s")
    print(f"parser's pass             {parser:10.2f} s   over {tokens:,d} tokens")
    print(f"encoder's pass            {encoder:10.2f} s")
    print(f"pages/s                   {pages / whole:10.2f}")
    print(
        f"tokens/s                  {tokens / whole:10.0f}"
        f"   (parser {tokens / parser:,.0f}, encoder {tokens / encoder:,.0f})"
    )
    print(f"both passes / whole read  {models / whole:10.2f}   (the encoder's alone {encoder / whole:.2f})")
    print(f"peak memory               {peak:10.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(SAMPLES)])
