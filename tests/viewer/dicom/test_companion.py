"""Objects about an image are told by their class, and say which images they are about."""

import pytest
from dicom_factory import header, item

from viewer.dicom.companion import CompanionKind, companion, companion_kind
from viewer.dicom.header import Header
from viewer.dicom.source import Source

SOURCE = Source.of("a.dcm")


@pytest.mark.parametrize(
    ("sop_class", "kind"),
    [
        ("1.2.840.10008.5.1.4.1.1.66.4", CompanionKind.SEGMENTATION),
        ("1.2.840.10008.5.1.4.1.1.88.33", CompanionKind.REPORT),
        ("1.2.840.10008.5.1.4.1.1.11.1", CompanionKind.PRESENTATION),
        # Images, a dose report, and what only ends alike.
        ("1.2.840.10008.5.1.4.1.1.1.1", None),
        ("1.2.840.10008.5.1.4.1.1.88.67", None),
        ("88.33", None),
        ("", None),
    ],
)
def test_the_class_tells(sop_class: str, kind: CompanionKind | None) -> None:
    assert companion_kind(sop_class) is kind


def test_all_references_count_however_deep() -> None:
    deep = item(ReferencedSOPInstanceUID="1.2")
    for _ in range(5):
        deep = item(ReferencedSOPInstanceUID="1.3", ReferencedSOPSequence=[deep])
    found = companion(
        SOURCE,
        header(
            SOPClassUID="1.2.840.10008.5.1.4.1.1.11.1",
            Manufacturer="Other",
            ContentLabel="LABEL",
            PresentationCreationDate="20240102",
            PresentationCreationTime="101112",
            ReferencedSeriesSequence=[deep],
        ),
    )
    assert found is not None
    assert found.references == {"1.2", "1.3"}
    assert (found.description, found.made, found.is_ours) == ("LABEL", "20240102 101112", False)


def test_a_header_without_end_ends() -> None:
    endless = item(ReferencedSOPInstanceUID="1.1")
    for number in range(40):
        endless = item(ReferencedSOPInstanceUID=f"1.{number + 2}", ReferencedSOPSequence=[endless])
    made = header(SOPClassUID="1.2.840.10008.5.1.4.1.1.66.4", ReferencedSeriesSequence=[endless])
    found = companion(SOURCE, made)
    assert found is not None
    assert "1.41" in found.references
    assert "1.1" not in found.references


def test_images_are_none() -> None:
    assert companion(SOURCE, header(SOPClassUID="1.2.840.10008.5.1.4.1.1.1.1")) is None


def test_sequences_that_cannot_be_read_have_no_items() -> None:
    made = header(SOPClassUID="1.2")

    class Broken(dict):  # type: ignore[type-arg]
        def __getitem__(self, tag: object) -> object:
            raise OSError

    assert Header(Broken()).items_at(next(iter(made.dataset.keys()))) == ()  # type: ignore[arg-type]
