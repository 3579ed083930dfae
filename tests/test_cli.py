"""The command line: what each command prints, and that every mistake ends in one line that helps."""

import json
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules
from sqlite3 import connect

import pytest
import typer
from typer.testing import CliRunner

import scene
import toy
from onrecord import cli, pipeline, views
from onrecord.cli.app import app
from onrecord.cli.listing import LISTINGS
from onrecord.cli.tables import short
from onrecord.store.case import APPLICATION, CaseError
from onrecord.store.reader import Reader

VIEWS = [listing.name for listing in LISTINGS]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scene.make(tmp_path_factory.mktemp("cli") / "record.db")


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_eighty_columns(view: str, case: Path) -> None:
    code, out, _ = run(view, "--case", str(case))
    assert code == 0
    assert out.strip()
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "\x1b" not in out, "no colour where nobody watches"


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_prints_json(view: str, case: Path) -> None:
    code, out, _ = run(view, "--case", str(case), "--json")
    assert code == 0
    rows = json.loads(out)
    assert rows
    assert all(isinstance(row, dict) for row in rows)


FIELDS = {  # of the contract: none may be renamed
    "statements": {"id", "article", "source", "cue", "content", "manner", "act", "channel", "when"},
    "events": {
        *("id", "type", "mode", "contexts", "quad", "intensity", "status", "actors", "recipients"),
        *("when", "place", "mentions", "reports", "articles"),
    },
    "commitments": {"id", "by", "to", "what", "condition", "due", "state", "evidence"},
    "disputes": {"id", "about", "claim", "denial"},
    "concerns": {"id", "held_by", "source", "against", "evidence"},
    "formats": {"id", "name", "format_kind", "members", "since", "evidence"},
    "offices": {"id", "person", "title", "of", "seen", "evidence"},
    "relations": {"a", "b", "month", "quad", "events", "reports", "articles", "intensity"},
    "stories": {"id", "label", "reports", "from", "to"},
    "actors": {"id", "name", "actor_kind", "aliases", "country", "sector", "wikidata", "mentions"},
}


@pytest.mark.parametrize("view", FIELDS)
def test_json_has_the_fields_of_the_record(view: str, case: Path) -> None:
    rows = json.loads(run(view, "--case", str(case), "--json")[1])
    assert rows[0].keys() >= FIELDS[view]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("events", "--about", "Japan"), "patrol ships"),
        (("events", "--about", "japan", "--about", "CHINA"), "stoking"),  # whatever the case
        (("events", "--about", "Tanaka"), "met in Tokyo"),  # an alias
        (("events", "--about", "JPN"), "patrol ships"),  # an id
        (("events", "--until", "1999"), "blocked"),
        (("events", "--since", "2021-03-10", "--until", "2021-03"), "patrol ships"),
        (("search", "trawler"), "trawler"),
        (("search", 'trawler AND "'), "Tokyo"),  # no syntax is taken as words
        (("timeline",), "1998"),
        (("events", "--min-confidence", "1"), "patrol ships"),  # by hand: certain
        (("commitments",), "kept"),
    ],
)
def test_what_is_asked_for_is_shown(arguments: tuple[str, ...], told: str, case: Path) -> None:
    code, out, _ = run(*arguments, "--case", str(case))
    assert code == 0
    assert told in " ".join(out.split())


def test_the_version_is_told() -> None:
    assert run("--version")[:2] == (0, f"OnRecord {version('onrecord')}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("events", "--about", "Japann"), "Japan"),  # a near name is proposed
        (("events", "--about", "Atlantis"), "onrecord actors"),
        (("events", "--about", "r"), "may be several"),
        (("events", "--since", "last week"), "2021-09-08"),
        (("events", "--since", "2021-13"), "2021-09"),
        (("events", "--since", "2022", "--until", "2021"), "after"),
        (("events", "--min-confidence", "2"), "--min-confidence"),
        (("show", "event-zzz"), "event-zzz"),
        (("export", "xlsx", "--out", "-"), "jsonl"),
        (("codebook", "DANCE"), "CONSULT"),
        (("read", "--case", "nowhere.db"), "files or folders"),
    ],
)
def test_a_mistake_is_explained(arguments: tuple[str, ...], told: str, case: Path) -> None:
    code, _, err = run(*arguments, *(() if arguments[0] in {"codebook", "read"} else ("--case", str(case))))
    assert code == 2
    assert told in err
    assert "Traceback" not in err


def test_a_guess_at_a_name_is_told(case: Path) -> None:
    code, _, err = run("events", "--about", "Strait", "--case", str(case))
    assert code == 0
    assert "taken to be Strait Group" in err


def test_several_of_one_name_are_listed(case: Path) -> None:
    assert "Ravi Menon" in run("events", "--about", "r", "--case", str(case))[2]


def test_show_has_the_sentences_and_their_pages(case: Path) -> None:
    (row,) = (row for row in json.loads(run("events", "--case", str(case), "--json")[1]) if row["type"] == "COERCE")
    code, out, _ = run("show", row["id"][:13], "--case", str(case))
    assert code == 0
    for words in (row["id"], "In 1998 Japan blocked the harbour of Port Blair.", "Delta Post", "news/own.html"):
        assert words in out


def test_show_lists_what_an_ambiguous_beginning_may_be(case: Path) -> None:
    code, out, err = run("show", "event-", "--case", str(case))
    assert code == 0
    assert "9 ids" in err
    assert len(out.splitlines()) == 9


def test_check_lists_problems(case: Path) -> None:
    _, out, _ = run("check", "--case", str(case))
    assert "the second half is missing" in " ".join(out.split())


