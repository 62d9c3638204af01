"""What a model says about images, kept small enough for a whole data set.

An observation holds numbers only: maps are turned into boxes and peaks while they are there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec import field as struct_field
from scipy.special import logit
from threadpoolctl import threadpool_limits

from pcam_model.engine import Engine, EngineError
from pcam_model.geometry import Box, CellGrid
from pcam_model.heatmap import Peak, boxes_above, raster_peak
from pcam_model.manifest import Manifest
from pcam_model.outputs import prediction_of
from pcam_model.prediction import ModelIdentity, Prediction
from train.datasets.records import Record, read_image
from train.marks import RULES, Raster, logit_raster, marks, model_level
from train.metrics.ceiling import cell_lines
from train.metrics.masks import ceiling_mask_iou, distance_to_mask, mask_iou
from train.truth import Truth
from viewer.dicom.radiograph import UnreadableError

# Images read ahead of the network, per worker.
_AHEAD = 2

#: x, y, width, height and score.
MarkRow = tuple[float, float, float, float, float]


class MaskPlace(Struct, frozen=True):
    """A map against a mask: IoU of what the viewer would outline, and where the peak lies.

    ``distance`` from the peak to the mask is in pixels of the mask's grid, whose longest side is
    ``side``; ``ceiling`` the best IoU of any union of the map's cells.
    """

    iou: float
    distance: float
    side: int
    ceiling: float


class Place(Struct, frozen=True):
    """Where a finding is seen, in pixels of the record's ``original_size``.

    Attributes
    ----------
    boxes : list of (x, y, width, height, score)
        By the viewer's rule with threshold 0, so that they do not depend on whether the finding is
        called; surest first.
    peak : tuple of float
    wang : list
        Boxes by the rule of Wang et al. 2017, where something was drawn.
    mask : MaskPlace or None
        Where a mask was drawn.
    """

    boxes: list[MarkRow]
    peak: tuple[float, float]
    wang: list[MarkRow] = struct_field(default_factory=list)
    mask: MaskPlace | None = None


class Observation(Struct, frozen=True):
    """What a model says about one image, or why it could not.

    Attributes
    ----------
    name : str
        The record's name.
    logits : dict
        Calibrated logit by finding.
    thresholds : dict
        The model's operating point, a probability, by finding.
    boxes_at_operating_point : dict
        Number of boxes by finding: those that the viewer draws by itself, so none in an image
        whose probability stays below the operating point.
    places : dict
        By finding, where it was drawn in this image, or is labelled as absent from it.
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
    logits: dict[str, float] = struct_field(default_factory=dict)
    thresholds: dict[str, float] = struct_field(default_factory=dict)
    boxes_at_operating_point: dict[str, int] = struct_field(default_factory=dict)
    places: dict[str, Place] = struct_field(default_factory=dict)
    grid: tuple[float, float, float, float] = (1.0, 1.0, 0.5, 0.5)
    cells: tuple[int, int] = (1, 1)
    seconds: dict[str, float] = struct_field(default_factory=dict)
    warnings: list[str] = struct_field(default_factory=list)
    error: str = ""

    def cell_grid(self) -> CellGrid:
        """Return where the map's cells lie, in pixels of ``original_size``."""
        return CellGrid(*self.grid)


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One image and what is wanted of it.

    Attributes
    ----------
    record : Record
    truth : mapping of str to Truth
        What was drawn, by finding, in pixels of ``original_size``.
    absent : tuple of str
        Findings whose marks are wanted although nothing was drawn: false ones.
    """

    record: Record
    truth: Mapping[str, Truth] = field(default_factory=dict)
    absent: tuple[str, ...] = ()


def tasks(records: Sequence[Record], truth: Mapping[str, Mapping[str, Truth]]) -> list[Task]:
    """Return a task per record.

    Marks are wanted of findings that are drawn in at least one image: in these, and where the
    finding is labelled as absent.
    """
    drawn = {finding for found in truth.values() for finding in found}
    return [
        Task(
            record,
            truth.get(record.name, {}),
            tuple(
                name
                for name, value in record.labels.items()
                if value == 0 and name in drawn and name not in truth.get(record.name, {})
            ),
        )
        for record in records
    ]


def observe(
    prediction: Prediction, manifest: Manifest, task: Task, findings: Sequence[str]
) -> Observation:
    """Reduce a prediction to an observation.

    Parameters
    ----------
    prediction : Prediction
    manifest : Manifest
        Its findings have the operating points and box fractions.
    task : Task
    findings : sequence of str
        Findings to keep.
    """
    size = task.record.original_size
    rows, columns = prediction.image_shape
    scale = size[0] / columns, size[1] / rows
    counts: dict[str, int] = {}
    points: dict[str, float] = {}
    places: dict[str, Place] = {}
    for name in findings:
        spec = manifest.finding(name)
        points[name] = spec.operating_point.probability
        level = float(logit(points[name]))
        wanted = name in task.truth or name in task.absent
        called = float(prediction.logits[prediction.index(name)]) >= level
        counts[name] = 0
        if not called and not wanted:
            continue
        raster = logit_raster(prediction, name)
        if wanted:
            places[name] = _place(
                raster, prediction, name, fraction=spec.box_fraction, task=task, scale=scale
            )
            if called and level <= model_level(raster, spec.box_fraction):
                counts[name] = len(places[name].boxes)
                continue
        if called:
            level = max(level, model_level(raster, spec.box_fraction))
            counts[name] = len(boxes_above(raster, prediction.image_shape, level))
    grid = prediction.grid
    height, width = prediction.logit_maps.shape[-2:]
    return Observation(
        name=task.record.name,
        logits={name: float(prediction.logits[prediction.index(name)]) for name in findings},
        thresholds=points,
        boxes_at_operating_point=counts,
        places=places,
        grid=(
            grid.step_x * scale[0],
            grid.step_y * scale[1],
            grid.origin_x * scale[0],
            grid.origin_y * scale[1],
        ),
        cells=(height, width),
        seconds=dict(prediction.seconds),
        warnings=list(prediction.warnings),
    )


def _place(
    raster: Raster,
    prediction: Prediction,
    name: str,
    *,
    fraction: float,
    task: Task,
    scale: tuple[float, float],
) -> Place:
    shape = prediction.image_shape

    def scaled(boxes: Iterable[Box]) -> list[MarkRow]:
        return [
            (box.x * scale[0], box.y * scale[1], box.width * scale[0], box.height * scale[1],
             box.score)
            for box in boxes
        ]  # fmt: skip

    peak = raster_peak(raster, shape)
    truth = task.truth.get(name)
    return Place(
        boxes=scaled(marks(raster, shape, RULES["model"], fraction)),
        peak=(peak.x * scale[0], peak.y * scale[1]),
        wang=scaled(marks(raster, shape, RULES["wang2017"], fraction)) if truth else [],
        mask=None
        if truth is None or truth.mask is None
        else _mask_place(truth, prediction, name, model_level(raster, fraction), peak),
    )


def _mask_place(
    truth: Truth, prediction: Prediction, name: str, level: float, peak: Peak
) -> MaskPlace:
    """Compare on the mask's own grid, which may be finer than the image that was read."""
    mask = truth.pixels()
    rows, columns = mask.shape
    across, down = columns / prediction.image_shape[1], rows / prediction.image_shape[0]
    grid = prediction.grid
    lines = cell_lines(
        CellGrid(grid.step_x * across, grid.step_y * down, grid.origin_x * across,
                 grid.origin_y * down),
        prediction.logit_maps.shape[-2:],  # type: ignore[arg-type]
        (columns, rows),
    )  # fmt: skip
    region = logit_raster(prediction, name, (rows, columns)) >= level
    return MaskPlace(
        iou=mask_iou(mask, region),
        distance=distance_to_mask(peak.x * across, peak.y * down, mask),
        side=max(rows, columns),
        ceiling=ceiling_mask_iou(mask, *lines),
    )


