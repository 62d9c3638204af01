"""De-identify a data set: the basic profile of PS3.15 Annex E, with its options.

Pixel data is not looked at. A data set that says that text is burned into its pixels is refused,
unless the caller takes the responsibility.
"""

import re
from collections.abc import Callable
from copy import copy
from typing import Any

import pydicom.datadict
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.tag import BaseTag, Tag
from pydicom.uid import UID

from pcam_model.wording import Text
from viewer.dicom.confidentiality import BASIC_PROFILE, Option, rule
from viewer.dicom.deidentification import Dates, Deidentification
from viewer.dicom.dummies import dummy, replaced_uids
from viewer.dicom.embedded_overlays import without_embedded_overlays
from viewer.dicom.header import Header
from viewer.dicom.plain_words import plain_code, plain_words
from viewer.dicom.pseudonyms import Pseudonyms, shifted
from viewer.dicom.quiet import quiet
from viewer.dicom.safe_private import safe_in

METHOD = "pcam-viewer: PS3.15 Table E.1-1 2026c, pixels unchanged"

# Single-frame images, in whose definitions (PS3.3 A.2 to A.8, A.26, A.27) nothing is mandatory
# that the table would let be removed: there X/Z, X/D and X/Z/D mean X.
_PLAIN_IMAGES = {
    "1.2.840.10008.5.1.4.1.1.1",  # Computed Radiography
    "1.2.840.10008.5.1.4.1.1.1.1",  # Digital X-Ray, for presentation
    "1.2.840.10008.5.1.4.1.1.1.1.1",  # Digital X-Ray, for processing
    "1.2.840.10008.5.1.4.1.1.7",  # Secondary Capture
}
# Letters of the basic profile to what is done, for any other object: the value is there, in case
# that it must be.
_STRONGEST = {"X/Z": "Z", "X/D": "D", "Z/D": "D", "X/Z/D": "D", "X/Z/U*": "U"}
# No image may go without the first (PS3.3 C.7.6.14), none may have the second empty (C.7.2.1).
_DECIDED = {Tag("AcquisitionContextSequence"): "Z", Tag("ReferencedStudySequence"): "X"}
_OLDEST_AGE = 89


class DeidentifyError(ValueError):
    """A data set that must not be handed on like this; the message says why and what to do."""


def deidentify(
    dataset: Dataset, pseudonyms: Pseudonyms, wanted: Deidentification | None = None
) -> Dataset:
    """Return a copy without what identifies people, places and times.

    Parameters
    ----------
    dataset : Dataset
        Stays as it is. Its pixel data is not copied.
    pseudonyms : Pseudonyms
        Where new UIDs, patient IDs and shifts of dates come from.
    wanted : Deidentification or None
        None for the basic profile alone.

    Returns
    -------
    Dataset
        With new file meta information and no preamble, marked by :func:`mark_deidentified`.

    Raises
    ------
    DeidentifyError
        If text is burned into the pixels and ``wanted`` does not accept that, if graphics hidden in
        unused bits of compressed pixels cannot be taken out, or if the object has no UID.
    """
    wanted = wanted or Deidentification()
    header = Header(dataset)
    if header.text("BurnedInAnnotation").upper() == "YES" and not wanted.accept_burned_in:
        raise DeidentifyError(
            Text(
                "The file says that text is burned into its pixels, which may name the patient. "
                "Look at the image; export it only if it names nobody."
            )
        )
    if len(header.texts("SOPInstanceUID")) != 1:
        raise DeidentifyError(Text("The file does not say which object it is: it has no UID."))
    patient = _who(header)
    with quiet():
        new = _Cleaner(header, pseudonyms, wanted, pseudonyms.days(*patient)).cleaned(dataset)
        if not without_embedded_overlays(dataset, new, header.transfer_syntax):
            raise DeidentifyError(
                Text(
                    "Graphics lie in unused bits of the compressed pixels and may name the "
                    "patient; they cannot be taken out. Decompress the file first."
                )
            )
    name = pseudonyms.patient(*patient)
    for keyword in ("PatientName", "PatientID"):
        _set(new, keyword, name)
    mark_deidentified(new, wanted)
    new.file_meta = FileMetaDataset()
    new.file_meta.MediaStorageSOPClassUID = UID(header.sop_class)
    new.file_meta.MediaStorageSOPInstanceUID = new.SOPInstanceUID
    new.file_meta.TransferSyntaxUID = UID(header.transfer_syntax)
    return new


