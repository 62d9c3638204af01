"""What goes into the wheel, and what its metadata promises."""

import configparser
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import resources

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel built from this checkout, with the build tools of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "--no-index"]
    done = subprocess.run(
        [*command, "--no-build-isolation", "--wheel-dir", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


def text_of(wheel: zipfile.ZipFile, ending: str) -> str:
    (name,) = (name for name in wheel.namelist() if name.endswith(ending))
    return wheel.read(name).decode()


def test_wheel_holds_every_package_and_resource(wheel: zipfile.ZipFile) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "viewer", "pcam_model", "train", "resources"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    missing = {name for name in tracked if name} - set(wheel.namelist())
    assert not {name for name in missing if (ROOT / name).exists()}


def test_wheel_brings_the_default_model_and_the_demo_study(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert f"resources/{resources.DEFAULT_MODEL}" in names
    assert any(name.startswith(f"resources/{resources.DEMO_STUDY}/") for name in names)


def test_wheel_leaves_tests_and_benchmarks_out(wheel: zipfile.ZipFile) -> None:
    folders = {name.split("/")[0] for name in wheel.namelist()}
    packages = {folder for folder in folders if not folder.endswith(".dist-info")}
    assert packages == {"viewer", "pcam_model", "train", "resources"}


def test_wheel_installs_both_commands_and_the_entry_points(wheel: zipfile.ZipFile) -> None:
    points = configparser.ConfigParser()
    points.read_string(text_of(wheel, "entry_points.txt"))
    assert set(points["console_scripts"]) == {"pcam-viewer", "pcam-train"}
    assert {"onnxruntime", "torch"} <= set(points["pcam_viewer.engines"])
    assert {"json", "csv", "png"} <= set(points["pcam_viewer.exporters"])


def test_wheel_carries_the_licence(wheel: zipfile.ZipFile) -> None:
    assert "Apache License" in text_of(wheel, "licenses/LICENSE")
    assert "License-Expression: Apache-2.0" in text_of(wheel, "METADATA")


def test_base_requires_no_torch(wheel: zipfile.ZipFile) -> None:
    requirements = re.findall(r"^Requires-Dist: (.+)$", text_of(wheel, "METADATA"), re.MULTILINE)
    base = [requirement for requirement in requirements if "extra ==" not in requirement]
    assert base
    assert not [requirement for requirement in base if requirement.startswith(("torch", "onnx>"))]


def test_every_direct_requirement_has_a_tested_version(wheel: zipfile.ZipFile) -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_key(pin.partition("==")[0]) for pin in pins if "==" in pin and pin[0] != "#"}
    requirements = re.findall(
        r"^Requires-Dist: ([\w.-]+)", text_of(wheel, "METADATA"), re.MULTILINE
    )
    # Either runtime satisfies the viewer; the one for GPUs is chosen by hand.
    wanted = {_key(name) for name in requirements} - {"pcam-viewer", "onnxruntime-gpu"}
    assert wanted <= pinned


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
