"""One image with all that was found and chosen: what panels show and exporters write."""

from dataclasses import dataclass

from pcam_model.calibration import logit_of
from pcam_model.findings import label
from pcam_model.geometry import Box
from pcam_model.manifest import Manifest
from pcam_model.operating import Meaning, Worth, meaning, worth
from pcam_model.prediction import Prediction
from viewer.dicom.radiograph import Radiograph
from viewer.review.layers import HeatmapLayer, finding_boxes, heatmap_layers
from viewer.review.review import Review


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A radiograph, its review and, once analysed, its prediction.

    Attributes
    ----------
    radiograph : Radiograph
    review : Review
    prediction : Prediction or None
        Of the frame ``review.frame`` of this very radiograph.
    manifest : Manifest or None
        Of the model that made the prediction; given if and only if there is one.

    Raises
    ------
    ValueError
        If the parts do not belong together: an image must never show another image's result, nor
        one of a model that does not suit it, unless the reader wanted that.
    """

    radiograph: Radiograph
    review: Review
    prediction: Prediction | None = None
    manifest: Manifest | None = None

    def __post_init__(self) -> None:
        if self.prediction is None:
            return
        if self.manifest is None:
            raise ValueError("a prediction needs the manifest of the model that made it")
        if self.prediction.findings != self.manifest.finding_names:
            raise ValueError("the prediction and the manifest list different findings")
        if self.prediction.refusals and not self.review.forced:
            raise ValueError(
                "the model does not suit the image, and the reader did not want it all the same"
            )
        shape = (self.radiograph.rows, self.radiograph.columns)
        if self.prediction.image_shape != shape:
            raise ValueError(
                f"the prediction is of an image of {self.prediction.image_shape}, not of {shape}"
            )

    def layers(self) -> tuple[HeatmapLayer, ...]:
        """Return the heatmap layers to draw, none before the analysis."""
        if self.prediction is None or self.manifest is None:
            return ()
        return heatmap_layers(self.prediction, self.manifest, self.review)

    def boxes(self, finding: str) -> tuple[Box, ...]:
        """Return the boxes of a finding at the threshold in force, none before the analysis."""
        if self.prediction is None or self.manifest is None:
            return ()
        return finding_boxes(self.prediction, self.manifest, self.review, finding)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the findings panel, of the CSV file and of the JSON file.

    Attributes
    ----------
    finding, label : str
        The model's name, and the name for people.
    probability : float
        Calibrated, 0..1; no threshold changes it.
    operating_point : float
        The model's own threshold.
    threshold : float
        The threshold in force.
    edited : bool
        Whether the reader moved it away from the operating point.
    positive : bool
        Whether the probability reaches the threshold in force.
    distance : float
        Logit of the probability minus logit of the operating point.
    meaning : Meaning or None
        Of the probability, where the model is calibrated.
    worth : Worth or None
        Of the threshold in force, where the model has a curve.
    """

    finding: str
    label: str
    probability: float
    operating_point: float
    threshold: float
    edited: bool
    positive: bool
    distance: float
    meaning: Meaning | None = None
    worth: Worth | None = None


def finding_rows(case: Case) -> tuple[FindingRow, ...]:
    """Return the findings of a case, the farthest above its operating point first.

    The order does not follow edited thresholds: a line never jumps away under the slider that is
    being moved. Empty before the analysis.
    """
    if case.prediction is None or case.manifest is None:
        return ()
    return prediction_rows(case.prediction, case.manifest, case.review)


def prediction_rows(
    prediction: Prediction, manifest: Manifest, review: Review
) -> tuple[FindingRow, ...]:
    """Return the rows of :func:`finding_rows` where there is no case yet."""
    rows = []
    for finding, logit, probability in zip(
        prediction.findings, prediction.logits, prediction.probabilities, strict=True
    ):
        told = manifest.finding(finding)
        operating_point = told.operating_point.probability
        threshold = review.threshold(manifest, finding)
        rows.append(
            FindingRow(
                finding=finding,
                label=label(finding),
                probability=float(probability),
                operating_point=operating_point,
                threshold=threshold,
                edited=finding in review.edited_thresholds,
                positive=bool(probability >= threshold),
                distance=float(logit) - logit_of(operating_point),
                meaning=meaning(told, float(probability)),
                worth=worth(told, threshold),
            )
        )
    return tuple(sorted(rows, key=lambda row: -row.distance))
