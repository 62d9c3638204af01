"""The review as a Comprehensive SR document (PS3.3 A.35.3), by the Measurement Report of TID 1500.

Findings, boxes, verdicts and annotations are content items that any reader of TID 1500 understands.
The whole review stands beside them as a file of reviews (:mod:`viewer.review.review_file`) of this
image alone, a text item of the private scheme: coordinates in SR are single precision, and window,
colours and visibility have no place in the template. The template is extensible, so such an item
is allowed.
"""

from pathlib import Path

from highdicom.sr import (
    CodedConcept,
    ComprehensiveSR,
    ContainerContentItem,
    ContentItem,
    ContentSequence,
    DeviceObserverIdentifyingAttributes,
    ImageContentItem,
    MeasurementReport,
    ObservationContext,
    ObserverContext,
    TextContentItem,
)
from pydicom.dataset import Dataset

from pcam_model.wording import Text
from viewer.dicom.quiet import quiet
from viewer.dicom.uids import derived_uid
from viewer.export.dicom import codes, provenance
from viewer.export.dicom.instance import Kind, finish, write
from viewer.export.dicom.report_annotations import annotation_groups
from viewer.export.dicom.report_findings import finding_groups
from viewer.export.dicom.subject import Subject, SubjectError
from viewer.export.options import ExportOptions
from viewer.export.record import INTENDED_USE
from viewer.export.statement import frame_lines, warnings
from viewer.review.case import Case
from viewer.review.results import frame_result
from viewer.review.review_file import ReviewedImage, ReviewFile, encode
from viewer.review.saved import SavedReview

_KIND = Kind("sr", 9103, "Review report")
_IMAGE_LIBRARY = codes.concept("111028", "DCM", "Image Library")
_LIBRARY_GROUP = codes.concept("126200", "DCM", "Image Library Group")
_MEASUREMENTS = codes.concept("126010", "DCM", "Imaging Measurements")
_SOURCE = codes.concept("260753009", "SCT", "Source")
_PLAIN_MODALITIES = frozenset(("CR", "DX", "DR", "RG", "PX", "IO"))


class ReportExporter:
    """Findings, verdicts and measurements as a structured report; see the module.

    The image need not have been analysed where something was drawn.
    """

    name = "sr"
    suffix = ".dcm"
    description: str = Text("Findings, verdicts and measurements as DICOM SR (TID 1500)")

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the document.

        Raises
        ------
        ValueError
            If there is nothing to report, or no object can be about the image.
        OSError
            If the file cannot be written.
        """
        write(self.build(case, options), target)

    @quiet()
    def build(self, case: Case, options: ExportOptions) -> Dataset:
        """Return the document."""
        subject = Subject.of(case, options)
        groups = [*finding_groups(case, subject), *annotation_groups(case, subject)]
        if not groups:
            raise SubjectError(
                Text("there is nothing to report: analyse the image or draw on it first")
            )
        report = MeasurementReport(
            observation_context=ObservationContext(_observer(case)),
            procedure_reported=_procedure(case),
            imaging_measurements=groups,
        )
        root = report[0]
        root.ContentSequence.extend(_statements(case, subject))
        # The template puts the library before the measurements.
        names = [item.name for item in root.ContentSequence]
        root.ContentSequence.insert(names.index(_MEASUREMENTS), _library(subject))
        made = ComprehensiveSR(
            evidence=[subject.image],
            content=root,
            # A person must complete and verify it: a program does neither.
            is_complete=False,
            is_verified=False,
            **_KIND.placed(case, subject),
        )
        return finish(made, case, subject, private_codes=True)


def _observer(case: Case) -> ObserverContext:
    model = None if case.prediction is None else case.prediction.model
    return ObserverContext(
        codes.DEVICE,
        DeviceObserverIdentifyingAttributes(
            uid=derived_uid("device", "" if model is None else model.sha256),
            name=provenance.PRODUCT,
            manufacturer_name=provenance.PRODUCT,
            model_name=f"{provenance.PRODUCT} {provenance.version()}",
            serial_number="none" if model is None else model.sha256,
        ),
    )


def _procedure(case: Case) -> CodedConcept:
    plain = case.radiograph.modality.upper() in _PLAIN_MODALITIES
    return codes.PLAIN_RADIOGRAPHY if plain else codes.IMAGING


def _statements(case: Case, subject: Subject) -> list[ContentItem]:
    """Return what holds for the report as a whole, and the review to be opened again."""
    texts = [(codes.INTENDED_USE, INTENDED_USE)]
    texts += [(codes.WARNING, text) for text in warnings(case)]
    texts += [(codes.COMMENT, text) for text in frame_lines(case)]
    if case.prediction is not None:
        texts.append((codes.DEVICE_USED, case.prediction.device))
    texts.append((codes.STATE, encode(ReviewFile((_state(case, subject),))).decode()))
    return [TextContentItem(name, text, "CONTAINS") for name, text in texts]


def _state(case: Case, subject: Subject) -> ReviewedImage:
    """Return the review, and what the model said in numbers."""
    shape = case.radiograph.rows, case.radiograph.columns
    saved = SavedReview(case.review, subject.image.SOPInstanceUID, shape)
    if case.prediction is None or case.manifest is None:
        return ReviewedImage(saved)
    result = frame_result(case.prediction, case.manifest, case.review.frame)
    return ReviewedImage(saved, results=(result,), model=case.prediction.model)


def _library(subject: Subject) -> ContentItem:
    """Return the Image Library (TID 1600): the one image that the report is about."""
    frames = None if subject.frame_number is None else [subject.frame_number]
    image = ImageContentItem(
        _SOURCE,
        subject.image.SOPClassUID,
        subject.image.SOPInstanceUID,
        referenced_frame_numbers=frames,
        relationship_type="CONTAINS",
    )
    group = ContainerContentItem(_LIBRARY_GROUP, relationship_type="CONTAINS")
    group.ContentSequence = ContentSequence([image])
    library = ContainerContentItem(_IMAGE_LIBRARY, relationship_type="CONTAINS")
    library.ContentSequence = ContentSequence([group])
    return library
