"""Make the factories of DICOM images and of reviewed ones importable."""

import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[2]
for folder in (str(_TESTS / "export" / "dicom"), str(_TESTS / "dicom")):
    if folder not in sys.path:
        sys.path.insert(0, folder)
