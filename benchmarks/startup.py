"""Cold start to a visible window, beside a bare window of PySide6 and pyqtgraph.

Both start as processes of their own and say when their window is exposed on the screen; the clock
runs from the start of the process. Without a display a virtual one is used (Xvfb).
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.timing import compare, report

#: Says "visible" once a window is on the screen, then ends; runs before the program.
_WATCH = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
run = QApplication.exec
def watched(*_):
    def look():
        handles = (w.windowHandle() for w in QApplication.topLevelWidgets() if w.isVisible())
        if any(handle is not None and handle.isExposed() for handle in handles):
            print("visible", flush=True)
            timer.stop()
            QApplication.quit()
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(2)
    return run()
QApplication.exec = staticmethod(watched)
"""

_BARE = """
import numpy
import pyqtgraph
app = QApplication([])
view = pyqtgraph.ImageView()
view.setImage(numpy.zeros((512, 512), numpy.uint8))
view.show()
app.exec()
"""

_OURS = """
import viewer.cli
viewer.cli.main([])
"""


def milliseconds_to_window(program: str) -> float:
    """Start a program and return the time until its window is visible."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", _WATCH + program], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        elapsed = 1000 * (time.perf_counter() - start)
        process.stdout.read()
    if said.strip() != "visible":
        raise SystemExit(f"no window appeared (exit status {process.returncode})")
    return elapsed


def main() -> int:
    """Measure both by turns."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", type=Path, help="append the result to this file")
    args = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        if shutil.which("xvfb-run") is None:
            print("There is no display, and no Xvfb to make one (apt-get install xvfb).")
            return 1
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]
        return subprocess.call([*screen, sys.executable, "-m", "benchmarks.startup", *sys.argv[1:]])
    ours, bare = compare(
        lambda: milliseconds_to_window(_OURS), lambda: milliseconds_to_window(_BARE), args.repeats
    )
    report("start to visible window", ours, bare, "PySide6 + pyqtgraph", args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
