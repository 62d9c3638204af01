"""A folder of 10,000 headers: first image, whole tree, and how long the window stays silent.

The real window, off-screen. A timer of five milliseconds runs in it all the time: the longest gap
between two of its beats is how long a click might have waited. The bare side reads the same headers
with ``dcmread(stop_before_pixels=True)`` in a process that does nothing else.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from benchmarks import folders
from benchmarks.real_window import open_window, paint, wait_until
from benchmarks.timing import load, record

FIRST_BAR, TREE_BAR, SILENCE_BAR = 1000.0, 2.0, 50.0
_BEAT = 5

_BARE = """
import os, sys, time, pydicom
start = time.perf_counter()
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        pydicom.dcmread(os.path.join(folder, name), stop_before_pixels=True)
print(1000 * (time.perf_counter() - start))
"""


class Heart(QTimer):
    """Beats in the window's event loop, and remembers its gaps in milliseconds."""

    def __init__(self) -> None:
        super().__init__(interval=_BEAT)
        self.gaps: list[float] = []
        self._last = 0.0
        self.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.gaps.append(1000 * (now - self._last))
        self._last = now


def bare(folder: Path) -> float:
    """Return the milliseconds of the bare loop."""
    said = subprocess.run(
        [sys.executable, "-c", _BARE, str(folder)], capture_output=True, text=True, check=True
    )
    return float(said.stdout)


def ours(folder: Path, count: int) -> tuple[float, float, float]:
    """Return the milliseconds to the first image and to the whole tree, and the longest silence."""
    with open_window() as window:
        paint(window)
        session, heart = window.session, Heart()
        first: list[float] = []

        def shown() -> None:
            if not first and session.current is not None and session.state.value != "reading":
                first.append(1000 * (time.perf_counter() - start))

        session.state_changed.connect(shown)
        heart.start()
        start = time.perf_counter()
        window.commands.open_paths([folder])
        wait_until(
            lambda: (
                not session.scanning.busy
                and len(session.instances) == count
                and not window.studies.tree.builder.busy
            )
        )
        whole = 1000 * (time.perf_counter() - start)
        wait_until(lambda: bool(first))
        # What the end of the scan sets off counts as well.
        end = time.monotonic() + 1
        wait_until(lambda: time.monotonic() > end)
        heart.stop()
        return first[0], whole, max(heart.gaps)


def main() -> int:
    """Measure the best of several rounds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=2, help="the best one counts")
    parser.add_argument("--json", type=Path, help="append the results to this file")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = folders.fill(Path(temporary) / "studies", args.files)
        # One small image that can be shown; its folder comes first.
        folders.fill(folder / "0", 1, side=64)
        bare(folder)
        print(f"{args.files} headers   {load()}")
        rounds = []
        for _ in range(args.rounds):
            base = bare(folder)
            first, whole, silence = ours(folder, args.files + 1)
            rounds.append((first, whole / base, silence, base))
    first, ratio, silence = (min(figures) for figures in list(zip(*rounds, strict=True))[:3])
    results = (
        ("first image", first, FIRST_BAR, "ms"),
        ("whole tree beside dcmread", ratio, TREE_BAR, "×"),
        ("longest silence of the window", silence, SILENCE_BAR, "ms"),
    )
    for name, figure, bar, unit in results:
        print(f"{name:<34} {figure:8.2f} {unit:<3} bar {bar:6.0f} {unit}")
    print(f"{'dcmread(stop_before_pixels) alone':<34} {rounds[-1][3]:8.0f} ms")
    record(args.json, name="big folder", first_ms=first, tree_ratio=ratio, silence_ms=silence)
    return 0 if all(figure <= bar for _, figure, bar, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
