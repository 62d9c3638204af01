"""What a search reads of a header by itself is what pydicom reads of it."""

from pathlib import Path

import numpy as np
import pydicom
import pytest
from dicom_factory import dataset, item, write
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEG2000Lossless

from viewer.dicom import header as header_module
from viewer.dicom.companion import Companion
from viewer.dicom.listing import Rejected
from viewer.dicom.plain_header import plain_header
from viewer.dicom.scan import Instance, identify
from viewer.dicom.source import Source
from viewer.dicom.view import View

_Found = Instance | Rejected | Companion


class Both:
    """Identifies files with and without the short way, and counts how often it was taken."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self.plain = 0

    def __call__(self, file: Path) -> tuple[_Found, _Found]:
        def counted(*arguments):
            found = plain_header(*arguments)
            self.plain += found is not None
            return found

        self._patch.setattr(header_module, "plain_header", counted)
        ours = identify(Source(file))
        self._patch.setattr(header_module, "plain_header", lambda *_: None)
        return ours, identify(Source(file))


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Both:
    return Both(monkeypatch)


@pytest.mark.shared
def test_every_real_file(shared: Path, both: Both) -> None:
    files = [path for path in sorted((shared / "dicom").rglob("*")) if path.is_file()]
    for file in files:
        ours, theirs = both(file)
        assert ours == theirs, file
    assert both.plain > len(files) / 3


def _header(tmp_path: Path, syntax: str = ExplicitVRLittleEndian, **elements: object) -> Path:
    made = dataset(np.zeros((4, 4), np.uint8), **elements)
    made.file_meta.TransferSyntaxUID = syntax
    del made.PixelData
    return write(tmp_path / "header.dcm", made)


_CODED = {"ViewCodeSequence": [item(CodeValue="399348003", CodingSchemeDesignator="SCT")]}
_AROUND = {
    "ProcedureCodeSequence": [
        item(CodeMeaning="Chest", EquivalentCodeSequence=[item(CodeValue="1")])
    ]
    * 2,
    "PatientName": "Doe^Jane",
    "StudyDescription": "Thorax a.p.",
    "NumberOfFrames": 2,
    "InstitutionName": "",
}


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
@pytest.mark.parametrize("undefined", [False, True])
def test_an_ordinary_header(tmp_path: Path, both: Both, syntax: str, undefined: bool) -> None:
    file = _header(tmp_path, syntax, **_AROUND)
    made = pydicom.dcmread(file)
    made["ProcedureCodeSequence"].is_undefined_length = undefined
    for each in made.ProcedureCodeSequence:
        each.is_undefined_length_sequence_item = undefined
    ours, theirs = both(write(file, made))
    assert ours == theirs
    assert isinstance(ours, Instance)
    assert (ours.identity.patient_name, ours.view, ours.frames) == ("Doe^Jane", View.AP, 2)
    # Implicit sequences need the dictionary.
    assert both.plain == int(not undefined or syntax == ExplicitVRLittleEndian)


def test_the_view_by_its_code(tmp_path: Path, both: Both) -> None:
    ours, theirs = both(_header(tmp_path, **_CODED))
    assert ours == theirs
    assert isinstance(ours, Instance)
    assert ours.view is View.AP
    assert both.plain == 1


def test_compressed_pixels_are_not_reached(tmp_path: Path, both: Both) -> None:
    file = tmp_path / "compressed.dcm"
    made = dataset(np.zeros((4, 4), np.uint8), frames=[b"\0" * 50], syntax=JPEG2000Lossless)
    ours, theirs = both(write(file, made))
    assert ours == theirs
    assert both.plain == 1


@pytest.mark.parametrize(
    "elements",
    [
        {"SpecificCharacterSet": "ISO_IR 100", "PatientName": "Müller^Jörg"},
        {"SpecificCharacterSet": "ISO_IR 192", "PatientName": "Hong^Gildong=洪^吉洞"},
        {"PatientName": "Doe^Jane=Doe^J"},
        {"SOPClassUID": ""},
    ],
)
def test_what_is_not_plain_is_left_to_pydicom(
    tmp_path: Path, both: Both, elements: dict[str, str]
) -> None:
    ours, theirs = both(_header(tmp_path, **elements))
    assert ours == theirs
    assert both.plain == 0


def test_a_header_that_ends_anywhere_or_is_damaged_anywhere(tmp_path: Path, both: Both) -> None:
    whole = _header(tmp_path, **_AROUND, **_CODED).read_bytes()
    file = tmp_path / "damaged.dcm"
    for end in range(128, len(whole), 3):
        file.write_bytes(whole[:end])
        ours, theirs = both(file)
        assert ours == theirs, end
    chance = np.random.default_rng(0)
    for _ in range(400):
        damaged = bytearray(whole)
        for place in chance.integers(128, len(whole), chance.integers(1, 4)):
            damaged[place] = chance.integers(256)
        file.write_bytes(damaged)
        ours, theirs = both(file)
        assert ours == theirs, bytes(damaged)
    assert both.plain > 100
