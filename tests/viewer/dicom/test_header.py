"""A header can be asked for anything and never raises."""

import io
import warnings
import zlib
from typing import Any

import pytest
from dicom_factory import dataset, encoded, header
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.multival import MultiValue
from pydicom.tag import Tag
from pydicom.uid import DeflatedExplicitVRLittleEndian

from viewer.dicom import header as module
from viewer.dicom.header import Header, read_header, uid_name
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.text import clean


class _Broken(Dataset):
    """Raises what pydicom raises on damaged files."""

    error: Exception = ValueError()

    def __contains__(self, *_: Any) -> bool:
        return True

    def __getitem__(self, *_: Any) -> Any:
        raise self.error


@pytest.mark.parametrize(
    "error",
    [RecursionError(), OSError(), NotImplementedError(), TypeError(), AttributeError(), KeyError()],
)
def test_every_access_survives(error: Exception) -> None:
    broken = _Broken()
    broken.error = error
    asked = Header(broken)
    assert asked.value("Rows") is None
    assert asked.text("PatientName") == ""
    assert asked.numbers("WindowCenter") == ()
    assert asked.integers("Rows") == ()
    assert asked.items("VOILUTSequence") == ()
    assert asked.bytes_of("LUTData") == b""


def test_values() -> None:
    made = header(WindowCenter=["1", "2.5"], ImageType=["A", "B", ""], Rows=[3, 4])
    assert made.numbers("WindowCenter") == (1, 2.5)
    assert made.number("WindowCenter") == 1
    assert made.number("Columns") is None
    assert made.texts("ImageType") == ("A", "B")
    assert made.text("ImageType") == "A\\B"
    assert made.integers("Rows") == (3, 4)
    assert made.integers("WindowCenter") == ()
    assert made.items("Rows") == ()


def test_transfer_syntax_is_guessed_where_missing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for implicit, little, wanted in (
            (True, True, "1.2.840.10008.1.2"),
            (False, True, "1.2.840.10008.1.2.1"),
            (False, False, "1.2.840.10008.1.2.2"),
        ):
            made = Dataset()
            made._read_implicit, made._read_little = implicit, little
            made.set_original_encoding(implicit, little)
            assert Header(made).transfer_syntax == wanted


def test_sop_class_of_the_file_meta() -> None:
    made = dataset()
    del made.SOPClassUID
    assert Header(made).sop_class == "1.2.840.10008.5.1.4.1.1.1"
    assert header().sop_class == ""


def test_uid_name() -> None:
    assert uid_name("1.2.840.10008.1.2") == "Implicit VR Little Endian, 1.2.840.10008.1.2"
    assert uid_name("1.9.9") == "1.9.9"
    assert uid_name("") == "none"


@pytest.mark.parametrize(
    ("dirty", "wanted"),
    [
        ("Plain", "Plain"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x00b\r\nc", "a b c"),
        ("evil\u202egnp", "evil gnp"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("\ud800", "\ufffd"),
        ("山田^太郎", "山田^太郎"),
    ],
)
def test_clean(dirty: str, wanted: str) -> None:
    assert clean(dirty) == wanted


@pytest.mark.parametrize("length", [257, 65536, 10_000_000])
def test_long_texts_are_elided(length: int) -> None:
    shown = clean("x" * length)
    assert len(shown) == 256
    assert shown.endswith("…")


@pytest.mark.parametrize("start", [b"", b"<html>", b"\x00" * 200, b"PK\x03\x04"])
def test_other_files_are_not_parsed(start: bytes) -> None:
    with pytest.raises(UnreadableError, match="not a DICOM file"):
        read_header(io.BytesIO(start))


def test_deflated_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    made = dataset(syntax=DeflatedExplicitVRLittleEndian)
    whole = encoded(made)
    assert read_header(io.BytesIO(whole)).number("Rows") == 12
    monkeypatch.setattr(module, "LARGEST_INFLATED", 100)
    with pytest.raises(UnreadableError, match="deflated"):
        read_header(io.BytesIO(whole))


def test_name_of_the_deflated_syntax_in_another_file() -> None:
    made = dataset(InstitutionName=DeflatedExplicitVRLittleEndian)
    assert read_header(io.BytesIO(encoded(made))).number("Rows") == 12


def test_memory_and_damage_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for error, sentence in ((MemoryError(), "memory"), (zlib.error(), "damaged")):

        def fail(*_: Any, error: Exception = error, **__: Any) -> None:
            raise error

        monkeypatch.setattr(module.pydicom, "dcmread", fail)
        with pytest.raises(UnreadableError, match=sentence):
            read_header(io.BytesIO(encoded(dataset())))


_TEXTS = {
    "AS": "PatientAge",
    "CS": "Modality",
    "DA": "StudyDate",
    "IS": "InstanceNumber",
    "LO": "PatientID",
    "LT": "ImageComments",
    "PN": "PatientName",
    "SH": "AccessionNumber",
    "TM": "StudyTime",
    "UI": "SOPInstanceUID",
}


@given(
    st.sampled_from(sorted(_TEXTS)),
    st.text("AZ09^=\\.+- \0\x1b~é", max_size=12),
    st.sampled_from(["", "ISO_IR 100", "ISO_IR 13", "ISO_IR 192", "GB18030"]),
    st.booleans(),
)
def test_texts_are_those_that_pydicom_decodes(
    vr: str, text: str, charset: str, implicit: bool
) -> None:
    tag = Tag(_TEXTS[vr])
    raw = text.encode("latin-1")
    element = RawDataElement(tag, None if implicit else vr, len(raw), raw, 0, implicit, True)
    slow, fast = Dataset(), Dataset()
    for made in (slow, fast):
        made.SpecificCharacterSet = charset
        made[tag] = element
    # An element that was looked at is decoded by pydicom alone.
    try:
        with quiet():
            wanted = slow[tag].value
    except Exception:
        wanted = None
    assert isinstance(fast.get_item(tag), RawDataElement)
    values = list(wanted) if isinstance(wanted, MultiValue) else [wanted]
    cleaned = [clean("" if value is None else str(value)) for value in values]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    assert Header(fast).texts(_TEXTS[vr]) == tuple(cleaned)
