"""Reading and rendering a 3032 × 2520 16-bit radiograph, beside pydicom and one look-up.

The bare side decodes with ``pydicom.pixel_array`` and sends the pixels once through a table of
8-bit values: the least that any viewer must do. Ours does that and all checks, LUTs and warnings.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    DigitalXRayImageStorageForPresentation,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    generate_uid,
)

from benchmarks.timing import compare, milliseconds, report
from viewer.dicom.decode import register
from viewer.dicom.display import render
from viewer.dicom.read import read

ROWS, COLUMNS = 3032, 2520


def radiograph(file: Path, syntax: pydicom.uid.UID) -> None:
    """Write a synthetic radiograph with 14 bits: a smooth field with noise, seed 0."""
    y, x = np.mgrid[-1 : 1 : ROWS * 1j, -1 : 1 : COLUMNS * 1j]
    noise = np.random.default_rng(0).normal(0, 60, (ROWS, COLUMNS))
    pixels = np.clip(12000 * np.exp(-(x**2 + y**2)) + noise + 500, 0, 16383).astype(np.uint16)
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.SOPClassUID = DigitalXRayImageStorageForPresentation
    ds.SOPInstanceUID = generate_uid(entropy_srcs=["benchmark"])
    ds.Modality, ds.BodyPartExamined, ds.ViewPosition = "DX", "CHEST", "PA"
    ds.Rows, ds.Columns, ds.SamplesPerPixel = ROWS, COLUMNS, 1
    ds.PhotometricInterpretation = "MONOCHROME1"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 14, 13, 0
    ds.WindowCenter, ds.WindowWidth = 6000, 11000
    ds.RescaleSlope, ds.RescaleIntercept = 1, 0
    if syntax == JPEG2000Lossless:
        ds.PixelData = encapsulate(
            [imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", reversible=True, level=0)]
        )
        ds["PixelData"].is_undefined_length = True
    else:
        ds.PixelData = pixels.tobytes()
    ds.save_as(file, enforce_file_format=True)


def measure(file: Path, repeats: int) -> tuple[float, float]:
    """Return the median milliseconds of ours and of the bare side."""
    table = np.linspace(255, 0, 16384).astype(np.uint8)
    return compare(
        lambda: milliseconds(lambda: render(read(file))),
        lambda: milliseconds(lambda: table[pydicom.dcmread(file).pixel_array]),
        repeats,
    )


def main() -> int:
    """Measure both transfer syntaxes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--json", type=Path, help="append the results to this file")
    args = parser.parse_args()
    register()
    with tempfile.TemporaryDirectory() as folder:
        for name, syntax in (
            ("native", ExplicitVRLittleEndian),
            ("JPEG 2000 lossless", JPEG2000Lossless),
        ):
            file = Path(folder) / "chest.dcm"
            radiograph(file, syntax)
            ours, bare = measure(file, args.repeats)
            report(f"read and render, {name}", ours, bare, "pydicom + 1 LUT", args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
