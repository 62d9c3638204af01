"""200 radiographs opened one after another: the memory of the program must stop growing.

The real window, off-screen. Each is 3032 × 2520 with 15 bits, 15 MB decoded, shown and analysed.
What is kept of those that were shown before is limited by a setting; here to 300 MB.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import numpy as np

from benchmarks import radiographs
from benchmarks.real_window import open_window, paint, wait_until
from benchmarks.timing import record
from viewer.ui import settings
from viewer.ui.main_window import MainWindow

ROWS, COLUMNS, BITS = 3032, 2520, 15
LIMIT_MB = 300
# Growth from the third to the fourth quarter, and what one image needs while it is worked on.
FLAT_BAR, OVERHEAD_MB = 1.02, 250


def resident() -> float:
    """Return the resident set of this process in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    raise SystemExit("this system does not tell how much memory a process has")


def show(window: MainWindow, file: Path) -> None:
    """Open a file, and wait until it is shown and analysed."""
    session = window.session
    before = session.current
    window.commands.open_paths([file])
    wait_until(
        lambda: (
            session.current != before
            and session.opened is not None
            and session.settled
            and not session.busy
        )
    )
    paint(window)


def main() -> int:
    """Open them all, and say whether memory is flat and bounded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--json", type=Path, help="append the results to this file")
    args = parser.parse_args()
    pixels = radiographs.field(ROWS, COLUMNS, BITS)
    sizes = []
    with tempfile.TemporaryDirectory() as folder, open_window() as window:
        window.settings.set(settings.IMAGE_MEMORY, LIMIT_MB)
        start = resident()
        for number in range(args.count):
            # Other pixels every time; a file that was read is not needed any more.
            file = Path(folder) / f"{number:03}.dcm"
            radiographs.write(file, np.roll(pixels, number, axis=0), BITS)
            show(window, file)
            file.unlink()
            sizes.append(resident())
            if number % (args.count // 10) == 0:
                print(f"  after {number + 1:3} images {sizes[-1]:6.0f} MB")
    quarter = args.count // 4
    third, fourth = (
        statistics.median(sizes[part * quarter : (part + 1) * quarter]) for part in (2, 3)
    )
    bound = start + LIMIT_MB + OVERHEAD_MB
    flat, bounded = fourth <= FLAT_BAR * third, max(sizes) <= bound
    print(
        f"{args.count} images: {start:.0f} MB empty, {max(sizes):.0f} MB at most "
        f"(bar {bound:.0f} = empty + {LIMIT_MB} kept + {OVERHEAD_MB})   last quarter / third "
        f"{fourth / third:.3f} (bar {FLAT_BAR})   {'ok' if flat and bounded else 'TOO MUCH'}"
    )
    record(args.json, name="memory", start_mb=start, most_mb=max(sizes), growth=fourth / third)
    return 0 if flat and bounded else 1


if __name__ == "__main__":
    sys.exit(main())
