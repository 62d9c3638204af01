"""A model of known answers, an image, and the program in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from onnx_factory import write_model

# Tests are imported by path, so their folder is on no path.
_HERE = str(Path(__file__).resolve().parent)
if _HERE not in sys.path:
    sys.path.insert(0, _HERE)

from chests import IDENTIFYING, write_chest  # noqa: E402

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Let tests of the window, in the same process, find an object with widgets."""


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model that finds a mass, an effusion and a large heart where the image is bright."""
    return write_model(tmp_path_factory.mktemp("model") / "model.onnx", biases=[-4, -6, -2])


@pytest.fixture
def chest(tmp_path: Path) -> Path:
    """Return one chest radiograph that names a patient everywhere it can."""
    return write_chest(tmp_path / "in" / "chest.dcm", **IDENTIFYING)


@pytest.fixture(scope="session")
def program() -> Run:
    """Return a function that runs pcam-viewer in a process of its own."""

    def run(*arguments: object, **more: object) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **more.pop("env", {})}  # type: ignore[dict-item]
        return subprocess.run(
            [sys.executable, "-m", "viewer.cli", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            cwd=Path(__file__).resolve().parents[3],
            **more,  # type: ignore[call-overload]
        )

    return run
