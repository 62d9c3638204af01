"""What a model said of a frame, in numbers alone: kept for every image, and written into files.

Heatmaps are not kept: the same model makes them again from the same pixels.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pcam_model.wording import Text
from viewer.review.review import Review

if TYPE_CHECKING:
    from pcam_model.manifest import Manifest
    from pcam_model.prediction import ModelIdentity, Prediction


@dataclass(frozen=True, slots=True)
class FrameResult:
    """Numbers of one analysed frame.

    Attributes
    ----------
    model : ModelIdentity
    frame : int
    probabilities : mapping of str to float
        Calibrated, by finding, in the model's order.
    operating_points : mapping of str to float
        Of the model, by finding.
    warnings : tuple of str
    refusals : tuple of str
        Why the image is none for the model; the reader wanted a result all the same.
    """

    model: "ModelIdentity"
    frame: int
    probabilities: Mapping[str, float]
    operating_points: Mapping[str, float]
    warnings: tuple[str, ...] = ()
    refusals: tuple[str, ...] = field(default=())

    def distance(self, finding: str) -> float:
        """Return how far a finding lies above its operating point, as a difference of logits."""
        # The list of work is there before anything that needs scipy.
        from pcam_model.calibration import logit_of

        return logit_of(self.probabilities[finding]) - logit_of(self.operating_points[finding])

    def positive(self, finding: str, review: Review) -> bool:
        """Return whether a finding reaches the threshold in force."""
        threshold = review.edited_thresholds.get(finding, self.operating_points[finding])
        return self.probabilities[finding] >= threshold

    @property
    def ranked(self) -> tuple[str, ...]:
        """Findings, the farthest above its operating point first."""
        return tuple(sorted(self.probabilities, key=lambda finding: -self.distance(finding)))


def made_by_another(model: "ModelIdentity") -> Text:
    """Return what is said where a review comes from another model than the one that is open."""
    return Text(
        "It was made with the model {name} {version}, not with the one that is open: what that "
        "model found is shown, marked as such, until you have the image analysed again.",
        name=model.name,
        version=model.version,
    )


def frame_result(prediction: "Prediction", manifest: "Manifest", frame: int) -> FrameResult:
    """Return the numbers of a prediction."""
    return FrameResult(
        prediction.model,
        frame,
        dict(zip(prediction.findings, map(float, prediction.probabilities), strict=True)),
        {
            finding: manifest.finding(finding).operating_point.probability
            for finding in prediction.findings
        },
        tuple(map(str, prediction.warnings)),
        tuple(map(str, prediction.refusals)),
    )
