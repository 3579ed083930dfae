"""What the documentation shows works as shown."""

import re
from pathlib import Path

import pytest

from onrecord.find.finder import find
from onrecord.lexicon.lexicon import Lexicon, load
from onrecord.model import Article

ROOT = Path(__file__).parent.parent
FENCED = re.compile(r"```yaml (\S+)\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def widened(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """The lexicon with the rows that docs/codebook.md adds."""
    folder = tmp_path_factory.mktemp("words")
    for name, rows in FENCED.findall((ROOT / "docs" / "codebook.md").read_text("utf8")):
        (folder / name).write_text(rows, "utf8")
    return load(folder)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway upbraided Denmark over the ferry.", "ACCUSE"),
        ("Qatar mediated between Chad and its rebels.", "MEDIATE"),
    ],
)
def test_rows_of_ones_own_find_their_examples(widened: Lexicon, text: str, type_: str) -> None:
    article = Article("a", "p", None, None, (), None, None, None, None, "en", text)
    assert [mention.type for mention in find(article, widened).mentions] == [type_]


@pytest.mark.parametrize("page", ["README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf8"))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
