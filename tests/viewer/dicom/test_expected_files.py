"""Every real file does what independent decoders say it must."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from viewer.dicom.display import render
from viewer.dicom.inspect import inspect
from viewer.dicom.modality import modality_values
from viewer.dicom.network_image import network_image
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.read import read

pytestmark = pytest.mark.shared

_SHARED = Path(os.environ.get("PCAM_SHARED", Path(__file__).resolve().parents[4] / "shared"))
_LIST = _SHARED / "dicom" / "expected.json"
EXPECTED: dict[str, dict[str, Any]] = json.loads(_LIST.read_text()) if _LIST.is_file() else {}
IMAGES = [name for name, entry in EXPECTED.items() if entry["outcome"] == "image"]
# The percentile stretch of a file without a window may differ this much from min to max.
_STRETCH = 25


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, dict[str, Any]]:
    return {name: inspect(shared / "dicom" / name) for name in EXPECTED}


def test_collection_is_whole(shared: Path) -> None:
    assert len(json.loads((shared / "dicom" / "expected.json").read_text())) == 171


@pytest.mark.parametrize("name", EXPECTED)
def test_outcome(name: str, facts: dict[str, dict[str, Any]]) -> None:
    outcome, found = EXPECTED[name]["outcome"], facts[name]
    if outcome == "image":
        assert "error" not in found
    elif outcome in ("clear_error", "no_image"):
        assert "error" in found
    if "error" in found:
        sentence = found["error"]
        assert len(sentence) > 20
        assert sentence.endswith(".")
        assert "Traceback" not in sentence
        assert "\n" not in sentence


@pytest.mark.parametrize("name", [n for n, e in EXPECTED.items() if "dtype" in e])
def test_numbers(name: str, facts: dict[str, dict[str, Any]]) -> None:
    entry, found = EXPECTED[name], facts[name]
    if "error" in found:
        assert entry["outcome"] == "image_or_clear_error"
        return
    _check_stored(entry, found["stored"])
    if "modality_min" in entry:
        slack = entry.get("stored_tolerance", {}).get("min_max", 0)
        assert found["modality_lut"] == entry["modality_lut"]
        assert found["modality_values"]["min"] == pytest.approx(entry["modality_min"], abs=slack)
        assert found["modality_values"]["max"] == pytest.approx(entry["modality_max"], abs=slack)
        assert found["inverted"] is entry["inverted"]
        _check_display(entry, found)
    if "rgb_frame0_mean" in entry:
        wanted = pytest.approx(entry["rgb_frame0_mean"], abs=entry["rgb_tolerance"])
        assert found["rgb_mean"] == wanted


def _check_stored(entry: dict[str, Any], stored: dict[str, Any]) -> None:
    assert stored["dtype"] == entry["dtype"]
    surplus = "note_frames" in entry  # The oracle took surplus bytes for frames.
    if not surplus:
        assert stored["shape"] == entry["shape"]
    if entry["exact"]:
        if "stored_sha256" in entry and not surplus:
            assert stored["sha256"] == entry["stored_sha256"]
        if "frame0_sha256" in entry:
            assert stored["sha256_frame0"] == entry["frame0_sha256"]
    elif "stored_mean" in entry:
        slack = entry["stored_tolerance"]
        assert stored["mean"] == pytest.approx(entry["stored_mean"], abs=slack["mean"])
        assert stored["min"] == pytest.approx(entry["stored_min"], abs=slack["min_max"])
        assert stored["max"] == pytest.approx(entry["stored_max"], abs=slack["min_max"])


def _check_display(entry: dict[str, Any], found: dict[str, Any]) -> None:
    if entry["voi_source"] == "auto min-max":
        assert found["voi_source"] == "auto percentile"
        assert found["display_mean"] == pytest.approx(entry["display_mean"], abs=_STRETCH)
        if entry["frame0_min"] < entry["frame0_max"]:
            assert 1 < found["display_mean"] < 254
    else:
        assert found["voi_source"] == entry["voi_source"]
        wanted = pytest.approx(entry["display_mean"], abs=entry["display_tolerance"])
        assert found["display_mean"] == wanted


@pytest.mark.parametrize("name", IMAGES)
def test_radiograph_is_whole(name: str, shared: Path) -> None:
    radiograph = read(shared / "dicom" / name)
    assert radiograph.stored.shape[0] == radiograph.frames
    assert radiograph.stored.dtype.isnative
    assert radiograph.stored.dtype.itemsize <= 4
    if radiograph.is_colour:
        assert radiograph.stored.dtype == np.uint8
        assert radiograph.stored.shape[3] == 3


@pytest.mark.parametrize(
    "name",
    [n for n in IMAGES if EXPECTED[n].get("frame0_min", 0) < EXPECTED[n].get("frame0_max", 0)],
)
def test_polarity(name: str, shared: Path) -> None:
    radiograph = read(shared / "dicom" / name)
    if radiograph.is_colour:
        return
    picture = render(radiograph).astype(float)
    agreement = np.corrcoef(modality_values(radiograph).ravel(), picture.ravel())[0, 1]
    assert bool(agreement < 0) is EXPECTED[name]["inverted"]
    assert np.allclose(network_image(radiograph) * 255, picture, atol=0.501)


@pytest.mark.parametrize(
    "name",
    [n for n, e in EXPECTED.items() if e.get("transfer_syntax") and "4.80" in e["transfer_syntax"]],
)
def test_decoding_errors_name_the_transfer_syntax(name: str, shared: Path) -> None:
    with contextlib.suppress(UnreadableError):
        assert read(shared / "dicom" / name).transfer_syntax == EXPECTED[name]["transfer_syntax"]
        return
    sentence = inspect(shared / "dicom" / name)["error"]
    assert "JPEG-LS" in sentence
    assert EXPECTED[name]["transfer_syntax"] in sentence


_PROBE = """
import json, sys
from pathlib import Path

opened = []
sys.addaudithook(lambda event, data: opened.append(str(data[0])) if event == "open" else None)
from viewer.dicom.inspect import inspect
from viewer.dicom.scan import scan

folder = Path(sys.argv[1])
names = sorted(str(path) for path in folder.rglob("*") if path.is_file())
opened.clear()
for name in names:
    inspect(Path(name))
found = list(scan([folder / part for part in ("8_malformed", "9_dicomdir")]))
found += list(scan(folder.glob("9_dicomdir/*/DICOMDIR")))
# Of this program alone: ru_maxrss still counts the process that started it.
status = Path("/proc/self/status").read_text()
peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps({"peak_mib": peak, "opened": sorted(set(opened)), "found": len(found)}))
"""


def test_no_file_takes_much_memory_or_leads_outside(shared: Path) -> None:
    folder = (shared / "dicom").resolve()
    # The limit on time only ends a hang: the whole collection takes three seconds.
    ended = subprocess.run(
        [sys.executable, "-c", _PROBE, str(folder)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    report = json.loads(ended.stdout)
    assert report["found"] > 60
    assert report["peak_mib"] < 1024
    # Python itself opens its modules and code tables.
    own = (str(folder), sys.prefix, sys.base_prefix, str(Path(__file__).parents[3]))
    outside = [name for name in report["opened"] if not name.startswith(own)]
    assert [name for name in outside if "passwd" in name] == []
    assert [name for name in outside if not name.startswith(("/proc", "/sys"))] == []
