"""Plug-ins on the command line: the example of the docs, and one that fails at every turn."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from chests import write_chest
from example_plugin import install_example

from pcam_model import plugins
from tests.support.distribution import install_distribution
from viewer.cli import main

BROKEN = """
class Unlicensed:
    name, suffix, description = "unlicensed", ".u", "Never made"
    def __init__(self):
        raise RuntimeError("no licence")

class Leaves:
    name, suffix, description = "leaves", ".leaves", "Ends the program"
    def export(self, case, target, options):
        raise SystemExit(0)

class Late:
    name, suffix, description = "late", ".late", "Fails when used"
    def export(self, case, target, options):
        raise KeyError("mask")

class Engine:
    @classmethod
    def open(cls, path, device, threads):
        from pcam_model.engine import OnnxEngine
        made = OnnxEngine.open(path, "cpu", 1)
        made.predict = cls.fail
        made.predict_many = cls.fail
        return made
    @staticmethod
    def fail(*_):
        raise ZeroDivisionError("division by zero")
"""


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_example(tmp_path_factory.mktemp("site"))


@pytest.fixture
def installed(example: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(example))
    importlib.invalidate_caches()
    yield
    for name in [name for name in sys.modules if name.startswith("pcam_viewer_example")]:
        del sys.modules[name]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_distribution(
        monkeypatch, tmp_path / "site", "broken_plug_in", BROKEN,
        "[pcam_viewer.exporters]\n"
        "gone = broken_plug_in_gone:Exporter\n"
        "unlicensed = broken_plug_in:Unlicensed\n"
        "late = broken_plug_in:Late\n"
        "leaves = broken_plug_in:Leaves\n"
        "[pcam_viewer.engines]\n"
        "crash = broken_plug_in:Engine\n",
    )  # fmt: skip


def analyze(*arguments: object) -> int:
    return main(["analyze", *map(str, arguments)])


@pytest.mark.usefixtures("installed")
def test_the_example_works_in_analyze(chest: Path, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = ("--model", model, "--engine", "fixed-map", "--formats", "tsv,csv")
    assert analyze(chest, "--out", out, *options) == 0
    (record,) = map(json.loads, (out / "results.jsonl").read_text().splitlines())
    assert record["model"]["name"] == "fixed-map example"
    assert {one["finding"] for one in record["findings"]} == {"Mass", "Effusion", "Cardiomegaly"}
    for one in record["findings"]:
        assert one["probability"] == pytest.approx(0.880797, abs=1e-6)
        # Cell (2, 5) of 8 × 8 on 480 × 400 pixels, with half of what lies between the cells.
        (box,) = one["boxes"]
        assert 240 < box["x"] + box["width"] / 2 < 310
        assert 120 < box["y"] + box["height"] / 2 < 180
    table = (out / record["files"]["tsv"]).read_text().splitlines()
    assert len(table) == 4
    assert table[0].split("\t")[:2] == ["finding", "probability"]
    assert "MARK" not in "".join(table)


@pytest.mark.usefixtures("installed")
def test_doctor_names_the_example(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", "--model", str(model)])
    said = capsys.readouterr().out
    assert "engine   fixed-map     pcam-viewer-example 1.0" in said
    assert "exporter tsv           pcam-viewer-example 1.0" in said
    assert "SWITCHED OFF" not in said


@pytest.mark.usefixtures("broken")
def test_doctor_names_what_is_broken(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--model", str(model)]) == 1
    said = capsys.readouterr().out
    assert "exporter gone          broken-plug-in 1.0 · SWITCHED OFF" in said
    assert (
        "'unlicensed' (broken_plug_in:Unlicensed) cannot be used: RuntimeError: no licence" in said
    )


def test_doctor_names_installed_models(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PCAM_VIEWER_MODELS", str(tmp_path))
    (tmp_path / "mine.onnx").write_bytes(model.read_bytes())
    (tmp_path / "cut.onnx").write_bytes(model.read_bytes()[:-50])
    assert main(["doctor", "--model", str(model)]) == 1
    said = capsys.readouterr().out
    assert f"{tmp_path}/mine.onnx" in said
    assert "test-model 1.2" in said
    assert "CANNOT BE USED" in said
    assert "not a whole ONNX model" in said


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("name", "said"),
    [("gone", "No module named 'broken_plug_in_gone'"), ("unlicensed", "no licence")],
)
def test_a_format_that_cannot_be_loaded_is_wrong_usage(
    name: str, said: str, chest: Path, model: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    out = tmp_path / "out"
    assert analyze(chest, "--out", out, "--model", model, "--formats", f"csv,{name}") == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.usefixtures("broken")
def test_a_format_that_fails_is_switched_off_and_the_run_goes_on(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b", "c"):
        write_chest(tmp_path / "in" / f"{name}.dcm")
    out = tmp_path / "out"
    options = ("--model", model, "--formats", "csv,late", "--workers", "1")
    assert analyze(tmp_path / "in", "--out", out, *options) == 1
    records = [json.loads(line) for line in (out / "results.jsonl").read_text().splitlines()]
    assert [set(record["files"]) for record in records] == [{"csv"}] * 3
    errors = (out / "errors.jsonl").read_text().splitlines()
    assert len(errors) == 3
    assert all("'late' (broken_plug_in:Late) failed: KeyError: 'mask'" in one for one in errors)
    assert all("switched off until the program starts again" in one for one in errors)
    assert "Traceback" not in capsys.readouterr().err
    assert plugins.why_off(plugins.EXPORTERS, "late")


@pytest.mark.usefixtures("broken")
def test_a_format_that_would_end_the_program_is_switched_off(
    chest: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    options = ("--model", model, "--formats", "leaves,csv")
    assert analyze(chest, "--out", out, *options) == 1
    (record,) = map(json.loads, (out / "results.jsonl").read_text().splitlines())
    assert set(record["files"]) == {"csv"}
    assert "'leaves' (broken_plug_in:Leaves) failed: SystemExit: 0" in capsys.readouterr().err


@pytest.mark.usefixtures("broken")
def test_an_engine_that_fails_ends_the_run(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(50):
        write_chest(tmp_path / "in" / f"{number}.dcm")
    out = tmp_path / "out"
    options = ("--model", model, "--engine", "crash", "--workers", "1")
    assert analyze(tmp_path / "in", "--out", out, *options) == 1
    said = capsys.readouterr().err
    assert "'crash' (broken_plug_in:Engine, of broken-plug-in 1.0) failed" in said
    assert "division by zero" in said
    assert "--resume" in said
    assert "Traceback" not in said
    assert len((out / "errors.jsonl").read_text().splitlines()) < 50


def test_an_unknown_engine_is_wrong_usage(
    chest: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--model", model, "--engine", "tflite")
    assert analyze(chest, "--out", tmp_path / "out", *options) == 2
    assert "there is no engine 'tflite'" in capsys.readouterr().err
