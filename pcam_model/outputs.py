"""From the raw outputs of a network to a prediction: checked, calibrated, placed in the image.

Every engine ends here, so that no runtime can give a result that another would refuse.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from pcam_model.bundle import LOGIT_MAPS, LOGITS, SUITABILITY, map_problem
from pcam_model.calibration import calibrate, calibrations
from pcam_model.geometry import CellGrid
from pcam_model.manifest import Manifest
from pcam_model.prediction import ModelIdentity, Prediction
from pcam_model.preprocess import content_shape
from pcam_model.suitability import network_concerns
from pcam_model.wording import Text

_Floats = npt.NDArray[np.float32]


class EngineError(Exception):
    """A model cannot be run, or gave nonsense; the message says what to do."""


class EngineDefectError(EngineError):
    """The engine itself is broken and was switched off: no other image will fare better."""


def prediction_of(
    outputs: Mapping[str, _Floats],
    *,
    manifest: Manifest,
    identity: ModelIdentity,
    image_shape: tuple[int, int],
    device: str,
    warnings: tuple[str, ...] = (),
    seconds: dict[str, float] | None = None,
) -> Prediction:
    """Return the prediction of one image.

    Parameters
    ----------
    outputs : mapping of str to ndarray of float32
        ``logits`` (1, F), ``logit_maps`` (1, F, h, w) and, where there is one, ``suitability``
        (1,): not calibrated.
    manifest, identity
        Of the model.
    image_shape : tuple of int
        Rows and columns of the image that was preprocessed.
    device : str
        The device that really ran.
    warnings : tuple of str
        What the engine has to say of this run.
    seconds : dict, optional
        Wall-clock seconds by step.

    Raises
    ------
    EngineError
        If shapes do not fit the manifest, or a value is not finite: never a silent 0 %.
    """
    logits, maps, suitability = _checked(outputs, manifest, device)
    own = calibrations(manifest)
    grid = CellGrid.from_stretch(
        image_shape,
        content_shape(image_shape, manifest.input),
        manifest.map.stride,
        manifest.map.origin,
    )
    if manifest.input.fit == "pad":
        rows, columns = grid.cells_inside(image_shape)
        maps = maps[:, :rows, :columns]
    return Prediction(
        findings=manifest.finding_names,
        logits=calibrate(logits, own),
        logit_maps=calibrate(maps, own),
        grid=grid,
        image_shape=image_shape,
        model=identity,
        device=device,
        warnings=(*warnings, *map(str, network_concerns(manifest, suitability))),
        seconds=seconds or {},
        suitability=suitability,
    )


def each_of_batch(outputs: Mapping[str, _Floats], count: int) -> list[Mapping[str, _Floats]]:
    """Return the outputs of every image of a batch.

    Parameters
    ----------
    outputs : mapping of str to ndarray
        With the images along the first axis.
    count : int
        Number of images that went in.

    Raises
    ------
    EngineError
        If there came out more or fewer.
    """
    if count == 1:
        return [outputs]
    for name, values in outputs.items():
        if len(values) != count:
            raise EngineError(
                Text(
                    "the model gave {name} of shape {shape} for a batch of {count} images: "
                    "export it again.",
                    name=name,
                    shape=values.shape,
                    count=count,
                )
            )
    return [
        {name: values[place : place + 1] for name, values in outputs.items()}
        for place in range(count)
    ]


def _checked(
    outputs: Mapping[str, _Floats], manifest: Manifest, device: str
) -> tuple[_Floats, _Floats, float | None]:
    """Return logits (F,), maps (F, h, w) and suitability of one image, all finite."""
    count = len(manifest.findings)
    logits, maps = outputs[LOGITS], outputs[LOGIT_MAPS]
    if logits.shape != (1, count) or maps.ndim != 4 or maps.shape[:2] != (1, count):
        raise EngineError(
            Text(
                "the model gave outputs of shape {logits} and {maps} for {count} findings: "
                "export it again.",
                logits=logits.shape,
                maps=maps.shape,
                count=count,
            )
        )
    problem = map_problem(maps.shape[2], maps.shape[3], manifest)
    if problem:
        raise EngineError(
            Text("the model's maps do not fit its manifest. {problem}", problem=problem)
        )
    for name, values in outputs.items():
        if not np.isfinite(values).all():
            raise EngineError(
                Text(
                    "the model gave values that are not numbers ({name}, on {device}): there is "
                    "no result for this image.",
                    name=name,
                    device=device,
                )
            )
    suitability = outputs.get(SUITABILITY)
    return logits[0], maps[0], None if suitability is None else float(suitability.ravel()[0])