def observe_arrays(
    logits: npt.NDArray[np.floating],
    logit_maps: npt.NDArray[np.floating],
    manifest: Manifest,
    wanted: Sequence[Task],
    findings: Sequence[str] = (),
) -> list[Observation]:
    """Return an observation per image from the outputs of a network, without an engine.

    Parameters
    ----------
    logits : ndarray, shape (N, F)
    logit_maps : ndarray, shape (N, F, h, w)
        Neither is calibrated: the manifest's calibrations are applied.
    manifest : Manifest
        Names the findings in order, the size of the input and where the map lies in it.
    wanted : sequence of Task
        Length N, in the same order.
    findings : sequence of str, optional
        Those to keep; all of the manifest's if empty.

    Raises
    ------
    pcam_model.outputs.EngineError
        If shapes do not fit the manifest, or a value is not finite.
    """
    predictions = predictions_of_arrays(logits, logit_maps, manifest, wanted)
    return [
        observe(prediction, manifest, task, findings or manifest.finding_names)
        for prediction, task in zip(predictions, wanted, strict=True)
    ]


def predictions_of_arrays(
    logits: npt.NDArray[np.floating],
    logit_maps: npt.NDArray[np.floating],
    manifest: Manifest,
    wanted: Sequence[Task],
) -> Iterator[Prediction]:
    """Yield the prediction of each image; parameters are those of :func:`observe_arrays`."""
    identity = ModelIdentity(manifest.name, manifest.version, "")
    for row, maps, task in zip(logits, logit_maps, wanted, strict=True):
        width, height = task.record.original_size
        yield prediction_of(
            {
                "logits": np.asarray(row[None], np.float32),
                "logit_maps": np.asarray(maps[None], np.float32),
            },
            manifest=manifest,
            identity=identity,
            image_shape=(height, width),
            device="arrays",
        )


