"""The command that opens the reading room."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

from typer.testing import CliRunner

import scene
from onrecord.cli.app import app


def test_a_missing_case_is_told_at_once(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["serve", "--case", str(tmp_path / "none.db")])
    assert found.exit_code == 1
    assert "no such case file" in str(found.exception)


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    case = scene.make(tmp_path / "record.db")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = CliRunner().invoke(app, ["serve", "--case", str(case), "--port", str(taken.getsockname()[1])])
    assert found.exit_code == 2
    assert "--port 0" in " ".join(found.output.replace("│", " ").split())


def test_it_answers_and_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    case = scene.make(tmp_path / "record.db")
    command = [sys.executable, "-c", "from onrecord.cli import main; main()"]
    command += ["serve", "--case", str(case), "--port", "0"]
    process = subprocess.Popen(  # noqa: S603 - our own words
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout
        address = process.stdout.readline().split()[-1]
        assert "?token=" in address
        with urlopen(Request(address), timeout=30) as answer:  # noqa: S310 - our own address
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert err == ""
