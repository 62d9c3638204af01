"""Make the factories beside these tests, and of DICOM images, importable."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
for folder in (str(_HERE), str(_HERE.parents[1] / "dicom")):
    if folder not in sys.path:
        sys.path.insert(0, folder)
