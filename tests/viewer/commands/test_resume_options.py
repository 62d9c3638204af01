"""``analyze --resume``: a folder never mixes what was made with other options."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from chests import IDENTIFYING, write_chest

from viewer.cli import main

ALL = "csv,dicom,sr,json"


def analyze(*arguments: object) -> int:
    return main(["analyze", *map(str, arguments)])


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """Return a folder of two images that name a patient."""
    folder = tmp_path / "in"
    for name in ("a", "b"):
        write_chest(folder / f"{name}.dcm", **IDENTIFYING)
    return folder


@pytest.mark.parametrize(
    ("first", "second", "was", "now"),
    [
        ((), ("--identifiers",), "no --identifiers", "--identifiers"),
        (("--identifiers",), (), "--identifiers", "no --identifiers"),
        ((), ("--dates", "shifted"), "--dates removed", "--dates shifted"),
        (("--keep", "uids,device"), ("--keep", "device"), "--keep device,uids", "--keep device"),
        (("--keep", "device"), (), "--keep device", "no --keep"),
        (("--force",), (), "--force", "no --force"),
    ],
)
def test_other_options_are_refused_and_named(
    first: tuple[str, ...], second: tuple[str, ...], was: str, now: str,
    images: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    out = tmp_path / "out"
    options = ("--out", out, "--model", model, "--formats", ALL)
    assert analyze(images / "a.dcm", *options, *first) == 0
    before = contents(out)
    capsys.readouterr()
    assert analyze(images, *options, *second, "--resume") == 2
    said = capsys.readouterr().err
    assert f"was made with {was}; this command has {now}," in said
    assert "choose another --out, or leave out --resume" in said
    assert contents(out) == before
    assert analyze(images, *options, *first, "--resume") == 0
    assert len(lines(out / "results.jsonl")) == 2


def test_names_to_keep_may_come_in_any_order(images: Path, model: Path, tmp_path: Path) -> None:
    options = (images, "--out", tmp_path / "out", "--model", model)
    assert analyze(*options, "--keep", "uids,device") == 0
    assert analyze(*options, "--keep", "device, uids", "--resume") == 0


def test_the_thresholds_that_differ_are_named(
    images: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = (images, "--out", tmp_path / "out", "--model", model)
    assert analyze(*options, "--threshold", "Mass=0.25") == 0
    assert analyze(*options, "--threshold", "Mass=0.1", "--resume") == 2
    assert "other thresholds (Mass 0.25 instead of 0.1)" in capsys.readouterr().err


def test_options_are_kept_before_the_first_image_is_done(
    images: Path, model: Path, tmp_path: Path
) -> None:
    """A run that is killed early leaves files without a line; they too must not be mixed in."""
    out = tmp_path / "out"
    options = (images, "--out", out, "--model", model, "--formats", "pdf")
    assert analyze(*options, "--identifiers") == 0
    (out / "results.jsonl").write_bytes(b"")
    assert analyze(*options, "--resume") == 2


def test_results_that_do_not_tell_their_options_are_not_gone_on_with(
    images: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    options = (images, "--out", out, "--model", model)
    assert analyze(*options) == 0
    for damage in (lambda path: path.write_text('{"identifiers":'), Path.unlink):
        damage(out / "run.jsonl")
        assert analyze(*options, "--resume") == 2
        assert "does not tell with which options" in capsys.readouterr().err
    assert analyze(*options) == 0
    assert analyze(*options, "--resume") == 0


def test_formats_that_are_not_asked_for_any_more_are_said(
    images: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = (images, "--out", tmp_path / "out", "--model", model)
    assert analyze(*options, "--formats", "csv,json") == 0
    capsys.readouterr()
    assert analyze(*options, "--formats", "csv", "--resume") == 0
    assert "done before keep their files of json" in capsys.readouterr().err


def test_a_finished_image_keeps_its_files_whatever_their_names(model: Path, tmp_path: Path) -> None:
    """Dots in a name, and frames: an image that is found before it takes no file away."""
    pixels = np.full((2, 200, 200), 1000, np.uint16)
    pixels[:, 40:160, 60:140] = 3000
    for folder in ("x", "y"):
        write_chest(tmp_path / folder / "a.b.dcm")
        write_chest(tmp_path / folder / "two.dcm", pixels)
    out = tmp_path / "out"
    options = ("--out", out, "--model", model, "--formats", "json")
    assert analyze(tmp_path / "y", *options) == 0
    assert analyze(tmp_path / "x", tmp_path / "y", *options, "--resume") == 0
    records = lines(out / "results.jsonl")
    files = [record["files"]["json"] for record in records]
    assert len(records) == len(set(files)) == 6


def test_a_private_copy_stays_private(images: Path, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = (images, "--out", out, "--model", model, "--formats", "dicom", "--resume")
    assert analyze(*options) == 0
    assert analyze(*options, "--identifiers") == 2
    for file in out.glob("*.dcm"):
        assert pydicom.dcmread(file).PatientIdentityRemoved == "YES"
