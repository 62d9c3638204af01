"""Libraries must neither report to their makers nor number this computer, even when imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from onnx_factory import write_model

ROOT = Path(__file__).resolve().parents[1]

#: Every place that imports onnxruntime, each as the first of its process.
PLACES = {
    "engine": "from pcam_model.engine import open_engine; open_engine(Path(sys.argv[1]), 'cpu')",
    "doctor": "from viewer.cli import main; main(['doctor', '--model', sys.argv[1]])",
    "export": "import pcam_model.network.onnx_export",
    "training": "import train.raw_outputs, onnxruntime",
}


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_left_outside_the_program_s_own_folders(place: str, tmp_path: Path) -> None:
    model = write_model(tmp_path / "model.onnx")
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    for folder in (home, temporary):
        folder.mkdir()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "PCAM_", "ORT_"))
    }
    own = {"HOME": home, "TMPDIR": temporary, "PYTHONPATH": ROOT, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; from pathlib import Path; {PLACES[place]}", model],
        env=kept | {name: str(value) for name, value in own.items()},
        cwd=home, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    left = [path for folder in (home, temporary) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in left if "pcam-viewer" not in path.parts] == []