def mark_deidentified(dataset: Dataset, wanted: Deidentification | None = None) -> None:
    """Say in a data set that it was de-identified, and how (PS3.15 E.1.1, PS3.3 C.7.1.1)."""
    wanted = wanted or Deidentification()
    codes = [_code(*code) for code in (BASIC_PROFILE, *(option.code for option in wanted.options))]
    _set(dataset, "PatientIdentityRemoved", "YES")
    _set(dataset, "DeidentificationMethod", METHOD)
    _set(dataset, "DeidentificationMethodCodeSequence", Sequence(codes))
    _set(dataset, "LongitudinalTemporalInformationModified", wanted.dates.value)


def _set(dataset: Dataset, keyword: str, value: Any) -> None:
    """Set an element as the standard has it, whatever value representation a file gave it."""
    tag = Tag(keyword)
    dataset.add(DataElement(tag, pydicom.datadict.dictionary_VR(tag), value))


def _who(header: Header) -> tuple[str, ...]:
    """Return what tells the patient from others: the ID and its issuer, else name and birth date.

    A data set without any of these has its study.
    """
    number = header.text("PatientID")
    if number:
        return number, header.text("IssuerOfPatientID")
    name = header.text("PatientName"), header.text("PatientBirthDate")
    return name if any(name) else (header.text("StudyInstanceUID"),)


def _code(value: str, meaning: str) -> Dataset:
    code = Dataset()
    code.CodeValue = value
    code.CodingSchemeDesignator = "DCM"
    code.CodeMeaning = meaning
    return code


