"""What a model says about images, kept small enough for a whole data set, and resumable.

An observation holds numbers only: maps are turned into boxes and peaks while they are there.
Unfinished work is kept line by line in a file and taken up again if model and images are the same.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from pcam_model.engine import Engine, EngineError
from pcam_model.geometry import Box, CellGrid
from pcam_model.heatmap import probability_raster, raster_boxes, raster_peak
from pcam_model.prediction import Prediction
from train.datasets.records import Record, read_image
from viewer.dicom.radiograph import UnreadableError

_log = logging.getLogger(__name__)

#: Raise when an observation means something else than before: older unfinished work is dropped.
FORMAT = 1

# Images read ahead of the network, per worker.
_AHEAD = 2


class Place(Struct, frozen=True):
    """Where a finding is seen: boxes (x, y, width, height, score), surest first, and the peak.

    In pixels of the record's ``original_size``.
    """

    boxes: list[tuple[float, float, float, float, float]]
    peak: tuple[float, float]


class Observation(Struct, frozen=True):
    """What a model says about one image, or why it could not.

    Attributes
    ----------
    name : str
        The record's name.
    logits : dict
        Calibrated logit by finding.
    boxes_at_operating_point : dict
        Number of boxes by finding.
    places : dict
        By finding, for those that have a ground-truth box in this image.
    grid : tuple of float
        ``step_x, step_y, origin_x, origin_y`` of the map's cells in pixels of ``original_size``.
    cells : tuple of int
        Rows and columns of the map.
    seconds : dict
    warnings : list of str
    error : str
        Why there is nothing else here; empty if all went well.
    """

    name: str
    logits: dict[str, float] = field(default_factory=dict)
    boxes_at_operating_point: dict[str, int] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    grid: tuple[float, float, float, float] = (1.0, 1.0, 0.5, 0.5)
    cells: tuple[int, int] = (1, 1)
    seconds: dict[str, float] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    error: str = ""

    def cell_grid(self) -> CellGrid:
        """Return where the map's cells lie, in pixels of ``original_size``."""
        return CellGrid(*self.grid)


def observe(
    prediction: Prediction,
    engine: Engine,
    record: Record,
    findings: Sequence[str],
    boxed: Iterable[str],
) -> Observation:
    """Reduce a prediction to an observation.

    Parameters
    ----------
    prediction : Prediction
    engine : Engine
        Its manifest has the operating points and box fractions.
    record : Record
        The image; ``original_size`` gives the pixels in which places are told.
    findings : sequence of str
        Findings to keep.
    boxed : iterable of str
        Those of them whose place is wanted: with threshold 0, so that it does not depend on
        whether the finding is called.
    """
    rows, columns = prediction.image_shape
    scale_x, scale_y = record.original_size[0] / columns, record.original_size[1] / rows
    wanted = set(boxed)
    counts: dict[str, int] = {}
    places: dict[str, Place] = {}
    maps = prediction.probability_maps
    for name in findings:
        spec = engine.manifest.finding(name)
        point = spec.operating_point.probability
        # The raster interpolates, so that it is nowhere higher than the highest cell.
        reachable = float(maps[prediction.index(name)].max()) >= point
        counts[name] = 0
        if not reachable and name not in wanted:
            continue
        raster = probability_raster(prediction, name)
        if reachable and float(raster.max()) >= point:
            counts[name] = len(
                raster_boxes(raster, prediction.image_shape, point, spec.box_fraction)
            )
        if name in wanted:
            found = raster_boxes(raster, prediction.image_shape, 0.0, spec.box_fraction)
            peak = raster_peak(raster, prediction.image_shape)
            places[name] = Place(
                boxes=[_scaled(box, scale_x, scale_y) for box in _surest_first(found)],
                peak=(peak.x * scale_x, peak.y * scale_y),
            )
    grid = prediction.grid
    height, width = prediction.logit_maps.shape[-2:]
    return Observation(
        name=record.name,
        logits={name: float(prediction.logits[prediction.index(name)]) for name in findings},
        boxes_at_operating_point=counts,
        places=places,
        grid=(
            grid.step_x * scale_x,
            grid.step_y * scale_y,
            grid.origin_x * scale_x,
            grid.origin_y * scale_y,
        ),
        cells=(height, width),
        seconds=dict(prediction.seconds),
        warnings=list(prediction.warnings),
    )


