"""The arrows between the packages, and what starting the base installation may load."""

import ast
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

#: What the extras bring; the base installation must run without any of it.
BEYOND_BASE = ("torch", "torchvision", "lightning", "onnx", "safetensors", "torchmetrics", "train")


def loaded_by(program: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after a program."""
    code = (
        f"{program}\nimport sys\nprint('loaded:', *{{name.split('.')[0] for name in sys.modules}})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    line = next(line for line in done.stdout.splitlines() if line.startswith("loaded:"))
    return set(line.split()[1:])


def imports_of(file: Path) -> set[str]:
    """Return the modules and names that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_import_contracts_are_kept() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "program",
    [
        "import viewer.cli",
        "import viewer.ui.app",
        "import viewer.review.analysis, viewer.dicom.read, viewer.export.exporter",
        # A run must not load them late either.
        "import numpy\nfrom pcam_model.engine import open_engine\n"
        "open_engine(device='cpu').predict(numpy.zeros((300, 300), numpy.float32) + 0.5)",
    ],
)
def test_base_loads_nothing_of_the_extras(program: str) -> None:
    assert loaded_by(program).isdisjoint(BEYOND_BASE)


@pytest.mark.parametrize("package", ["viewer/dicom", "viewer/review", "viewer/export"])
def test_widgets_stay_in_the_user_interface(package: str) -> None:
    # import-linter sees PySide6 as a whole; exporters may paint with QtGui, but know no widget.
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    imported = {
        f"{file.name}: {name}" for file in files for name in imports_of(file) if "Widgets" in name
    }
    assert not imported


def test_model_loads_neither_dicom_nor_qt() -> None:
    loaded = loaded_by("import pcam_model.engine, pcam_model.heatmap, pcam_model.suitability")
    assert loaded.isdisjoint({"pydicom", "PySide6", "pyqtgraph", "viewer"})


def test_reading_loads_no_qt() -> None:
    loaded = loaded_by("import viewer.dicom.read, viewer.dicom.display, viewer.review.analysis")
    assert loaded.isdisjoint({"PySide6", "pyqtgraph"})


@pytest.mark.parametrize("group", ["pcam_viewer.engines", "pcam_viewer.exporters"])
def test_built_in_entry_points_load(group: str) -> None:
    points = metadata.entry_points(group=group)
    assert points, f"nothing is registered in {group}"
    assert all(point.load() is not None for point in points)


def test_links_of_the_documentation_lead_somewhere() -> None:
    command = [sys.executable, str(ROOT / "scripts/check_docs.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
