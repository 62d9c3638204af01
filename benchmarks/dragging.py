"""Frames while the mouse drags: a 3000 × 3000 image of 16 bits with three heatmaps on.

The real window, off-screen, its view 1920 × 1080. A frame is all that follows one movement of the
mouse: the change, the panels, the picture, painted. Beside it what no viewer can do without: one
look-up of the visible pixels and one blit onto a surface of that size.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks import radiographs
from benchmarks.real_window import VIEW, open_window, paint, wait_until
from benchmarks.timing import load, milliseconds, record, work_milliseconds
from viewer.review.layers import raster_of
from viewer.review.review import HeatmapStyle
from viewer.ui.image_view import ImageView
from viewer.ui.main_window import MainWindow
from viewer.ui.tile import State

SIDE = 3000
HEATMAPS = 3
MEDIAN_BAR, TAIL_BAR = 16.0, 33.0

Frame = Callable[[], None]


def mouse(view: ImageView, kind: QMouseEvent.Type, place: QPointF, button: Qt.MouseButton) -> None:
    """Send a mouse event to the view, as the window system does."""
    released = kind == QMouseEvent.Type.MouseButtonRelease
    held = Qt.MouseButton.NoButton if released else button
    moved = kind == QMouseEvent.Type.MouseMove
    event = QMouseEvent(
        kind,
        place,
        view.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton if moved else button,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def drag(window: MainWindow, button: Qt.MouseButton, frames: int) -> Iterator[Frame]:
    """Yield the frames of one drag, there and back in a circle."""
    view = window.view
    centre = QPointF(view.viewport().rect().center())
    mouse(view, QMouseEvent.Type.MouseButtonPress, centre, button)
    for number in range(1, frames + 1):
        angle = 2 * np.pi * number / frames
        place = centre + QPointF(160 * np.sin(angle), 110 * (1 - np.cos(angle)))

        def frame(place: QPointF = place) -> None:
            mouse(view, QMouseEvent.Type.MouseMove, place, button)
            view.flush_drag()
            paint(window)

        yield frame
    mouse(view, QMouseEvent.Type.MouseButtonRelease, centre, button)
    paint(window)


def threshold(window: MainWindow, finding: str, frames: int) -> Iterator[Frame]:
    """Yield the frames while one threshold is moved up and down."""
    panel, session = window.findings, window.session
    peak = float(raster_of(session.prediction, finding).max())
    for number in range(frames):
        wanted = peak * (0.6 + 0.3 * np.sin(2 * np.pi * number / frames))

        def frame(wanted: float = wanted) -> None:
            panel.rows[finding].threshold_changed.emit(finding, wanted)
            panel.flush_thresholds()
            paint(window)

        yield frame
    session.end_drag()


@dataclass(frozen=True)
class Times:
    """One round of a gesture: milliseconds by the clock, of work, and of the bare side."""

    clock: list[float]
    work: list[float]
    bare: list[float]

    @classmethod
    def of(cls, frames: Iterable[Frame], bare: Frame) -> "Times":
        """Measure; the bare side has a turn after every frame, so both find the same computer."""
        times = cls([], [], [])
        for frame in frames:
            work: list[float] = []
            times.clock.append(milliseconds(lambda: work.append(work_milliseconds(frame))))  # noqa: B023
            times.work.extend(work)
            times.bare.append(milliseconds(bare))
        return times


def analyse(window: MainWindow) -> None:
    """Wait for heatmaps, also of an image that looks like no radiograph: this one does not."""
    session = window.session
    wait_until(lambda: session.state in (State.REFUSED, State.DONE) and not session.busy)
    if session.state is State.REFUSED:
        session.run_anyway()
        wait_until(lambda: session.state is State.DONE and not session.busy)


def show_heatmaps(window: MainWindow, count: int) -> None:
    """Switch heatmaps on, with thresholds at which each is seen."""
    session = window.session
    assert session.prediction is not None
    findings = session.prediction.findings[:count]
    review = session.review.changed(
        visible=frozenset(findings), style=HeatmapStyle.BOTH, heatmaps_on=True
    )
    for finding in findings:
        peak = float(raster_of(session.prediction, finding).max())
        review = review.with_threshold(finding, 0.6 * peak)
    session.change_to(review)


def bare(pixels: np.ndarray) -> Frame:
    """Return one look-up of as many pixels as the view has, and their blit."""
    width, height = VIEW
    part = np.ascontiguousarray(pixels[:height, :width])
    table = (np.arange(65536) >> 8).astype(np.uint8)
    surface = QImage(width, height, QImage.Format.Format_RGB32)

    def frame() -> None:
        grey = np.take(table, part, mode="clip")
        painter = QPainter(surface)
        picture = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8)
        painter.drawImage(QRectF(surface.rect()), picture)
        painter.end()

    return frame


def main() -> int:
    """Drag, and say whether every gesture keeps within the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3, help="the best one counts")
    parser.add_argument("--json", type=Path, help="append the results to this file")
    args = parser.parse_args()
    pixels = radiographs.field(SIDE, SIDE, 16)
    blit = bare(pixels)
    print(f"bars: median {MEDIAN_BAR:.0f} ms, 95th percentile {TAIL_BAR:.0f} ms   {load()}")
    fine = True
    with tempfile.TemporaryDirectory() as folder, open_window() as window:
        file = radiographs.write(Path(folder) / "chest.dcm", pixels, 16)
        window.session.open([file])
        analyse(window)
        for place, go in (("fitted", window.view.fit), ("1:1", window.view.actual_size)):
            for name, count, gesture in gestures(window, args.frames):
                show_heatmaps(window, count)
                go()
                paint(window)
                rounds = [Times.of(gesture(), blit) for _ in range(args.rounds)]
                best = min(rounds, key=lambda times: statistics.median(times.clock))
                median, tail = statistics.median(best.clock), float(np.percentile(best.clock, 95))
                base, work = statistics.median(best.bare), statistics.median(best.work)
                good = median <= MEDIAN_BAR and tail <= TAIL_BAR
                fine &= good
                print(
                    f"{f'{name}, {place}':<34} median {median:6.1f} ms  95 % {tail:6.1f} ms   "
                    f"of work {work:6.1f} ms   {median / base:5.1f} × one look-up and blit "
                    f"({base:.1f} ms)   {'ok' if good else 'TOO SLOW'}"
                )
                record(
                    args.json,
                    name=f"drag: {name}, {place}",
                    ms=median,
                    p95_ms=tail,
                    work_ms=work,
                    bare_ms=base,
                )
    return 0 if fine else 1


def gestures(
    window: MainWindow, frames: int
) -> tuple[tuple[str, int, Callable[[], Iterator[Frame]]], ...]:
    """Return what is done, with how many heatmaps on."""
    left, middle, right = (
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.MiddleButton,
        Qt.MouseButton.RightButton,
    )
    first = window.session.prediction.findings[0]
    return (
        ("window/level", HEATMAPS, lambda: drag(window, left, frames)),
        ("pan", HEATMAPS, lambda: drag(window, middle, frames)),
        ("zoom", HEATMAPS, lambda: drag(window, right, frames)),
        ("threshold", HEATMAPS, lambda: threshold(window, first, frames)),
        ("threshold, all heatmaps", 99, lambda: threshold(window, first, frames)),
    )


if __name__ == "__main__":
    sys.exit(main())
