"""The command line as a whole: help, exit statuses, no network, no traceback, quick to start."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import viewer.cli
from viewer.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parents[3]

# Run before anything else by an interpreter that finds it on its path.
_NO_NETWORK = """
import socket

def refuse(*arguments, **more):
    raise SystemError("NETWORK WAS TOUCHED")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse

class Closed(socket.socket):
    def __init__(self, *arguments, **more):
        refuse()

socket.socket = Closed
"""


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_explains_with_an_example(
    command: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*([command] if command else []), "--help"]) == 0
    text = capsys.readouterr().out
    assert "example" in text
    assert f"pcam-viewer {command or '--demo'}" in text
    assert "Not for clinical use: research and teaching" in " ".join(text.split())


def test_help_of_the_window_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    text = capsys.readouterr().out
    assert all(f"  {name}" in text for name in COMMANDS)


def test_start_imports_nothing_heavy() -> None:
    program = (
        "import sys, viewer.cli\n"
        "assert viewer.cli.main(['--help']) == 0\n"
        "heavy = {'numpy', 'pydicom', 'PySide6', 'onnxruntime', 'PIL', 'scipy', 'imagecodecs'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr


def test_without_a_command_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[object] = []

    def run(*arguments: object, engine: str | None, separate: bool) -> int:
        opened.extend((*arguments, engine, separate))
        return 0

    monkeypatch.setattr("viewer.ui.app.run", run)
    shot = tmp_path / "shot.png"
    assert main(["a.dcm", "b", "--device", "cpu", "--demo", "--screenshot", str(shot)]) == 0
    assert opened == [[Path("a.dcm"), Path("b")], None, "cpu", True, shot, None, False]
    opened.clear()
    assert main(["a.dcm", "--separate", "--engine", "torch"]) == 0
    assert opened == [[Path("a.dcm")], None, "auto", False, None, "torch", True]


@pytest.mark.parametrize("arguments", [["--nonsense"], ["analyze"], ["render"], ["inspect"]])
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: pcam-viewer" in capsys.readouterr().err


def test_a_library_that_is_missing_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "viewer.ui.app", None)
    assert main([]) == 1
    assert "apt-get install" in capsys.readouterr().err


def test_broken_pipe_is_quiet(chest: Path) -> None:
    command = f"{sys.executable} -m viewer.cli inspect {chest} {chest.parent} {chest.parent} | true"
    done = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode in (0, 141)
    assert done.stderr == ""


def test_interrupt_is_130(monkeypatch: pytest.MonkeyPatch, chest: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("viewer.dicom.inspect.inspect", interrupt)
    assert main(["inspect", str(chest)]) == 130


def test_doctor_knows_this_installation(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", "--json", "--model", str(model)])
    report = json.loads(capsys.readouterr().out)
    assert report["data_sent_off_device"] == "none"
    assert report["inference"]["device"] == "CPU"
    assert report["inference"]["model"]["name"] == "test-model"
    assert len(report["inference"]["model"]["sha256"]) == 64
    decoders = {row["uid"]: row["available"] for row in report["decoders"]}
    assert decoders["1.2.840.10008.1.2.4.70"]
    assert report["versions"]["pydicom"]
    assert report["qt"]["version"]
    assert {"json", "csv", "png"} <= set(report["exporters"])


def test_doctor_names_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--model", str(tmp_path / "none.onnx")]) == 1
    text = capsys.readouterr().out
    assert "Problems" in text
    assert "none.onnx" in text
    assert main(["doctor", "--json", "--model", str(tmp_path / "none.onnx")]) == 1
    assert json.loads(capsys.readouterr().out)["problems"]


def test_no_command_touches_the_network(
    chest: Path,
    model: Path,
    program: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path: Path,
) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(_NO_NETWORK)
    env = {"PYTHONPATH": str(guard)}
    probe = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 1))"],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "NETWORK WAS TOUCHED" in probe.stderr
    for arguments in (
        ["analyze", chest, "--out", tmp_path / "out", "--model", model, "--formats", "json,png"],
        ["render", chest, "--out", tmp_path / "a.png", "--model", model, "--heatmap", "Mass"],
        ["inspect", chest],
        ["doctor", "--model", model],
    ):
        done = program(*arguments, env=env)
        assert "NETWORK" not in done.stderr + done.stdout, arguments
        assert "Traceback" not in done.stderr, done.stderr
        if arguments[0] != "doctor":
            assert done.returncode == 0, done.stderr


def test_doctor_warns_of_a_qt_that_crashes(
    monkeypatch: pytest.MonkeyPatch, model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = iter((5000, 4900))
    monkeypatch.setattr("viewer.commands.doctor.sys.getrefcount", lambda _: next(counts))
    assert main(["doctor", "--model", str(model)]) == 1
    assert "crash after a while" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("pcam-viewer ")
    assert viewer.cli.version()[0].isdigit()
