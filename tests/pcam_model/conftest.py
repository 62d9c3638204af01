"""Give every test a model file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from onnx_factory import write_model


@pytest.fixture
def model_file(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a small model; it takes what ``write_model`` takes."""

    def write(**options: object) -> Path:
        return write_model(tmp_path / "model.onnx", **options)

    return write
