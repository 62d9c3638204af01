"""From the drop of a file to its picture on the screen, in a program that is warm.

The real window, off-screen. The bare side reads and decodes the same file with pydicom and sends
the pixels once through a table of 8-bit values: the least that any viewer must do.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np
import pydicom
from pydicom.uid import ExplicitVRLittleEndian, JPEGLosslessSV1

from benchmarks import radiographs
from benchmarks.opening import drop
from benchmarks.real_window import open_window
from benchmarks.timing import compare, load, milliseconds, report
from viewer.dicom.decode import register
from viewer.ui.main_window import MainWindow

ROWS, COLUMNS, BITS = 3032, 2520, 15
BAR = 1.5


def first_picture(window: MainWindow, file: Path) -> float:
    """Return the milliseconds from the drop of a file to its picture."""
    return drop(window, file, lambda session: session.opened is not None)


def bare_picture(file: Path) -> float:
    """Return the milliseconds to read, decode and look up once."""
    table = np.linspace(255, 0, 2**BITS).astype(np.uint8)
    return milliseconds(lambda: np.take(table, pydicom.dcmread(file).pixel_array, mode="clip"))


def main() -> int:
    """Measure both transfer syntaxes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--json", type=Path, help="append the results to this file")
    args = parser.parse_args()
    register()
    pixels = radiographs.field(ROWS, COLUMNS, BITS)
    print(f"bar: {BAR} × read + decode + one LUT pass   {load()}")
    fine = True
    with tempfile.TemporaryDirectory() as folder, open_window() as window:
        for name, syntax in (
            ("native", ExplicitVRLittleEndian),
            ("JPEG Lossless", JPEGLosslessSV1),
        ):
            file = radiographs.write(Path(folder) / f"{name}.dcm", pixels, BITS, syntax)
            ours, bare = compare(
                lambda file=file: first_picture(window, file),
                lambda file=file: bare_picture(file),
                args.repeats,
            )
            report(f"drop to picture, {name}", ours, bare, "pydicom + 1 LUT", args.json)
            fine &= ours <= BAR * bare
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
