"""Reading and rendering a 3032 × 2520 16-bit radiograph, beside pydicom and one look-up.

The bare side decodes with ``pydicom.pixel_array`` and sends the pixels once through a table of
8-bit values: the least that any viewer must do. Ours does that and all checks, LUTs and warnings.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np
import pydicom
from pydicom.uid import ExplicitVRLittleEndian, JPEG2000Lossless

from benchmarks import radiographs
from benchmarks.timing import compare, milliseconds, report
from viewer.dicom.decode import register
from viewer.dicom.display import render
from viewer.dicom.read import read

ROWS, COLUMNS = 3032, 2520


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
            radiographs.write(file, radiographs.field(ROWS, COLUMNS, 14), 14, syntax)
            ours, bare = measure(file, args.repeats)
            report(f"read and render, {name}", ours, bare, "pydicom + 1 LUT", args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