def _surest_first(boxes: Iterable[Box]) -> list[Box]:
    return sorted(boxes, key=lambda box: (-box.score, -box.area))


def _scaled(box: Box, scale_x: float, scale_y: float) -> tuple[float, float, float, float, float]:
    return box.x * scale_x, box.y * scale_y, box.width * scale_x, box.height * scale_y, box.score


def run_all(
    engine: Engine,
    records: Sequence[Record],
    findings: Sequence[str],
    boxed: Mapping[str, Sequence[str]],
    *,
    workers: int = 1,
    read: Callable[[Record], npt.NDArray[np.float32]] = read_image,
) -> Iterator[Observation]:
    """Yield an observation per record, in order; images are read ahead by ``workers`` threads.

    Parameters
    ----------
    engine : Engine
    records : sequence of Record
    findings : sequence of str
    boxed : mapping of str to sequence of str
        Name of a record to the findings that have a box in it.
    workers : int
        Threads that read images, at least 1. The network runs in the calling thread.
    read : callable
        Returns the network image of a record.
    """
    with ThreadPoolExecutor(max(workers, 1), thread_name_prefix="read") as pool:
        queue = iter(records)
        waiting: list[tuple[Record, Future[npt.NDArray[np.float32]]]] = []
        try:
            while True:
                space = _AHEAD * max(workers, 1) - len(waiting)
                waiting += [(record, pool.submit(read, record)) for record in islice(queue, space)]
                if not waiting:
                    return
                record, image = waiting.pop(0)
                yield _one(engine, record, image, findings, boxed.get(record.name, ()))
        finally:
            for _, image in waiting:
                image.cancel()


def _one(
    engine: Engine,
    record: Record,
    image: "Future[npt.NDArray[np.float32]]",
    findings: Sequence[str],
    boxed: Sequence[str],
) -> Observation:
    try:
        prediction = engine.predict(image.result())
    except (UnreadableError, EngineError, ValueError, OSError) as error:
        return Observation(name=record.name, error=str(error) or type(error).__name__)
    return observe(prediction, engine, record, findings, boxed)


class Unfinished:
    """The observations of an evaluation that was cut short, in one file.

    The first line says for what they are; each further line is an observation. A last line that
    was cut off is dropped.

    Parameters
    ----------
    file : Path
    engine : Engine
    records : sequence of Record
    findings : sequence of str
    boxed : mapping of str to sequence of str
        As for :func:`run_all`.
    """

    def __init__(
        self,
        file: Path,
        engine: Engine,
        records: Sequence[Record],
        findings: Sequence[str],
        boxed: Mapping[str, Sequence[str]],
    ) -> None:
        self._file = file
        what = [
            FORMAT,
            engine.identity.sha256,
            list(findings),
            [[item.name, item.source.label, list(boxed.get(item.name, ()))] for item in records],
        ]
        self._head = hashlib.sha256(msgspec.json.encode(what)).hexdigest()

    def load(self) -> dict[str, Observation]:
        """Return what was observed before by name; nothing if it was for other images or models."""
        if not self._file.is_file():
            return {}
        head, *lines = self._file.read_bytes().split(b"\n")
        if head.decode(errors="replace") != self._head:
            _log.info("%s is of another model or other images: starting anew", self._file)
            return {}
        found = {}
        for line in lines[:-1]:  # what follows the last line break is empty, or was cut off
            observation = msgspec.json.decode(line, type=Observation)
            if not observation.error:
                found[observation.name] = observation
        return found

    def record(
        self, known: Iterable[Observation], new: Iterable[Observation]
    ) -> Iterator[Observation]:
        """Write the known and each new observation as it comes, and yield the new ones."""
        with self._file.open("wb") as stream:
            stream.write(self._head.encode() + b"\n")
            for observation in known:
                stream.write(msgspec.json.encode(observation) + b"\n")
            for observation in new:
                stream.write(msgspec.json.encode(observation) + b"\n")
                stream.flush()
                yield observation

    def finish(self) -> None:
        """Remove the file: the work is done."""
        self._file.unlink(missing_ok=True)
