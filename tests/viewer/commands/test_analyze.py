"""``pcam-viewer analyze``: every image has a line, every failure a reason."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from chests import IDENTIFYING, SOP_INSTANCE_UID, write_chest
from onnx_factory import write_model
from PIL import Image

from pcam_model.engine import open_engine
from viewer.cli import main
from viewer.dicom.read import read
from viewer.dicom.scan import scan
from viewer.review.analysis import analyse


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def analyze(*arguments: object) -> int:
    return main(["analyze", *map(str, arguments)])


def test_result_has_the_agreed_fields(chest: Path, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert analyze(chest, "--out", out, "--model", model, "--formats", "json,csv,png") == 0
    (record,) = lines(out / "results.jsonl")
    agreed = ("path", "sop_instance_uid", "warnings", "findings", "model", "device", "seconds")
    assert set(agreed) <= set(record)
    assert record["path"] == str(chest)
    assert record["sop_instance_uid"] == SOP_INSTANCE_UID
    assert record["device"] == "CPU"
    assert set(record["seconds"]) == {"read", "preprocess", "inference", "export"}
    assert all(value >= 0 for value in record["seconds"].values())
    assert record["seconds"]["export"] > 0
    prediction = analyse(read(chest), open_engine(model))
    for one in record["findings"]:
        assert one["probability"] == pytest.approx(prediction.probability(one["finding"]), abs=1e-6)
        assert one["operating_point"] == 0.5
        assert one["positive"] == (one["probability"] >= 0.5)
        assert one["edited"] is False
    mass = next(one for one in record["findings"] if one["finding"] == "Mass")
    box = mass["boxes"][0]
    # The bright square: x 50 to 150, y 60 to 180; cells are 50 × 60 pixels.
    assert box["x"] == pytest.approx(50, abs=26)
    assert box["y"] == pytest.approx(60, abs=31)
    assert box["x"] + box["width"] == pytest.approx(150, abs=26)
    assert box["y"] + box["height"] == pytest.approx(180, abs=31)
    assert lines(out / "errors.jsonl") == []
    assert {path.name for path in out.iterdir()} == {
        "results.jsonl", "errors.jsonl", "run.jsonl",
        "chest-0001.json", "chest-0001.csv", "chest-0001.png",
    }  # fmt: skip
    assert record["files"] == {name: f"chest-0001.{name}" for name in ("json", "csv", "png")}


def test_failures_are_named_and_the_rest_is_done(
    chest: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = chest.parent / "a\x1b[31mbad.txt"
    bad.write_text("no image")
    out = tmp_path / "out"
    missing = tmp_path / "nowhere.dcm"
    assert analyze(chest.parent, missing, "--out", out, "--model", model) == 1
    assert len(lines(out / "results.jsonl")) == 1
    errors = lines(out / "errors.jsonl")
    assert len(errors) == 2
    assert "neither a DICOM file" in errors[0]["error"]
    assert errors[1] == {"path": str(missing), "error": "There is no such file or folder."}
    said = capsys.readouterr()
    assert "\x1b" not in said.err
    assert said.out == ""
    assert f"{missing}: There is no such file or folder." in said.err
    assert "1 analysed, 2 failed" in said.err


def test_default_files_hold_no_identifier(model: Path, tmp_path: Path) -> None:
    source = write_chest(tmp_path / "in" / "MARKNAME-markpatientid.dcm", **IDENTIFYING)
    out = tmp_path / "out"
    assert analyze(source, "--out", out, "--model", model, "--formats", "json,csv,png,jpeg") == 0
    secrets = [part for value in IDENTIFYING.values() for part in value.split("^")]
    for file in out.iterdir():
        assert "mark" not in file.name.lower()
        if file.name == "results.jsonl":
            continue
        content = file.read_bytes().lower()
        assert content or file.name == "errors.jsonl"
        for secret in (*secrets, SOP_INSTANCE_UID):
            assert secret.lower().encode() not in content, (file.name, secret)
    # The list of results names path and instance, as agreed, and nothing else.
    (record,) = lines(out / "results.jsonl")
    assert record.pop("path") == str(source)
    assert record.pop("sop_instance_uid") == SOP_INSTANCE_UID
    assert not [secret for secret in secrets if secret.lower() in json.dumps(record).lower()]


def test_identifiers_if_asked(chest: Path, model: Path, tmp_path: Path) -> None:
    arguments = (chest, "--out", tmp_path, "--model", model, "--formats", "json", "--identifiers")
    assert analyze(*arguments) == 0
    record = json.loads((tmp_path / "chest-0001.json").read_text())
    assert record["sop_instance_uid"] == SOP_INSTANCE_UID
    assert record["path"] == str(chest)


def test_what_may_be_kept_is_kept_and_nothing_else(
    chest: Path, model: Path, tmp_path: Path
) -> None:
    made = pydicom.dcmread(chest)
    block = made.private_block(0x0019, "SIEMENS MR HEADER", create=True)
    block.add_new(0x0C, "IS", 1000)
    block.add_new(0x08, "CS", "MARKPRIVATE")
    made.private_block(0x0009, "MARKCREATOR", create=True).add_new(0x01, "LO", "MARKPRIVATE")
    made.save_as(chest)
    options = ("--model", model, "--formats", "dicom", "--dates", "shifted")
    keep = "age-sex-size, safe-private"
    assert analyze(chest, "--out", tmp_path / "out", *options, "--keep", keep) == 0
    (file,) = (tmp_path / "out").glob("*.dcm")
    copy = pydicom.dcmread(file)
    assert copy.StudyDate not in ("", IDENTIFYING["StudyDate"])
    private = [element for element in copy if element.tag.is_private]
    assert [element.value for element in private] == ["SIEMENS MR HEADER", 1000]
    codes = {code.CodeValue for code in copy.DeidentificationMethodCodeSequence}
    assert codes == {"113100", "113108", "113107", "113111"}
    assert re.findall("MARK[A-Z]+", str(copy)) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--keep", "everything"), "--keep has no 'everything'; it takes age-sex-size, device"),
        (("--keep", "uids", "--identifiers"), "--identifiers keeps everything"),
        (("--dates", "shifted", "--identifiers"), "--identifiers keeps everything"),
    ],
)
def test_what_cannot_be_kept_is_said(
    arguments: tuple[str, ...], told: str, chest: Path, model: Path, tmp_path: Path, capsys
) -> None:
    assert analyze(chest, "--out", tmp_path / "out", "--model", model, *arguments) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_threshold_is_marked_and_changes_no_probability(
    chest: Path, model: Path, tmp_path: Path
) -> None:
    analyze(chest, "--out", tmp_path / "a", "--model", model)
    code = analyze(
        chest, "--out", tmp_path / "b", "--model", model, "--threshold", "mass=0.999",
        "--threshold", "Effusion=0",
    )  # fmt: skip
    assert code == 0
    before, after = (
        {one["finding"]: one for one in lines(tmp_path / name / "results.jsonl")[0]["findings"]}
        for name in "ab"
    )
    assert {name: one["probability"] for name, one in before.items()} == {
        name: one["probability"] for name, one in after.items()
    }
    assert {name: one["edited"] for name, one in after.items()} == {
        "Mass": True, "Effusion": True, "Cardiomegaly": False,
    }  # fmt: skip
    assert (after["Mass"]["threshold"], after["Mass"]["operating_point"]) == (0.999, 0.5)
    assert not after["Mass"]["positive"]
    assert after["Effusion"]["positive"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "--out"),
        (["{in}"], "--out"),
        (["{in}", "--out", "{out}", "--formats", "tiff"], "no format 'tiff'"),
        (["{in}", "--out", "{out}", "--threshold", "Mass"], "FINDING=P"),
        (["{in}", "--out", "{out}", "--threshold", "Mass=2"], "between 0 and 1"),
        (["{in}", "--out", "{out}", "--threshold", "Mass=nan"], "between 0 and 1"),
        (["{in}", "--out", "{out}", "--threshold", "Gout=.5"], "it has Mass, Effusion"),
        (["{in}", "--out", "{out}", "--workers", "0"], "1 or more"),
        (["{in}", "--out", "{out}", "--workers", "2", "--scheduler", "x"], "not allowed"),
        (["{in}", "--out", "{out}", "--scheduler", "nonsense://x:1"], "no Dask scheduler answers"),
        (
            ["{in}", "--out", "{out}", "--scheduler", "tcp://127.0.0.1:1"],
            "no Dask scheduler answers",
        ),
        (["{in}", "--out", "{in}"], "is a file"),
        (["{in}", "--out", "{out}", "--device", "tpu"], "invalid choice"),
        (["{in}", "--out", "{out}", "--model", "{in}"], "ONNX"),
        (["{in}", "--out", "{out}", "--unknown"], "unrecognized"),
        (["--out", "{out}"], "name files, folders"),
        (["@{out}", "--out", "{out}"], "cannot be read: No such file"),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(
    arguments: list[str],
    message: str,
    chest: Path,
    model: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    filled = [one.format(**{"in": chest, "out": out}) for one in arguments]
    if "--model" not in filled:
        filled += ["--model", str(model)]
    assert analyze(*filled) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "Traceback" not in said
    assert not out.exists()


def test_order_is_that_of_the_input_with_any_number_of_workers(model: Path, tmp_path: Path) -> None:
    for number in range(7):
        size = (900, 800) if number % 2 == 0 else (300, 310)
        pixels = np.random.default_rng(number).integers(0, 4000, size).astype(np.uint16)
        write_chest(tmp_path / "in" / f"{number}.dcm", pixels)
    (tmp_path / "in" / "3b.txt").write_text("x")
    for workers in (1, 3):
        out = tmp_path / f"out{workers}"
        assert analyze(tmp_path / "in", "--out", out, "--model", model, "--workers", workers) == 1
    one, three = (lines(tmp_path / f"out{workers}" / "results.jsonl") for workers in (1, 3))
    assert [Path(record["path"]).stem for record in one] == [str(number) for number in range(7)]
    for record in (*one, *three):
        del record["seconds"]
    assert one == three


def test_resume_skips_what_is_done_and_repairs_what_was_cut_off(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b", "c"):
        write_chest(tmp_path / "in" / f"{name}.dcm")
    out = tmp_path / "out"
    arguments = (tmp_path / "in", "--out", out, "--model", model, "--formats", "csv")
    assert analyze(*arguments) == 0
    whole = (out / "results.jsonl").read_bytes().splitlines(keepends=True)
    before = lines(out / "results.jsonl")
    # Cut off in the middle of the third line, and one file of the second lost.
    (out / "results.jsonl").write_bytes(b"".join(whole[:2]) + whole[2][:100])
    (out / before[1]["files"]["csv"]).unlink()
    kept = (out / before[0]["files"]["csv"]).stat().st_mtime_ns
    capsys.readouterr()
    assert analyze(*arguments, "--resume") == 0
    assert "2 analysed, 0 failed, 1 done before" in capsys.readouterr().err
    after = lines(out / "results.jsonl")
    assert after[0] == before[0]
    assert sorted(record["path"] for record in after) == [record["path"] for record in before]
    assert len({file for record in after for file in record["files"].values()}) == 3
    assert all((out / record["files"]["csv"]).is_file() for record in after)
    assert (out / before[0]["files"]["csv"]).stat().st_mtime_ns == kept
    assert analyze(*arguments, "--resume") == 0
    assert len(lines(out / "results.jsonl")) == 3


def test_resume_makes_formats_that_are_missing(chest: Path, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert analyze(chest, "--out", out, "--model", model) == 0
    assert analyze(chest, "--out", out, "--model", model, "--formats", "csv", "--resume") == 0
    (record,) = lines(out / "results.jsonl")
    assert (out / record["files"]["csv"]).is_file()


def test_resume_never_mixes_models_or_thresholds(
    chest: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    other = write_model(tmp_path / "other.onnx", biases=[-1, -1, -1])
    assert analyze(chest, "--out", out, "--model", model) == 0
    before = (out / "results.jsonl").read_bytes()
    assert analyze(chest, "--out", out, "--model", other, "--resume") == 2
    assert "another model" in capsys.readouterr().err
    changed = ("--threshold", "Mass=0.1", "--resume")
    assert analyze(chest, "--out", out, "--model", model, *changed) == 2
    assert "other thresholds" in capsys.readouterr().err
    assert (out / "results.jsonl").read_bytes() == before


def test_results_of_an_earlier_run_are_no_input(model: Path, tmp_path: Path) -> None:
    write_chest(tmp_path / "chest.dcm")
    out = tmp_path / "out"
    for _ in range(2):
        assert analyze(tmp_path, "--out", out, "--model", model, "--formats", "png") == 0
        assert len(lines(out / "results.jsonl")) == 1


def test_an_unsuitable_image_is_listed_with_its_reason_and_no_number(
    chest: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand = write_chest(tmp_path / "in" / "hand.dcm", BodyPartExamined="HAND")
    out = tmp_path / "out"
    assert analyze(chest, hand, "--out", out, "--model", model, "--formats", "csv,png") == 1
    (record,) = lines(out / "results.jsonl")
    assert record["path"] == str(chest)
    assert (record["unsuitable"], record["forced"]) == ([], False)
    (error,) = lines(out / "errors.jsonl")
    assert error["path"] == str(hand)
    assert error["unsuitable"] is True
    assert "HAND, not the chest" in error["error"]
    assert "--force" in error["error"]
    assert not list(out.glob("hand*"))
    assert "1 analysed, 1 not suitable, 0 failed" in capsys.readouterr().err


def test_forced_results_are_marked_in_every_format(model: Path, tmp_path: Path) -> None:
    source = write_chest(tmp_path / "in" / "hand.dcm", BodyPartExamined="HAND")
    out = tmp_path / "out"
    formats = "json,csv,png"
    assert analyze(source, "--out", out, "--model", model, "--formats", formats, "--force") == 0
    (record,) = lines(out / "results.jsonl")
    assert record["forced"] is True
    assert "not the chest" in record["unsuitable"][0]
    assert record["warnings"][0].startswith("Not suitable: analysed only because")
    assert any("not the chest" in warning for warning in record["warnings"])
    assert record["findings"]
    of_file = json.loads((out / "hand-0001.json").read_text())
    assert (of_file["forced"], of_file["unsuitable"]) == (True, record["unsuitable"])
    table = (out / "hand-0001.csv").read_text().splitlines()
    assert table[0].endswith(",unsuitable")
    assert all("not the chest" in line for line in table[1:])


def test_every_frame_is_an_image(model: Path, tmp_path: Path) -> None:
    frames = np.random.default_rng(0).integers(0, 4000, (2, 300, 310)).astype(np.uint16)
    source = write_chest(tmp_path / "in" / "two.dcm", frames)
    out = tmp_path / "out"
    assert analyze(source, "--out", out, "--model", model, "--formats", "png") == 0
    records = lines(out / "results.jsonl")
    assert [record["frame"] for record in records] == [0, 1]
    assert len({record["files"]["png"] for record in records}) == 2


def test_members_of_an_archive(chest: Path, model: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "study.zip", "w") as archive:
        archive.write(chest, "a/IM1")
        archive.write(chest, "b/IM1")
    out = tmp_path / "out"
    assert analyze(tmp_path / "study.zip", "--out", out, "--model", model, "--formats", "csv") == 0
    records = lines(out / "results.jsonl")
    zipped = tmp_path / "study.zip"
    assert [record["path"] for record in records] == [f"{zipped}/a/IM1", f"{zipped}/b/IM1"]
    assert [record["files"]["csv"] for record in records] == ["IM1-0001.csv", "IM1-0002.csv"]


def test_an_empty_folder_is_a_failure(model: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert analyze(tmp_path / "in", "--out", tmp_path / "out", "--model", model) == 1
    assert len(lines(tmp_path / "out" / "errors.jsonl")) == 1


def test_an_exporter_that_fails_is_named_and_leaves_nothing(
    chest: Path, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no paint")

    monkeypatch.setattr("viewer.export.picture_file.paint", fail)
    out = tmp_path / "out"
    assert analyze(chest, "--out", out, "--model", model, "--formats", "png,csv") == 1
    (error,) = lines(out / "errors.jsonl")
    assert error["error"] == "Analysed, but png could not be written: no paint"
    (record,) = lines(out / "results.jsonl")
    assert record["files"] == {"csv": "chest-0001.csv"}
    assert not list(out.glob("*png*"))
    assert not list(out.glob(".*"))


def test_png_shows_the_heatmap_where_the_square_is(
    chest: Path, model: Path, tmp_path: Path
) -> None:
    analyze(chest, "--out", tmp_path, "--model", model, "--formats", "png")
    with Image.open(tmp_path / "chest-0001.png") as image:
        assert image.size == (400, 480)
        colour = np.ptp(np.asarray(image.convert("RGB")).astype(int), axis=2)
    assert colour[120, 100] > 30
    assert colour[300, 200] == 0


def test_interrupt_leaves_whole_files_and_130(model: Path, tmp_path: Path) -> None:
    slow = write_model(tmp_path / "slow.onnx", rows=512, columns=512, repeat=60)
    for number in range(40):
        write_chest(tmp_path / "in" / f"{number:02d}.dcm")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "viewer.cli", "analyze", tmp_path / "in", "--out", out,
               "--model", slow, "--formats", "png,json"]  # fmt: skip
    process = subprocess.Popen(
        list(map(str, command)),
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
        env={**os.environ},
    )
    waited = 0.0
    results = out / "results.jsonl"
    while waited < 60 and (not results.exists() or not results.read_bytes()):
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        time.sleep(0.05)
        waited += 0.05
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert results.read_bytes().endswith(b"\n")
    records = lines(results)
    assert 1 <= len(records) < 40
    for file in out.glob("*.json"):
        json.loads(file.read_text())
    for file in out.glob("*.png"):
        with Image.open(file) as image:
            image.load()
    assert not list(out.glob(".*"))


def without_clock(path: Path) -> list[dict[str, Any]]:
    return [{k: v for k, v in record.items() if k != "seconds"} for record in lines(path)]


def test_killed_and_resumed_is_as_if_nothing_had_happened(model: Path, tmp_path: Path) -> None:
    slow = write_model(tmp_path / "slow.onnx", rows=512, columns=512, repeat=10)
    for number in range(12):
        write_chest(tmp_path / "in" / f"{number:02d}.dcm")
    (tmp_path / "in" / "05b.txt").write_text("no image")
    options = ("--model", slow, "--formats", "json", "--workers", "2")
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    assert analyze(tmp_path / "in", "--out", whole, *options) == 1
    command = [sys.executable, "-m", "viewer.cli", "analyze", tmp_path / "in", "--out", broken]
    process = subprocess.Popen(
        list(map(str, [*command, *options])),
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[3],
    )
    results = broken / "results.jsonl"
    while not results.exists() or results.read_bytes().count(b"\n") < 3:
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert len(without_clock(results)) < 12
    # What a kill in the middle of writing may leave.
    (broken / ".03-0004.0123abcd.part.json").write_text("{")
    assert analyze(tmp_path / "in", "--out", broken, *options, "--resume") == 1
    assert without_clock(results) == without_clock(whole / "results.jsonl")
    assert (broken / "errors.jsonl").read_bytes() == (whole / "errors.jsonl").read_bytes()
    assert sorted(path.name for path in broken.iterdir()) == sorted(
        path.name for path in whole.iterdir()
    )


def test_the_first_is_done_before_the_last_was_looked_at(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        write_chest(
            tmp_path / "in" / f"{number:02d}.dcm",
            np.random.default_rng(number).integers(0, 4000, (150, 140)).astype(np.uint16),
        )
    out, written = tmp_path / "out", []

    def watched(*arguments: Any, **more: Any) -> Any:
        for one in scan(*arguments, **more):
            written.append((out / "results.jsonl").read_bytes().count(b"\n"))
            yield one

    monkeypatch.setattr("viewer.commands.inputs.scan", watched)
    assert analyze(tmp_path / "in", "--out", out, "--model", model, "--workers", "1") == 0
    assert len(written) == 30
    assert 0 < written[15] < written[-1] < 30


@pytest.mark.parametrize("form", ["@", "--list", "NUL"])
def test_a_list_of_paths(form: str, model: Path, tmp_path: Path) -> None:
    one = write_chest(tmp_path / "in" / "ein Bild.dcm")
    two = write_chest(tmp_path / "more" / "b.dcm")
    listed = tmp_path / "list.txt"
    if form == "NUL":
        listed.write_bytes(bytes(one) + b"\0" + bytes(two.parent) + b"\0")
    else:
        listed.write_bytes(
            b"\xef\xbb\xbf# two places\r\n\r\n" + bytes(one) + b"\r\n" + bytes(two.parent)
        )
    named = [f"@{listed}"] if form == "@" else ["--list", listed]
    assert analyze(*named, "--out", tmp_path / "out", "--model", model) == 0
    found = [record["path"] for record in lines(tmp_path / "out" / "results.jsonl")]
    assert found == [str(one), str(two)]


@pytest.mark.shared
def test_the_real_chests(
    shared: Path,
    program: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path: Path,
    model: Path,
) -> None:
    done = program(
        "analyze", shared / "dicom" / "1_chest", "--out", tmp_path, "--model", model,
        "--formats", "json,csv,png",
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert len(lines(tmp_path / "results.jsonl")) == 3
    (error,) = lines(tmp_path / "errors.jsonl")
    assert error["path"].endswith("cr_ap_chest_header_only_no-pixeldata.dcm")
    assert "no pixel data" in error["error"]
    assert "cr_ap_chest_header_only_no-pixeldata.dcm: " in done.stderr
    assert len(list(tmp_path.glob("*.png"))) == 3
    assert not done.stdout
