"""The pictures agree with highdicom and DCMTK, pixel by pixel."""

import json
import os
import shutil
import subprocess
import warnings
from pathlib import Path

import numpy as np
import pytest

from viewer.dicom.display import render, voi_source
from viewer.dicom.read import read

PIL = pytest.importorskip("PIL.Image")

pytestmark = pytest.mark.shared

_SHARED = Path(os.environ.get("PCAM_SHARED", Path(__file__).resolve().parents[4] / "shared"))
_LIST = _SHARED / "dicom" / "expected.json"
_EXPECTED = json.loads(_LIST.read_text()) if _LIST.is_file() else {}
# Files with a window or a table of their own: all of these programs must show the same.
_WITH_VOI = [
    name
    for name, entry in _EXPECTED.items()
    if entry["outcome"] == "image"
    and entry.get("voi_source") not in (None, "auto min-max")
    and entry["rows"] not in ("1", "2")
    and not name.startswith("8_")
]
# DCMTK masks what a lossy codec overshoots, and has no JPEG 2000 here.
_DCMTK_DIFFERS = ("cr_leg_mono1_10bit_jpegextended12_bad-SOS.dcm",)


@pytest.mark.parametrize("name", _WITH_VOI)
def test_dcmtk(name: str, shared: Path, tmp_path: Path) -> None:
    if shutil.which("dcmj2pnm") is None:
        pytest.skip("DCMTK is not installed")
    if name.endswith(_DCMTK_DIFFERS):
        pytest.skip("DCMTK cuts the overshoot of the lossy codec to zero")
    picture = tmp_path / "picture.pgm"
    path = shared / "dicom" / name
    radiograph = read(path)
    # The first window, or the first table; polarity by itself.
    choice = "+Wl" if voi_source(radiograph) == "VOILUTSequence" else "+Wi"
    ended = subprocess.run(
        ["dcmj2pnm", "--write-8-bit-pnm", "-O", choice, "1", str(path), str(picture)],
        check=False,
        capture_output=True,
        timeout=60,
    )
    if ended.returncode != 0 or not picture.is_file():
        pytest.skip("this DCMTK does not decode the file")
    theirs = np.asarray(PIL.open(picture)).astype(int)
    ours = render(radiograph).astype(int)
    assert np.abs(theirs - ours).max() <= 1


@pytest.mark.parametrize("name", _WITH_VOI)
def test_highdicom(name: str, shared: Path) -> None:
    highdicom = pytest.importorskip("highdicom", reason="highdicom is not installed")
    path = shared / "dicom" / name
    radiograph = read(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = highdicom.imread(path)
            theirs = image.get_frame(
                1,
                apply_real_world_transform=False,
                apply_modality_transform=None,
                apply_voi_transform=True,
                apply_presentation_lut=True,
            )
        except (AttributeError, TypeError, ValueError, RuntimeError, NotImplementedError) as error:
            pytest.skip(f"highdicom does not open the file ({type(error).__name__})")
    ours = render(radiograph) / 255
    assert np.abs(theirs - ours).max() <= 1.01 / 255
