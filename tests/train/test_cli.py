"""The command line as a whole."""

import importlib

import pytest

from train.cli import COMMANDS, main


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"pcam-train {command}" in capsys.readouterr().out.partition("example:")[2]


def test_without_torch_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="lightning")

    monkeypatch.setattr(importlib, "import_module", missing)
    assert main(["--help"]) == 1
    assert "pip install 'pcam-viewer[train]'" in capsys.readouterr().err


def test_a_wrong_command_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["guess"])
    assert ended.value.code == 2
