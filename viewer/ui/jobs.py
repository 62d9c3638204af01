"""What runs in the worker threads: scanning, reading, thumbnails, opening a model, analysis.

Plain functions without a window. They import what is heavy, so that the window is there first.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from pcam_model.wording import Text
from viewer.dicom.radiograph import Radiograph, UnreadableError
from viewer.ui.presets import Presets
from viewer.ui.pyramid import Pyramid
from viewer.ui.workers import Task

if TYPE_CHECKING:
    from pcam_model.engine import Engine
    from pcam_model.prediction import Prediction
    from viewer.dicom.companion import Companion
    from viewer.dicom.scan import Instance, Rejected
    from viewer.dicom.source import Source
    from viewer.review.answers import Answers

THUMBNAIL = 108
#: How a file of reviews ends; it is opened by that name alone.
REVIEW_SUFFIX = ".pcamreview"
# Seconds that the model waits at most for the picture to be drawn before it takes the computer.
_HEAD_START = 0.03
# Seconds: often, so that the window has little to do at a time.
_REPORT_EVERY = 0.03
# Files in a report, for the same reason.
_MOST_REPORTED = 100


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan has found since it last spoke, and how far it is."""

    instances: tuple["Instance", ...]
    rejected: tuple["Rejected", ...]
    done: int
    total: int
    companions: tuple["Companion", ...] = ()
    reviews: tuple["Source", ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A radiograph that was read, and all that is worked out once from its pixels.

    Attributes
    ----------
    radiograph : Radiograph
    pyramid : Pyramid
        Of frame 0.
    presets : Presets or None
        Of frame 0; None for colour.
    concerns : tuple of str
        What speaks against asking a chest model.
    suitable : bool
        Whether nothing forbids it.
    """

    radiograph: Radiograph
    pyramid: Pyramid
    presets: Presets | None
    concerns: tuple[str, ...]
    suitable: bool

    @property
    def weight(self) -> float:
        """Bytes of the pixels, about."""
        return float(self.radiograph.stored.nbytes) * 1.4


def scan_paths(task: Task, paths: Sequence[Path]) -> None:
    """Search paths for images; everything found is reported, nothing returned."""
    from viewer.dicom.companion import Companion
    from viewer.dicom.scan import Rejected, scan

    instances: list[Instance] = []
    rejected: list[Rejected] = []
    companions: list[Companion] = []
    reviews: list[Source] = _beside_indexes(paths)
    progress = (0, 0)
    told = 0
    last = time.monotonic()

    def tell() -> None:
        nonlocal told, last
        task.report(
            Scanned(tuple(instances), tuple(rejected), *progress, tuple(companions), tuple(reviews))
        )
        for each in (instances, rejected, companions, reviews):
            each.clear()
        told, last = progress[0], time.monotonic()

    def on_progress(done: int, total: int) -> None:
        nonlocal progress
        progress = (done, total)
        if done - told >= _MOST_REPORTED or time.monotonic() - last > _REPORT_EVERY:
            tell()

    found = scan(
        paths,
        on_progress=on_progress,
        cancelled=lambda: task.cancelled,
        use_processes=True,
        companions=True,
    )
    for number, each in enumerate(found):
        if isinstance(each, Rejected):
            if each.source is not None and _is_review(each.source):
                reviews.append(each.source)
            else:
                rejected.append(each)
        elif isinstance(each, Companion):
            companions.append(each)
        else:
            instances.append(each)
        # The first image is shown at once.
        if number == 0:
            tell()
    tell()


def _is_review(source: "Source") -> bool:
    return source.name.lower().endswith(REVIEW_SUFFIX)


def _beside_indexes(paths: Sequence[Path]) -> "list[Source]":
    """Return files of reviews that lie beside a DICOMDIR: it names images alone."""
    from viewer.dicom.dicomdir import is_dicomdir
    from viewer.dicom.source import Source

    folders = [path.parent for path in paths if is_dicomdir(path) and path.is_file()]
    found = (file for folder in folders for file in sorted(folder.iterdir()) if file.is_file())
    return [source for source in map(Source, found) if _is_review(source)]


def read_image(source: "Source") -> Opened:
    """Read an image and prepare it for the screen."""
    from viewer.dicom.read import read
    from viewer.review.analysis import concerns, suitable

    radiograph = read(source)
    pyramid = Pyramid.of(radiograph, 0)
    if not radiograph.is_colour:
        # Without a window in the file it is made from the pixels: not in the GUI thread.
        _ = pyramid.default_voi
    return Opened(
        radiograph,
        pyramid,
        None if radiograph.is_colour else Presets(pyramid),
        tuple(map(str, concerns(radiograph))),
        suitable(radiograph),
    )


def make_thumbnail(source: "Source", opened: Opened | None = None) -> QImage:
    """Return a small picture of an image, with the file's own window."""
    from viewer.dicom.read import read

    if opened is None:
        radiograph = read(source)
        pyramid = Pyramid.of(radiograph, 0)
    else:
        radiograph, pyramid = opened.radiograph, opened.pyramid
    small = np.ascontiguousarray(
        pyramid.render(THUMBNAIL / max(radiograph.rows, radiograph.columns))
    )
    height, width = small.shape[:2]
    grey = small.ndim == 2
    image = QImage(
        small.data,
        width,
        height,
        small.strides[0],
        QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888,
    )
    return image.scaled(
        THUMBNAIL,
        THUMBNAIL,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).copy()


def diagnostics(
    model: Path | None, device: str, engine: str | None, window: Mapping[str, str]
) -> str:
    """Return what ``pcam-viewer doctor`` says and facts about the window, without identifiers.

    The user's own folder is written ``~``: its name is that of a person.
    """
    from viewer.commands.doctor import lines, report

    facts = [f"{name:<17}{value}" for name, value in window.items()]
    text = "\n".join([*lines(report(model, device, engine)), "", "Window", *facts])
    return text.replace(str(Path.home()), "~") + "\n"


def open_model(path: Path | None, device: str, engine: str | None) -> "Engine":
    """Open a model."""
    from pcam_model.engine import DEFAULT_ENGINE, open_engine

    return open_engine(path, device, engine or DEFAULT_ENGINE)


def get_ready_to_read() -> None:
    """Load what the first search and the first image need: Python stands still meanwhile."""
    import viewer.dicom.read
    import viewer.dicom.scan  # noqa: F401


class Unseen:
    """An image that nobody looks at, while its frames are analysed one after another.

    It is read once, when its first frame is wanted, and kept by whoever asks for the frames alone:
    a thousand images must not push out what the reader had open.

    Parameters
    ----------
    source : Source
    opened : Opened or None
        The image, if it is in memory.
    """

    def __init__(self, source: "Source", opened: Opened | None) -> None:
        self.source = source
        self._radiograph = None if opened is None else opened.radiograph

    def analyse(
        self, task: Task, frame: int, engine: "Engine", force: bool, answers: "Answers"
    ) -> "Prediction":
        """Analyse a frame; in a worker, one frame at a time.

        Raises
        ------
        UnreadableError
            If it cannot be read; for the rest see :func:`viewer.review.analysis.analyse`.
        """
        from viewer.dicom.read import read
        from viewer.review.analysis import analyse

        if self._radiograph is None:
            self._radiograph = read(self.source)
        if frame >= self._radiograph.frames:
            raise UnreadableError(Text("The file has fewer frames than its header says."))
        return analyse(
            self._radiograph,
            engine,
            frame,
            task.token,
            force,
            answers,
            afterwards=task.afterwards,
        )


def analyse_image(  # noqa: PLR0917
    task: Task,
    radiograph: Radiograph,
    engine: "Engine",
    frame: int,
    force: bool,
    answers: "Answers",
    drawn: Event,
) -> "Prediction":
    """Analyse one frame, and make ready what the first picture of it needs.

    The parameters are those of :func:`viewer.review.analysis.analyse`, and so are the errors;
    ``drawn`` is set once the picture is on the screen.
    """
    from viewer.review.analysis import analyse, default_review
    from viewer.review.layers import heatmap_layers

    def until_drawn() -> None:
        drawn.wait(_HEAD_START)

    prediction = analyse(
        radiograph, engine, frame, task.token, force, answers, until_drawn, task.afterwards
    )
    heatmap_layers(prediction, engine.manifest, default_review(prediction, engine.manifest))
    return prediction
