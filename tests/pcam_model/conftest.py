"""Make the model factory of tests/support importable, and give every test a model file."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Until the test settings name it: tests are imported by path, so their folder is on no path.
_SUPPORT = str(Path(__file__).resolve().parents[1] / "support")
if _SUPPORT not in sys.path:
    sys.path.insert(0, _SUPPORT)

from onnx_factory import write_model  # noqa: E402

# A slow or busy computer is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def model_file(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a small model; it takes what ``write_model`` takes."""

    def write(**options: object) -> Path:
        return write_model(tmp_path / "model.onnx", **options)

    return write