def test_the_brief_is_printed_and_written(case: Path, tmp_path: Path) -> None:
    code, out, _ = run("brief", "--case", str(case))
    assert code == 0
    assert "WHAT HAPPENED" in out
    html, markdown, pdf = (tmp_path / f"brief.{ending}" for ending in ("html", "md", "pdf"))
    options = ("--html", str(html), "--markdown", str(markdown), "--pdf", str(pdf))
    code, out, err = run("brief", "--case", str(case), *options)
    assert (code, out) == (0, "")
    assert str(html) in err
    assert html.read_text("utf8").startswith("<!doctype html>")
    assert markdown.read_text("utf8").startswith("# Brief")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert json.loads(run("brief", "--case", str(case), "--json")[1])["sections"]


def test_the_codebook_shows_types_and_one_of_them() -> None:
    assert "CONSULT" in run("codebook")[1]
    assert json.loads(run("codebook", "--json")[1])
    assert "visit" in run("codebook", "consult")[1]


def test_reading_ends_in_a_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = pipeline.Options
    monkeypatch.setattr("onrecord.pipeline.Options", lambda **more: options(stages=toy.Toy, **more))
    pages = toy.write_pages(tmp_path / "pages", 6)
    case = tmp_path / "toy.db"
    code, _, err = run("read", str(pages), "missing", "--case", str(case), "--jobs", "1")
    assert code == 0
    assert "Read 6 pages, 1 problem" in err
    assert "6 articles in" in err
    assert f"onrecord brief --case {case}" in err
    assert "no such file" in err
    assert "(6 pages known already)" in run("read", str(pages), "--case", str(case), "--jobs", "1")[2]


def test_the_command_that_an_older_case_is_told_brings_it_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(connect(path)) as old:
        old.executescript(files("onrecord.store").joinpath("migrations", "0001_record.sql").read_text("utf8"))
        old.executescript(f"pragma application_id = {APPLICATION}; pragma user_version = 1;")
    with pytest.raises(CaseError, match="older OnRecord") as told:
        Reader(path)
    _, *command = str(told.value).split("`")[1].split()
    code, _, err = run(*command)
    assert (code, "up to date" in err) == (0, True)
    Reader(path).close()


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_DEBUG", raising=False)


@pytest.fixture
def places(case: Path, tmp_path: Path) -> dict[str, str]:
    (tmp_path / "types.yaml").write_text("- {nonsense: true}\n", "utf8")
    return {"CASE": str(case), "LEXICON": str(tmp_path)}


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["events", "--case", "nowhere.db"], "onrecord read"),
        (["events", "--case", __file__], "not a case file"),
        (["brief", "--case", "CASE", "--html", "/nowhere/brief.html"], "/nowhere/brief.html"),
        (["export", "jsonl", "--case", "CASE", "--out", "/nowhere/x.jsonl"], "/nowhere/x.jsonl"),
        (["codebook", "--lexicon", "LEXICON"], "types.yaml"),
    ],
)
def test_what_goes_wrong_is_one_line(
    arguments: list[str],
    told: str,
    places: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["onrecord", *(places.get(word, word) for word in arguments)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    err = capfd.readouterr().err
    assert end.value.code == 1
    assert told in err
    assert len(err.splitlines()) == 1
    assert err.startswith("onrecord: ")


@pytest.mark.usefixtures("quiet")
def test_a_fault_of_ours_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("onrecord.cli.app", lambda: 1 / 0)
    with pytest.raises(SystemExit):
        cli.main()
    err = capsys.readouterr().err
    assert "ONRECORD_DEBUG=1" in err
    assert "Traceback" not in err
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main()


def test_help_needs_no_heavy_import() -> None:
    script = "import sys, onrecord.cli; print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    assert not {"spacy", "pydantic", "sqlite3", "jinja2", "trafilatura", "numpy", "orjson"} & set(loaded)


@pytest.mark.parametrize(
    ("ids", "shown"),
    [
        (("event-1234567890abcdef", "event-9999999999abcdef"), ("event-123456", "event-999999")),
        (("event-1234567890abcdef", "event-1234567890abcde0"), ("event-1234567890abcdef", "event-1234567890abcde0")),
        (("event-1234567890abcdef", "event-1234560000abcdef"), ("event-1234567", "event-1234560")),
        (("IND", "ajit-doval", "alexander-lukashenko"), ("IND", "ajit-doval", "alexander-lukashenko")),  # names
        ((), ()),
    ],
)
def test_short_ids_tell_apart(ids: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert tuple(short(ids)[id_] for id_ in ids) == shown


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_with_an_example(command: str) -> None:
    page = (DOCS / "cli.md").read_text("utf8")
    assert f"## {command}\n" in page
    section = page.split(f"## {command}\n")[1].split("\n## ")[0]
    assert f"onrecord {command}" in section


def test_every_view_is_documented() -> None:
    modules = [import_module(f"onrecord.views.{found.name}") for found in iter_modules(views.__path__)]
    named = [module.__name__.rpartition(".")[2] for module in modules]
    every = [name for name, module in zip(named, modules, strict=True) if callable(getattr(module, name, None))]
    assert len(every) > 12
    page = (DOCS / "cli.md").read_text("utf8").split("## From Python")[1]
    assert [name for name in every if f"`{name}`" not in page] == ["plain", "quarrels", "reasons", "wording"], "other"


@pytest.mark.parametrize(("command", "option"), [(c, o) for c in COMMANDS for o in COMMANDS[c].params])
def test_every_option_is_documented(command: str, option: object) -> None:
    page = (DOCS / "cli.md").read_text("utf8")
    section = page.split(f"## {command}\n")[1].split("\n## ")[0] + page.split("\n## ")[0]
    names = [name for name in getattr(option, "opts", ()) if name.startswith("--")]
    assert all(f"`{name}" in section for name in names)
