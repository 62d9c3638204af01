"""From a radiograph to a prediction: the one path of the window and of the command line.

In three steps, so that many images can share a network: :func:`examine` makes the network image and
asks whether the model suits it, an engine predicts, :func:`conclude` puts together what both said.
:func:`analyse` does all three for one image.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pcam_model.engine import CancelToken, Engine
from pcam_model.manifest import Manifest
from pcam_model.prediction import Prediction
from pcam_model.suitability import Concern, Picture, Severity, assess, look
from pcam_model.wording import Text
from viewer.dicom.facts import image_facts
from viewer.dicom.network_image import NetworkSource
from viewer.dicom.radiograph import Radiograph
from viewer.review.answers import Answer, Answers, Question
from viewer.review.case import prediction_rows
from viewer.review.review import Review

# One heatmap is read at a glance; the others are one click away.
_FIRST_SHOWN = 1

#: What every result says of an image that does not suit.
FORCED = Text(
    "Not suitable: analysed only because a reader asked for it; do not rely on these findings."
)


class UnsuitableError(Exception):
    """The model should not be asked about this image, or not be believed; ``reasons`` say why."""

    def __init__(self, concerns: Iterable[Concern]) -> None:
        self.concerns = tuple(concerns)
        self.reasons = refusals(self.concerns)
        super().__init__(" ".join(self.reasons))


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """A frame on its way to the network.

    Attributes
    ----------
    image : ndarray of float32, shape (H, W)
        Network image.
    picture : Picture
        What its pixels say.
    seconds : float
        Wall-clock time that this took.
    """

    image: npt.NDArray[np.float32]
    picture: Picture
    seconds: float

    def timed(self, prediction: Prediction) -> Prediction:
        """Return a prediction of the image to whose preprocessing this time is added."""
        seconds = dict(prediction.seconds)
        seconds["preprocess"] = seconds.get("preprocess", 0.0) + self.seconds
        return replace(prediction, seconds=seconds)


def concerns(radiograph: Radiograph, manifest: Manifest | None = None) -> tuple[Concern, ...]:
    """Return what the header says against asking a chest model, the heaviest first."""
    return assess(image_facts(radiograph), manifest=manifest)


def suitable(radiograph: Radiograph) -> bool:
    """Return whether nothing in the header forbids a chest model; the pixels may."""
    return not refusals(concerns(radiograph))


def refusals(found: Iterable[Concern]) -> tuple[str, ...]:
    """Return the sentences of the concerns for which an image is refused."""
    return tuple(one.message for one in found if one.severity is Severity.REFUSE)


def examine(
    radiograph: Radiograph,
    manifest: Manifest,
    frame: int = 0,
    force: bool = False,
    source: NetworkSource | None = None,
) -> Examined:
    """Make the network image of a frame, and let it through or not.

    Parameters
    ----------
    radiograph : Radiograph
    manifest : Manifest
        Of the model that is to be asked.
    frame : int
    force : bool
        Let it through in any case.
    source : NetworkSource or None
        Of that frame, where it is known already.

    Raises
    ------
    UnsuitableError
        If the model does not suit the image.
    """
    start = time.perf_counter()
    if not force:
        # A lateral view needs no look at its pixels.
        _refuse(concerns(radiograph, manifest))
    image = (source or NetworkSource.of(radiograph, frame)).image()
    picture = look(image, manifest.likeness)
    if not force:
        _refuse(assess(image_facts(radiograph), picture, manifest))
    return Examined(image, picture, time.perf_counter() - start)


def conclude(  # noqa: PLR0917
    radiograph: Radiograph,
    manifest: Manifest,
    picture: Picture,
    prediction: Prediction,
    engine_warnings: Iterable[str] = (),
    force: bool = False,
) -> Prediction:
    """Return what an engine said of an examined frame, with every warning that belongs to it.

    Parameters
    ----------
    radiograph, manifest, force
        As in :func:`examine`.
    picture : Picture
        Of the frame that was examined.
    prediction : Prediction
        As the engine gave it.
    engine_warnings : iterable of str
        What the engine has to say of itself.

    Returns
    -------
    Prediction
        Its warnings hold, each once: what speaks against the image, what the engine did otherwise
        than asked, what the engine found, what the reader of the file found.

    Raises
    ------
    UnsuitableError
        If the network itself finds that it does not suit, and that is not overruled.
    """
    found = assess(image_facts(radiograph), picture, manifest, prediction.suitability)
    if not force:
        _refuse(found)
    refused = refusals(found)
    warnings = (
        *((FORCED,) if refused else ()),
        *map(str, found),
        *engine_warnings,
        *prediction.warnings,
        *radiograph.warnings,
    )
    return replace(prediction, warnings=tuple(dict.fromkeys(warnings)), refusals=refused)


def analyse(  # noqa: PLR0917
    radiograph: Radiograph,
    engine: Engine,
    frame: int = 0,
    cancel: CancelToken | None = None,
    force: bool = False,
    answers: Answers | None = None,
    before_network: Callable[[], object] | None = None,
    afterwards: Callable[[Callable[[], object]], object] | None = None,
) -> Prediction:
    """Run a model on one frame of a radiograph.

    Parameters
    ----------
    radiograph : Radiograph
    engine : Engine
    frame : int
        Index of the frame.
    cancel : CancelToken or None
        Cancelling it from another thread stops the analysis.
    force : bool
        Give a result for an image, too, that does not suit; its ``refusals`` say why it should not
        be believed. Whoever asked may know better than the header.
    answers : Answers or None
        Where an earlier answer to the same question is looked for, and this one is kept.
    before_network : callable or None
        Called before the network takes all processors, if it is asked at all.
    afterwards : callable or None
        Is given what can be done when the prediction is on its way; None to do that before.

    Returns
    -------
    Prediction
        See :func:`conclude`.

    Raises
    ------
    UnsuitableError
        If the model does not suit the image, and that is not overruled.
    Cancelled
        If ``cancel`` was cancelled before there was a result.
    EngineError
        If the model fails.
    """
    cancel = cancel or CancelToken()
    cancel.raise_if_cancelled()
    manifest, known = engine.manifest, None
    if not force:
        # A lateral view needs no look at its pixels.
        _refuse(concerns(radiograph, manifest))
    source = NetworkSource.of(radiograph, frame)
    if answers is not None:
        question = Question(source, engine)
        known = answers.get(question)
    if known is None:
        examined = examine(radiograph, manifest, frame, force, source)
        if before_network is not None:
            before_network()
        answer = known = Answer(
            examined.picture, examined.timed(engine.predict(examined.image, cancel))
        )
        if answers is not None:
            kept = answers

            def keep() -> None:
                kept.put(question, answer)

            keep() if afterwards is None else afterwards(keep)
    picture, prediction = known.picture, known.prediction
    return conclude(radiograph, manifest, picture, prediction, engine.warnings, force)


def _refuse(found: tuple[Concern, ...]) -> None:
    if refusals(found):
        raise UnsuitableError(found)


def default_review(prediction: Prediction, manifest: Manifest) -> Review:
    """Return the review to begin with: the strongest positive finding is shown."""
    review = Review()
    positive = [
        row.finding for row in prediction_rows(prediction, manifest, review) if row.positive
    ]
    return replace(review, visible=frozenset(positive[:_FIRST_SHOWN]))
