"""The cache of prepared images: right, shared, resumable, verified."""

import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import numpy as np
import publishers
import pytest

from pcam_model.manifest import Input
from pcam_model.preprocess import network_input
from train.datasets.layouts import open_layout
from train.datasets.records import Record, read_image
from train.prepared import REPORT, PreparationError, prepared
from train.prepared_images import PreparedImages
from viewer.dicom.source import Source

SPEC = Input(rows=24, columns=16)


def _files(cache: Path) -> dict[Path, int]:
    return {file: file.stat().st_mtime_ns for file in cache.rglob("*.npy")}


def _records(folder: Path, count: int, kinds: int = 4) -> list[Record]:
    """Return many images; the files of a kind share their bytes but not their names."""
    originals = [folder / f"original-{kind}.png" for kind in range(kinds)]
    for kind, file in enumerate(originals):
        publishers.write_raster(file, publishers.grey(kind, (200, 160)))
    records = []
    for index in range(count):
        file = folder / f"{index:04d}.png"
        os.link(originals[index % kinds], file)
        records.append(Record(file.stem, Source(file), str(index), {}))
    return records


def test_prepared_images_are_the_networks_input_in_eight_bits(
    dataset: Path, tmp_path: Path
) -> None:
    records = open_layout("chestxray14", dataset)
    images = prepared(records, SPEC, tmp_path)
    assert images.shape == (24, 24, 16)
    for record, image in zip(records, images, strict=True):
        normalised = network_input(read_image(record), SPEC)[0, 0]
        np.testing.assert_allclose(image / 255, normalised * SPEC.std + SPEC.mean, atol=0.502 / 255)


def test_dicom_of_both_polarities_is_prepared_as_the_viewer_reads_it(tmp_path: Path) -> None:
    records = open_layout("vindr", publishers.write_vindr(tmp_path / "vindr"))
    images = prepared(records, SPEC, tmp_path / "cache")
    for seed, image in enumerate(images):
        # A 12-bit window moves the 8-bit greys of the factory by less than one step of 256.
        grey = publishers.grey(seed).astype(np.float32) / 255 * (4080 / 4095)
        expected = network_input(grey, SPEC)[0, 0] * SPEC.std + SPEC.mean
        assert np.abs(image / 255 - expected).mean() < 0.01


def test_it_is_indexed_like_an_array(dataset: Path, tmp_path: Path) -> None:
    images = prepared(open_layout("chestxray14", dataset), SPEC, tmp_path)
    array = np.asarray(images)
    assert (array.shape, array.dtype) == ((24, 24, 16), np.uint8)
    assert len(images) == 24
    for index in (3, -1, np.int64(5), slice(2, 9, 3), [4, 4, 0], np.array([1, 2]), slice(0, 0)):
        np.testing.assert_array_equal(images[index], array[index])
    with pytest.raises(IndexError):
        images[24]
    assert not images[0].flags.writeable
    again = pickle.loads(pickle.dumps(images))
    np.testing.assert_array_equal(again, array)


def test_splits_share_what_is_there(dataset: Path, tmp_path: Path) -> None:
    every = prepared(open_layout("chestxray14", dataset), SPEC, tmp_path)
    before = _files(tmp_path)
    val = prepared(open_layout("chestxray14", dataset, None, "val"), SPEC, tmp_path)
    np.testing.assert_array_equal(val, every[18:])
    assert _files(tmp_path) == before


def test_another_specification_is_another_cache_but_for_normalisation(
    dataset: Path, tmp_path: Path
) -> None:
    records = open_layout("chestxray14", dataset)[:2]
    first = prepared(records, SPEC, tmp_path)
    same = prepared(records, Input(rows=24, columns=16, mean=0.1, std=0.7), tmp_path)
    other = prepared(records, Input(rows=24, columns=16, equalise=False), tmp_path)
    assert same.folder == first.folder
    assert other.folder != first.folder
    assert not np.array_equal(other, first)


def test_several_processes_give_the_same(tmp_path: Path) -> None:
    records = _records(tmp_path, 150)
    one = prepared(records, SPEC, tmp_path / "one", workers=1)
    two = prepared(records, SPEC, tmp_path / "two", workers=2)
    np.testing.assert_array_equal(one, two)
    assert {file.name for file in _files(tmp_path / "one")} == {
        file.name for file in _files(tmp_path / "two")
    }


