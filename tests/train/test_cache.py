"""``pcam-train cache`` through its front door."""

import shutil
from pathlib import Path

import numpy as np
import publishers
import pytest

from train.cli import main


def _cache(*arguments: object) -> int:
    return main(["cache", *map(str, arguments)])


def test_a_folder_is_prepared_for_all_its_splits(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--data", dataset, "--layout", "chestxray14", "--size", 32, "--out", tmp_path]
    assert _cache(*chosen) == 0
    assert "24 images in" in capsys.readouterr().out
    files = sorted(tmp_path.rglob("*.npy"))
    assert sum(len(np.load(file)) for file in files) == 24
    data = f"data=[{{root: {dataset}, split: train}}]"
    val = f"val=[{{root: {dataset}, split: val}}]"
    assert _cache(data, val, "size=32", f"cache={tmp_path}") == 0
    assert "18 images in" in capsys.readouterr().out
    assert sorted(tmp_path.rglob("*.npy")) == files


def test_a_configuration_names_what_to_prepare(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fit.yaml"
    file.write_text(f"data: [{{root: {dataset}, limit: 5}}]\nsize: 40\ncache: {tmp_path}/cache\n")
    assert _cache("--config", file) == 0
    assert "5 images in" in capsys.readouterr().out
    assert [folder.name[:5] for folder in (tmp_path / "cache").iterdir()] == ["40x40"]


def test_unreadable_images_are_named(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "data"
    shutil.copytree(dataset, root)
    (root / "images" / "00000002_001.png").write_bytes(b"no picture")
    data = f"data=[{{root: {root}, unreadable: 0.1}}]"
    assert _cache(data, "size=32", f"cache={tmp_path}/cache") == 1
    said = capsys.readouterr()
    assert "00000002_001: " in said.err
    assert "23 images in" in said.out
    assert _cache(f"data=[{{root: {root}}}]", "size=32", f"cache={tmp_path}/cache") == 1
    assert "data.unreadable" in capsys.readouterr().err


def test_a_patient_in_data_and_val_is_an_error_also_across_data_sets(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(dataset, copy)
    data, val = f"data=[{{root: {copy}}}]", f"val=[{{root: {dataset}, split: val}}]"
    assert _cache(data, val, "size=32", f"cache={tmp_path}/cache") == 1
    assert "3 patients" in capsys.readouterr().err
    # Numbers of patients in a folder are the folder's own.
    one, other = (publishers.write_folder(tmp_path / name) for name in ("one", "other"))
    data = f"data=[{{root: {one}, layout: folder}}]"
    assert _cache(data, f"val=[{{root: {other}, layout: folder}}]", "size=32",
                  f"cache={tmp_path}/cache") == 0  # fmt: skip


def test_equal_pictures_of_several_patients_are_a_warning(
    dataset: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = tmp_path / "data"
    shutil.copytree(dataset, root)
    images = root / "images"
    shutil.copy(images / "00000001_000.png", images / "00000004_001.png")
    # The same patient's picture twice is no leak.
    shutil.copy(images / "00000002_000.png", images / "00000002_001.png")
    cache = tmp_path / "cache"
    assert _cache(f"data=[{{root: {root}}}]", "size=32", f"cache={cache}") == 0
    assert "1 images are listed for several patients" in caplog.text
    listed = next(cache.rglob("duplicates.csv")).read_text().splitlines()
    assert listed == [
        "group,data,image",
        f"1,{root},00000001_000",
        f"1,{root},00000004_001",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name either --config, or --data"),
        (["--data", "x"], "--data needs --layout and --size"),
        (["--data", "x", "size=3"], "name either"),
        (["--data", "nowhere", "--layout", "rsna", "--size", "64"], "nowhere is not a folder"),
        (["size=64"], "name at least one data set"),
        (["size=64", "--workers", "0"], "--workers"),
    ],
)
def test_what_is_missing_is_said(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _cache(*arguments) == 1
    assert message in capsys.readouterr().err
