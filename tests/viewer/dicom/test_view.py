"""Direction of projection, orientation and side, from the header alone."""

import pytest
from dicom_factory import header, item

from viewer.dicom.radiograph import View
from viewer.dicom.view import laterality, orientation, view, view_in_words


@pytest.mark.parametrize(
    ("elements", "wanted"),
    [
        ({}, View.UNKNOWN),
        ({"ViewPosition": "PA"}, View.PA),
        ({"ViewPosition": "ap"}, View.AP),
        ({"ViewPosition": "LL"}, View.LATERAL),
        ({"ViewPosition": "RLO"}, View.OTHER),
        ({"ViewPosition": "CHEST PA"}, View.PA),
        ({"ViewPosition": "UNKNOWN", "SeriesDescription": "Thorax seitl."}, View.LATERAL),
        ({"ViewPosition": "AP", "SeriesDescription": "Chest PA"}, View.AP),
        ({"ViewCodeSequence": [item(CodeValue="R-10206")]}, View.AP),
        ({"ViewCodeSequence": [item(CodeValue="272479007")]}, View.PA),
        ({"ViewCodeSequence": [item(CodeValue="399067008")]}, View.LATERAL),
        ({"ViewCodeSequence": [item(CodeValue="399182000")]}, View.OTHER),
        ({"ViewCodeSequence": [item(CodeValue="")], "ProtocolName": "Thorax pa"}, View.PA),
        ({"SeriesDescription": "CHEST LAT"}, View.LATERAL),
        ({"SeriesDescription": "chest", "StudyDescription": "W033 Chest AP"}, View.AP),
        ({"StudyDescription": "CHEST PA AND LAT"}, View.UNKNOWN),
    ],
)
def test_view(elements: dict[str, object], wanted: View) -> None:
    assert view(header(**elements)) is wanted


def test_words_are_whole() -> None:
    assert view_in_words("PATIENT PLATE CAPTION") is View.UNKNOWN
    assert view_in_words("chest_p.a.") is View.PA
    assert view_in_words("Thorax p.a. und seitlich") is View.UNKNOWN
    assert view_in_words("Thorax a. p. liegend") is View.AP
    assert view_in_words("Thorax-p.a./PA") is View.PA


def test_orientation() -> None:
    assert orientation(header(PatientOrientation=["L", "F"])) == ("L", "F")
    assert orientation(header(PatientOrientation=["L"])) is None
    assert orientation(header(PatientOrientation=["", "F"])) is None
    assert orientation(header()) is None


def test_laterality() -> None:
    assert laterality(header(ImageLaterality="l")) == "L"
    assert laterality(header(Laterality="R")) == "R"
    assert laterality(header(ImageLaterality="left")) == ""