#: The engine that measures a record: one for all, or that of the record's fold.
EngineOf = Callable[[Record], Engine]


def run_all(
    engine_of: EngineOf,
    wanted: Sequence[Task],
    findings: Sequence[str],
    *,
    workers: int = 1,
    read: Callable[[Record], npt.NDArray[np.float32]] = read_image,
) -> Iterator[Observation]:
    """Yield an observation per task, in order.

    ``workers`` threads read images ahead of the network and turn its maps into marks behind it.

    Parameters
    ----------
    engine_of : callable
        Returns the engine of a record.
    wanted : sequence of Task
    findings : sequence of str
    workers : int
        At least 1. The network runs in the calling thread.
    read : callable
        Returns the network image of a record.
    """
    ahead = _AHEAD * max(workers, 1)
    with (
        # Threads of BLAS would wait for those of onnxruntime, and the other way round.
        threadpool_limits(1, "blas"),
        ThreadPoolExecutor(max(workers, 1), thread_name_prefix="images") as pool,
    ):
        queue = iter(wanted)
        reading: list[tuple[Task, Future[npt.NDArray[np.float32]]]] = []
        reducing: list[Future[Observation]] = []
        try:
            while True:
                space = ahead - len(reading)
                reading += [(one, pool.submit(read, one.record)) for one in islice(queue, space)]
                if reading:
                    task, image = reading.pop(0)
                    reducing.append(_predicted(pool, engine_of, task, image, findings))
                while reducing and (len(reducing) > ahead or not reading):
                    yield reducing.pop(0).result()
                if not reading:
                    return
        finally:
            for pending in [*(image for _, image in reading), *reducing]:
                pending.cancel()


def _predicted(
    pool: ThreadPoolExecutor,
    engine_of: EngineOf,
    task: Task,
    image: "Future[npt.NDArray[np.float32]]",
    findings: Sequence[str],
) -> "Future[Observation]":
    """Run the network now and reduce its maps in a thread."""
    try:
        engine = engine_of(task.record)
        prediction = engine.predict(image.result())
    except _UNUSABLE as error:
        failed: Future[Observation] = Future()
        failed.set_result(_failed(task, error))
        return failed
    return pool.submit(_reduced, prediction, engine.manifest, task, findings)


_UNUSABLE = (UnreadableError, EngineError, ValueError, OSError)


def _reduced(
    prediction: Prediction, manifest: Manifest, task: Task, findings: Sequence[str]
) -> Observation:
    try:
        return observe(prediction, manifest, task, findings)
    except _UNUSABLE as error:  # the size of the original may be unreadable
        return _failed(task, error)


def _failed(task: Task, error: Exception) -> Observation:
    return Observation(name=task.record.name, error=str(error) or type(error).__name__)
