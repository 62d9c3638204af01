"""What the reader drew, as measurement groups of TID 1500 with the coordinates it was measured at.

Lengths, angles and ratios are groups of TID 1501 whose numbers are inferred from coordinates;
regions, arrows, points and texts are groups of TID 1410.
"""

from collections.abc import Iterator

from highdicom.sr import (
    CoordinatesForMeasurement,
    ImageRegion,
    Measurement,
    MeasurementsAndQualitativeEvaluations,
    PlanarROIMeasurementsAndQualitativeEvaluations,
    TextContentItem,
    TrackingIdentifier,
)

from pcam_model.findings import label
from viewer.dicom.uids import derived_uid
from viewer.export.dicom import codes
from viewer.export.dicom.coordinates import Shape, annotation_shapes, source_of_region
from viewer.export.dicom.report_findings import Group
from viewer.export.dicom.subject import Subject
from viewer.review.annotations import Annotation, Kind
from viewer.review.case import Case
from viewer.review.measure import Measurement as Measured
from viewer.review.measure import Quantity, Value, measure


def annotation_groups(case: Case, subject: Subject) -> Iterator[Group]:
    """Yield a group for every annotation of every frame, in their order."""
    for annotation in case.review.annotations:
        yield _annotation(annotation, case, subject)


def _annotation(annotation: Annotation, case: Case, subject: Subject) -> Group:
    measured = measure(annotation, case.radiograph)
    shapes = annotation_shapes(annotation, subject, case.radiograph.pixel_aspect)
    tracking = TrackingIdentifier(
        uid=derived_uid("annotation", annotation.id), identifier=_name(annotation)
    )
    kind = codes.private(annotation.kind.name, annotation.kind.value.capitalize())
    finding = codes.finding_code(annotation.finding) if annotation.finding else kind
    group: Group
    if annotation.kind.is_region or not measured.values or annotation.kind is Kind.PROBE:
        group = PlanarROIMeasurementsAndQualitativeEvaluations(
            tracking_identifier=tracking,
            referenced_region=ImageRegion(
                shapes[0].kind, shapes[0].places, source_of_region(subject, annotation.frame)
            ),
            finding_type=finding,
            measurements=[_number(each, annotation) for each in measured.values] or None,
        )
    else:
        group = MeasurementsAndQualitativeEvaluations(
            tracking_identifier=tracking,
            finding_type=finding,
            measurements=[_number(each, annotation, shapes, subject) for each in measured.values],
        )
    group[0].ContentSequence.extend(_texts(annotation, measured))
    return group


def _number(
    value: Value,
    annotation: Annotation,
    shapes: tuple[Shape, ...] = (),
    subject: Subject | None = None,
) -> Measurement:
    name = codes.QUANTITIES[value.quantity]
    if annotation.kind is Kind.COBB and value.quantity is Quantity.ANGLE:
        name = codes.COBB_ANGLE
    coordinates = None
    if subject is not None:
        coordinates = [
            CoordinatesForMeasurement(
                shape.kind, shape.places, source_of_region(subject, annotation.frame)
            )
            for shape in shapes
        ]
    return Measurement(
        name, value.number, codes.UNITS[value.unit], referenced_coordinates=coordinates
    )


def _texts(annotation: Annotation, measured: Measured) -> Iterator[TextContentItem]:
    """Yield the reader's words, where millimetres come from, and what may mislead."""
    texts = [(codes.COMMENT, annotation.text)]
    if measured.source is not None:
        texts.append((codes.SCALE, measured.source.value))
    texts += [(codes.CAUTION, str(caution.value)) for caution in measured.cautions]
    for name, text in texts:
        if text:
            yield TextContentItem(name, text, "CONTAINS")


def _name(annotation: Annotation) -> str:
    kind = annotation.kind.value.capitalize()
    return f"{kind} for {label(annotation.finding)}" if annotation.finding else kind