_SLOW = """
import sys, time
from pathlib import Path
import train.prepared
from pcam_model.manifest import Input
from train.datasets.records import Record
from viewer.dicom.source import Source

quick = train.prepared.prepare_one
def slow(source, spec):
    time.sleep(0.004)
    return quick(source, spec)
train.prepared.prepare_one = slow
folder, cache = map(Path, sys.argv[1:])
records = [Record(f.stem, Source(f), f.stem, {}) for f in sorted(folder.glob("0*.png"))]
train.prepared.prepared(records, Input(rows=24, columns=16), cache, workers=1)
"""


def _until(condition, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.005)


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.13])
def test_killed_and_run_again_it_is_as_if_nothing_had_happened(
    tmp_path: Path, delay: float
) -> None:
    records = _records(tmp_path, 320)
    cache = tmp_path / "cache"
    process = subprocess.Popen([sys.executable, "-c", _SLOW, str(tmp_path), str(cache)])
    try:
        _until(lambda: any(cache.rglob("*.json")) or process.poll() is not None)
        time.sleep(delay)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == -signal.SIGKILL
    finished = {file: when for file, when in _files(cache).items()
                if file.with_suffix(".json").exists()}  # fmt: skip
    assert 1 <= len(finished) < 5
    resumed = prepared(records, SPEC, cache, workers=1)
    after = _files(cache)
    assert finished.items() <= after.items()
    assert len([file for file in after if not file.name.startswith(".")]) == 5
    uninterrupted = prepared(records, SPEC, tmp_path / "other", workers=1)
    np.testing.assert_array_equal(resumed, uninterrupted)
    assert resumed.digests == uninterrupted.digests


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes")
def test_no_process_outlives_a_killed_builder(tmp_path: Path) -> None:
    _records(tmp_path, 3000)
    write = "path,Mass\n" + "".join(f"{index:04d}.png,1\n" for index in range(3000))
    (tmp_path / "labels.csv").write_text(write)
    command = ["cache", "--data", str(tmp_path), "--layout", "folder", "--size", "200"]
    process = subprocess.Popen(
        [sys.executable, "-m", "train.cli", *command, "--out", str(tmp_path / "cache"),
         "--workers", "2"],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    try:
        _until(lambda: any((tmp_path / "cache").rglob("*.json")) or process.poll() is not None)
        workers = [Path("/proc") / name for name in children.read_text().split()]
    finally:
        process.kill()
        process.wait()
    assert process.returncode == -signal.SIGKILL
    assert len(workers) >= 2
    _until(lambda: not any(_alive(worker) for worker in workers))


def _alive(process: Path) -> bool:
    try:
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _damage_pixel(folder: Path) -> None:
    file = next(folder.rglob("*.npy"))
    stat = file.stat()
    data = bytearray(file.read_bytes())
    data[-5] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _cut_off(folder: Path) -> None:
    file = next(folder.rglob("*.npy"))
    file.write_bytes(file.read_bytes()[:-100])


def _damage_list(folder: Path) -> None:
    file = next(folder.rglob("*.json"))
    file.write_text(file.read_text()[:-3])


def _exchange_keys(folder: Path) -> None:
    file = next(folder.rglob("*.json"))
    text = file.read_text()
    first, second = text.split('"')[3], text.split('"')[5]
    file.write_text(text.replace(first, "x").replace(second, first).replace("x", second))


def _lose_pixels(folder: Path) -> None:
    next(folder.rglob("*.npy")).unlink()


@pytest.mark.parametrize(
    "damage", [_damage_pixel, _cut_off, _damage_list, _exchange_keys, _lose_pixels]
)
def test_a_damaged_block_is_noticed_and_made_again(
    damage, dataset: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    records = open_layout("chestxray14", dataset)
    before = np.asarray(prepared(records, SPEC, tmp_path))
    prepared(records, SPEC, tmp_path)
    assert not caplog.records
    damage(tmp_path)
    np.testing.assert_array_equal(prepared(records, SPEC, tmp_path), before)
    assert "prepared again" in caplog.text
    caplog.clear()
    np.testing.assert_array_equal(prepared(records, SPEC, tmp_path), before)
    assert not caplog.records


def test_a_file_that_changed_is_prepared_again(tmp_path: Path) -> None:
    root = publishers.write_folder(tmp_path / "data")
    records = open_layout("folder", root)
    first = np.asarray(prepared(records, SPEC, tmp_path / "cache"))
    publishers.write_raster(root / "a" / "one.png", publishers.grey(77))
    second = np.asarray(prepared(records, SPEC, tmp_path / "cache"))
    assert not np.array_equal(first[0], second[0])
    np.testing.assert_array_equal(first[1], second[1])


def _break(record: Record) -> None:
    record.source.path.write_bytes(b"\x89PNG\r\n\x1a\n and nothing more")


@pytest.fixture
def broken(dataset: Path, tmp_path: Path) -> list[Record]:
    """All images of the small data set; the third is damaged and the fifth has gone."""
    root = tmp_path / "data"
    shutil.copytree(dataset, root)
    records = open_layout("chestxray14", root)
    _break(records[2])
    records[4].source.path.unlink()
    return records


def test_unreadable_images_are_named_and_left_out(
    broken: list[Record], dataset: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = tmp_path / "cache"
    images = prepared(broken, SPEC, cache, most_unreadable=0.1)
    assert images.unreadable.keys() == {broken[2].name, broken[4].name}
    assert "damaged" in images.unreadable[broken[2].name]
    assert "does not exist" in images.unreadable[broken[4].name]
    kept = [index for index in range(24) if index not in (2, 4)]
    assert images.readable.tolist() == kept
    whole = prepared(open_layout("chestxray14", dataset), SPEC, cache)
    np.testing.assert_array_equal(images, whole[kept])
    report = (images.folder / REPORT).read_text()
    assert broken[2].name in report
    assert broken[4].name in report
    assert "2 of 24 images" in caplog.text
    # Names of files may be of patients: they stand in the report alone.
    assert broken[2].name not in caplog.text


def test_too_many_unreadable_images_are_an_error(broken: list[Record], tmp_path: Path) -> None:
    with pytest.raises(PreparationError, match=rf"2 of 24 images.*{broken[2].name}: .*damaged"):
        prepared(broken, SPEC, tmp_path / "cache")


def test_a_repaired_image_leaves_the_report(broken: list[Record], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    images = prepared(broken, SPEC, cache, most_unreadable=0.1)
    for index in (2, 4):
        publishers.write_raster(broken[index].source.path, publishers.grey(index))
    assert len(prepared(broken, SPEC, cache)) == 24
    assert not (images.folder / REPORT).exists()


def test_an_archive_is_opened_once_for_all_its_members(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "zipped"
    root.mkdir()
    shutil.copy(dataset / "Data_Entry_2017_v2020.csv", root)
    with zipfile.ZipFile(root / "images.zip", "w") as archive:
        for file in (dataset / "images").iterdir():
            archive.write(file, f"images/{file.name}")
    records = open_layout("chestxray14", root)
    opened = []
    bare = zipfile.ZipFile.__init__

    def counted(self, *arguments, **options) -> None:
        opened.append(arguments)
        bare(self, *arguments, **options)

    monkeypatch.setattr(zipfile.ZipFile, "__init__", counted)
    images = prepared(records, SPEC, tmp_path / "cache")
    # Once for what the archive says of its members, once to read them.
    assert len(opened) == 2
    plain = prepared(open_layout("chestxray14", dataset), SPEC, tmp_path / "cache")
    np.testing.assert_array_equal(images, plain)


def test_a_full_disk_is_said_before_any_work(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)
    with pytest.raises(PreparationError, match=r"needs .* GB more"):
        prepared(open_layout("chestxray14", dataset), SPEC, tmp_path)
    assert not _files(tmp_path)


def test_a_process_that_was_ended_is_said_with_what_to_do(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*_):
        yield from ()
        raise BrokenProcessPool

    monkeypatch.setattr("train.prepared.in_order_of_completion", ended)
    with pytest.raises(PreparationError, match="run this again, with fewer workers"):
        prepared(open_layout("chestxray14", dataset), SPEC, tmp_path)


def test_no_images_are_no_error(tmp_path: Path) -> None:
    images = prepared([], SPEC, tmp_path)
    assert isinstance(images, PreparedImages)
    assert np.asarray(images).shape == (0, 24, 16)
