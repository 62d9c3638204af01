"""Make the factories of tests/support importable."""

import sys
from pathlib import Path

# Until the test settings name it: tests are imported by path, so their folder is on no path.
_SUPPORT = str(Path(__file__).resolve().parents[1] / "support")
if _SUPPORT not in sys.path:
    sys.path.insert(0, _SUPPORT)