class _Cleaner:
    """Applies the table to a data set and to the items of its sequences."""

    def __init__(
        self, header: Header, pseudonyms: Pseudonyms, wanted: Deidentification, days: int
    ) -> None:
        self._pseudonyms = pseudonyms
        self._wanted = wanted
        self._options = wanted.options
        self._days = days
        self._plain_image = header.sop_class in _PLAIN_IMAGES
        self._actions: dict[str, Callable[[DataElement], DataElement | None]] = {
            "X": lambda element: None,
            "Z": self._empty,
            "D": lambda element: dummy(element, pseudonyms),
            "U": self._with_new_uids,
            "K": self._kept,
        }

    def cleaned(self, dataset: Dataset) -> Dataset:
        """Return a copy with the table applied."""
        new = Dataset()
        for tag in list(dataset.keys()):
            element = self._element(dataset, tag)
            if element is not None:
                new.add(element)
        return new

    def _element(self, dataset: Dataset, tag: BaseTag) -> DataElement | None:
        """Return what becomes of an element, None if it goes."""
        line = rule(tag)
        letters, option = ("", None) if line is None else line.letter(self._options)
        if letters == "X" or _never_kept(tag):
            return None
        try:
            if tag.is_private:
                return self._private(dataset, tag)
            element = dataset[tag]
            if line is None:
                return self._unlisted(element)
            if letters == "C":
                return self._clean(element, option, line.basic)
            return self._actions[self._decided(element, letters)](element)
        # Whatever cannot be read cannot be judged.
        except Exception:
            return None

    def _decided(self, element: DataElement, letters: str) -> str:
        """Return the one letter that applies of several."""
        if letters in _STRONGEST and element.tag in _DECIDED:
            return _DECIDED[element.tag]
        if self._plain_image and letters.startswith("X/") and letters != "X/Z/U*":
            return "X"
        return _STRONGEST.get(letters, letters)

    def _unlisted(self, element: DataElement) -> DataElement | None:
        """Keep what the table does not list, but nothing whose meaning is unknown.

        Names, dates and UIDs are treated as such also where a later edition of the standard, or a
        retired attribute, brings them.
        """
        known = pydicom.datadict.dictionary_has_tag(element.tag)
        return self._by_kind(element) if known else None

    def _private(self, dataset: Dataset, tag: BaseTag) -> DataElement | None:
        """Keep what the standard lists as safe (PS3.15 E.3.10), if its kind of value is known."""
        if not safe_in(dataset, tag):
            return None
        element = dataset[tag]
        return None if element.VR == "UN" else self._by_kind(element)

    def _by_kind(self, element: DataElement) -> DataElement | None:
        """Treat names, dates and UIDs as such, and keep anything else."""
        if element.VR == "PN":
            return self._empty(element)
        if element.VR == "UI" and not self._wanted.uids:
            return self._with_new_uids(element)
        if element.VR in ("DA", "DT", "TM"):
            match self._wanted.dates:
                case Dates.REMOVED:
                    return None
                case Dates.SHIFTED:
                    return self._shifted(element)
        return self._kept(element)

    def _empty(self, element: DataElement) -> DataElement:
        return DataElement(element.tag, element.VR, [] if element.VR == "SQ" else None)

    def _kept(self, element: DataElement) -> DataElement:
        """Keep an element; items of a sequence are cleaned (K of the standard)."""
        if element.VR == "SQ":
            return self._with_cleaned_items(element)
        if element.tag == _AGE:
            return DataElement(element.tag, "AS", _age(str(element.value or "")))
        # What is changed later in the copy must not change the original.
        return copy(element)

    def _with_new_uids(self, element: DataElement) -> DataElement:
        if element.VR == "SQ":
            return self._with_cleaned_items(element)
        return DataElement(element.tag, element.VR, replaced_uids(element, self._pseudonyms))

    def _with_cleaned_items(self, element: DataElement) -> DataElement:
        return DataElement(
            element.tag, "SQ", Sequence([self.cleaned(item) for item in element.value or ()])
        )

    def _clean(self, element: DataElement, option: Option | None, basic: str) -> DataElement | None:
        """Return a cleaned element (C of the standard); where nothing is left, as without C."""
        if option is Option.MODIFIED_DATES:
            return self._shifted(element)
        value: Any
        if element.VR == "SQ":
            value = [code for item in element.value or () if (code := plain_code(item))]
        else:
            words = plain_words("\\".join(map(str, _values(element))))
            value = words[: _LONGEST.get(element.VR)]
        if value:
            return DataElement(element.tag, element.VR, value)
        return self._actions[self._decided(element, basic)](element)

    def _shifted(self, element: DataElement) -> DataElement | None:
        """Move dates by whole days; times of day stay as they are."""
        if element.VR == "TM":
            times = all(_TIME.fullmatch(str(value)) for value in _values(element))
            return copy(element) if times else dummy(element, self._pseudonyms)
        if element.VR not in ("DA", "DT"):
            return None
        new = [shifted(str(value), self._days) for value in _values(element)]
        if None in new:
            return dummy(element, self._pseudonyms)
        return DataElement(element.tag, element.VR, new or None)


def _never_kept(tag: BaseTag) -> bool:
    """Return whether an element goes whatever the table says.

    Commands, file meta information, directories and group lengths do not belong into an image.
    Overlays lose their pixels and comments, and what is left of them describes nothing.
    """
    overlay = tag.group % 2 == 0 and 0x6000 <= tag.group <= 0x60FF
    return tag.element == 0 or tag.group < 0x0008 or overlay


_AGE = Tag("PatientAge")
# Whatever else stands there is no age and no time, and may be anything.
_AGE_TEXT = re.compile(r"[0-9]{3}[DWMY]")
_TIME = re.compile(r"[0-9:. ]{2,16}")
_LONGEST = {"SH": 16, "CS": 16, "LO": 64}


def _values(element: DataElement) -> list[Any]:
    value = element.value
    if value in (None, ""):
        return []
    return list(value) if element.VM > 1 else [value]


def _age(age: str) -> str:
    """Return an age; few people are older than 89, so all of them are 90 (45 CFR 164.514(b))."""
    if not _AGE_TEXT.fullmatch(age):
        return ""
    return "090Y" if age.endswith("Y") and int(age[:3]) > _OLDEST_AGE else age
