"""From a radiograph to a prediction: the one path of the window and of the command line."""

import time
from dataclasses import replace

from pcam_model.engine import CancelToken, Engine
from pcam_model.manifest import Manifest
from pcam_model.prediction import Prediction
from pcam_model.suitability import Concern, Severity, assess
from viewer.dicom.facts import image_facts
from viewer.dicom.network_image import network_image
from viewer.dicom.radiograph import Radiograph
from viewer.review.case import prediction_rows
from viewer.review.review import Review

# One heatmap is read at a glance; the others are one click away.
_FIRST_SHOWN = 1


def concerns(radiograph: Radiograph) -> tuple[Concern, ...]:
    """Return why a model of frontal chest radiographs may be wrong here, the heaviest first."""
    return assess(image_facts(radiograph))


def suitable(radiograph: Radiograph) -> bool:
    """Return whether nothing in the file forbids a chest model; doubts may remain."""
    return all(concern.severity is not Severity.REFUSE for concern in concerns(radiograph))


def analyse(
    radiograph: Radiograph,
    engine: Engine,
    frame: int = 0,
    cancel: CancelToken | None = None,
) -> Prediction:
    """Run a model on one frame of a radiograph.

    An unsuitable image is analysed too: whoever asked may know better than its header. The result
    says so in its warnings.

    Parameters
    ----------
    radiograph : Radiograph
    engine : Engine
    frame : int
        Index of the frame.
    cancel : CancelToken or None
        Cancelling it from another thread stops the analysis.

    Returns
    -------
    Prediction
        Its warnings hold, each once: what speaks against the image, what the engine did otherwise
        than asked, what the model found, what the reader of the file found.

    Raises
    ------
    Cancelled
        If ``cancel`` was cancelled before there was a result.
    EngineError
        If the model fails.
    """
    cancel = cancel or CancelToken()
    cancel.raise_if_cancelled()
    start = time.perf_counter()
    image = network_image(radiograph, frame)
    prepared = time.perf_counter() - start
    prediction = engine.predict(image, cancel)
    warnings = (
        *map(str, concerns(radiograph)),
        *engine.warnings,
        *prediction.warnings,
        *radiograph.warnings,
    )
    seconds = dict(prediction.seconds)
    seconds["preprocess"] = seconds.get("preprocess", 0.0) + prepared
    return replace(prediction, warnings=tuple(dict.fromkeys(warnings)), seconds=seconds)


def default_review(prediction: Prediction, manifest: Manifest) -> Review:
    """Return the review to begin with: the strongest positive finding is shown."""
    review = Review()
    positive = [
        row.finding for row in prediction_rows(prediction, manifest, review) if row.positive
    ]
    return replace(review, visible=frozenset(positive[:_FIRST_SHOWN]))
