"""What the model says, and what the reader says of it, as measurement groups of TID 1500.

A finding is a group of TID 1501. Of those that reach their threshold, or that the reader switched
on, each box is a group of TID 1410 with a closed polyline.
"""

from collections.abc import Iterator

from highdicom.sr import (
    AlgorithmIdentification,
    CodedConcept,
    ImageRegion,
    Measurement,
    MeasurementsAndQualitativeEvaluations,
    PlanarROIMeasurementsAndQualitativeEvaluations,
    QualitativeEvaluation,
    SourceImageForMeasurementGroup,
    TextContentItem,
    TrackingIdentifier,
)

from pcam_model.findings import label
from pcam_model.geometry import Box
from pcam_model.prediction import ModelIdentity
from viewer.dicom.uids import derived_uid
from viewer.export.dicom import codes, provenance
from viewer.export.dicom.coordinates import box_shape, source_of_region
from viewer.export.dicom.subject import Subject
from viewer.review.case import Case, FindingRow, finding_rows
from viewer.review.verdict import FindingVerdict

Group = MeasurementsAndQualitativeEvaluations | PlanarROIMeasurementsAndQualitativeEvaluations

# Of probabilities: single precision has no more.
_DIGITS = 6
_MAXIMUM = codes.concept("56851009", "SCT", "Maximum")


def finding_groups(case: Case, subject: Subject) -> Iterator[Group]:
    """Yield the groups of all findings of the model, and of those the reader alone judged."""
    rows = finding_rows(case)
    model = None if case.prediction is None else _algorithm(case.prediction.model)
    for row in rows:
        yield _finding(row, model, case, subject)
        if not row.positive and row.finding not in case.review.visible:
            # A box in another viewer would say that something was found.
            continue
        for number, box in enumerate(case.boxes(row.finding), start=1):
            yield _box(row, number, box, model, subject)
    told = {row.finding for row in rows}
    for finding, verdict in sorted(case.review.verdicts.items()):
        if finding not in told:
            yield _judged_alone(finding, verdict, subject)


def _finding(
    row: FindingRow, model: AlgorithmIdentification | None, case: Case, subject: Subject
) -> Group:
    evaluations = [
        _yes_or_no(codes.AT_THRESHOLD, row.positive, codes.POSITIVE, codes.NEGATIVE),
        _yes_or_no(codes.EDITED, row.edited, codes.YES, codes.NO),
    ]
    verdict = case.review.verdicts.get(row.finding)
    return _group(
        row.finding,
        subject,
        verdict,
        algorithm_id=model,
        measurements=[
            Measurement(codes.PROBABILITY, round(row.probability, _DIGITS), codes.UNITLESS),
            Measurement(codes.OPERATING_POINT, row.operating_point, codes.UNITLESS),
            Measurement(codes.THRESHOLD, row.threshold, codes.UNITLESS),
        ],
        evaluations=evaluations,
    )


def _judged_alone(finding: str, verdict: FindingVerdict, subject: Subject) -> Group:
    return _group(finding, subject, verdict, algorithm_id=None, measurements=None, evaluations=[])


def _group(
    finding: str,
    subject: Subject,
    verdict: FindingVerdict | None,
    *,
    algorithm_id: AlgorithmIdentification | None,
    measurements: list[Measurement] | None,
    evaluations: list[QualitativeEvaluation],
) -> Group:
    if verdict is not None and verdict.verdict is not None:
        value = verdict.verdict.value
        answer = codes.private(value, value.capitalize())
        evaluations = [*evaluations, QualitativeEvaluation(codes.VERDICT, answer)]
    frames = None if subject.frame_number is None else [subject.frame_number]
    group = MeasurementsAndQualitativeEvaluations(
        tracking_identifier=_tracking(finding, subject, label(finding)),
        finding_type=codes.finding_code(finding),
        algorithm_id=algorithm_id,
        measurements=measurements,
        qualitative_evaluations=evaluations or None,
        source_images=[
            SourceImageForMeasurementGroup(
                subject.image.SOPClassUID, subject.image.SOPInstanceUID, frames
            )
        ],
    )
    if verdict is not None and verdict.comment:
        comment = TextContentItem(codes.COMMENT, verdict.comment, "CONTAINS")
        group[0].ContentSequence.append(comment)
    return group


def _box(
    row: FindingRow,
    number: int,
    box: Box,
    model: AlgorithmIdentification | None,
    subject: Subject,
) -> Group:
    shape = box_shape(box, subject)
    name = f"{label(row.finding)}, region {number}"
    return PlanarROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=_tracking(f"{row.finding} box {number}", subject, name),
        referenced_region=ImageRegion(shape.kind, shape.places, source_of_region(subject)),
        finding_type=codes.finding_code(row.finding),
        method=codes.CLASS_ACTIVATION,
        algorithm_id=model,
        measurements=[
            # The highest probability inside.
            Measurement(
                codes.PROBABILITY, round(box.score, _DIGITS), codes.UNITLESS, derivation=_MAXIMUM
            )
        ],
    )


def _algorithm(model: ModelIdentity) -> AlgorithmIdentification:
    return AlgorithmIdentification(
        name=provenance.short(model.name),
        version=provenance.short(model.version),
        parameters=[f"SHA-256: {model.sha256}"],
        manufacturer=provenance.PRODUCT,
        family=codes.AI,
    )


def _tracking(name: str, subject: Subject, text: str) -> TrackingIdentifier:
    uid = derived_uid("tracking", subject.image.SOPInstanceUID, str(subject.frame_number), name)
    return TrackingIdentifier(uid=uid, identifier=text)


def _yes_or_no(
    name: CodedConcept, value: bool, yes: CodedConcept, no: CodedConcept
) -> QualitativeEvaluation:
    return QualitativeEvaluation(name, yes if value else no)
