"""Pages in, speed out: pages/s, tokens/s, peak memory, and the whole read against the language model's pass inside it.

Run it as ``python benchmarks/whole_read.py [PATH …]`` (the sample press without a path). Everything runs in one
process and a throw-away case file; the language model is loaded before the clock starts.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from onrecord.find.parse import parse, pipeline
from onrecord.pipeline import Options, read_pages
from onrecord.store.reader import Reader

SAMPLES = Path(__file__).parent.parent / "samples" / "press"


def main(paths: list[str]) -> None:
    """Read ``paths`` into a throw-away case, parse the same texts again alone, and print both."""
    pipeline()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "record.db"
        started = time.perf_counter()
        read_pages(paths, case, Options(jobs=1))
        whole = time.perf_counter() - started
        with Reader(case) as reader:
            pages = len(reader.pages())
            texts = [article.text for article in reader.articles() if article.language == "en"]
    started = time.perf_counter()
    tokens = sum(len(parse(text)) for text in texts)
    model = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    print(f"pages                     {pages:10,d}   of which English articles {len(texts):,d}")
    print(f"whole read                {whole:10.2f} s")
    print(f"language model's pass     {model:10.2f} s   over {tokens:,d} tokens")
    print(f"pages/s                   {pages / whole:10.2f}")
    print(f"tokens/s                  {tokens / whole:10.0f}   (the model alone: {tokens / model:,.0f})")
    print(f"whole read / model's pass {whole / model:10.2f}")
    print(f"peak memory               {peak:10.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(SAMPLES)])
