"""Make the factories of tests/support importable."""

import sys
from pathlib import Path

from hypothesis import settings

# Until the test settings name it: tests are imported by path, so their folder is on no path.
_SUPPORT = str(Path(__file__).resolve().parents[1] / "support")
if _SUPPORT not in sys.path:
    sys.path.insert(0, _SUPPORT)

# A slow or busy computer is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
