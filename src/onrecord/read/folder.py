"""A path in, the files under it out, sorted, each once."""

from collections.abc import Iterator
from os import scandir
from pathlib import Path

from onrecord.model import Problem
from onrecord.read.raw import problem

_ASSETS = ("_files", "-files", "_Dateien", ".files")  # what browsers call the folder beside a saved page
_PAGES = (".htm", ".html", ".xhtml")


def files(path: str) -> Iterator[Path | Problem]:
    """Yield the file at ``path``, or the files of the folder there and of those in it, by name.

    Hidden files, what is no file (pipes, devices), and the folder of pictures and styles that a browser saves beside a
    page are left out. A folder that a link leads back to is a problem, so the walk ends.
    """
    seen: set[Path] = set()
    waiting = [Path(path)]
    while waiting:
        item = waiting.pop()
        if not item.is_dir():
            yield item
        elif (real := item.resolve()) in seen:
            yield problem(item.as_posix(), "a link to a folder that is already being read; passed over")
        else:
            seen.add(real)
            try:
                waiting.extend(reversed(_inside(item)))
            except OSError as error:
                yield problem(item.as_posix(), f"can't be read ({error.strerror}); check that it is yours to read")


def _inside(folder: Path) -> list[Path]:
    with scandir(folder) as entries:
        found = sorted(folder / entry.name for entry in entries if not entry.name.startswith("."))
    names = {item.name for item in found}
    return [
        item
        for item in found
        if item.is_file() or item.is_symlink() or (item.is_dir() and not _is_assets(item.name, names))
    ]


def _is_assets(name: str, beside: set[str]) -> bool:
    return any(
        name.endswith(ending) and any(name.removesuffix(ending) + page in beside for page in _PAGES)
        for ending in _ASSETS
    )
