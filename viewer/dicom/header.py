"""Read a DICOM header without trusting it.

pydicom raises RecursionError, OSError, NotImplementedError, BytesLengthException or TypeError on
damaged files, some of them only when a value is looked at. :class:`Header` answers with an empty
value instead; what the value is needed for decides whether that is an error.
"""

import logging
import math
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, BinaryIO, cast

import pydicom
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset

# The only way to learn the transfer syntax without inflating what follows.
from pydicom.filereader import _read_file_meta_info, read_partial, read_preamble
from pydicom.multival import MultiValue
from pydicom.tag import BaseTag, Tag
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian

from pcam_model.wording import Text
from viewer.dicom.pixel_stream import PixelStream
from viewer.dicom.plain_header import is_plain, known_vr, plain_header
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.text import clean

_log = logging.getLogger(__name__)

# The first group of a data set or of file meta information without a preamble, either byte order.
_FIRST_GROUPS = (b"\x02\x00", b"\x08\x00", b"\x00\x02", b"\x00\x08")
# What a deflated data set may grow to: a 4000 x 4000 image of 16 bits has 32 MB.
LARGEST_INFLATED = 1024**3


def may_be_dicom(start: bytes) -> bool:
    """Return whether the first 132 bytes of a file allow it to be DICOM (PS3.10 section 7.1)."""
    return start[128:132] == b"DICM" or start[:4] == b"DICM" or start[:2] in _FIRST_GROUPS


class Header:
    """Access to a data set that never raises."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def __len__(self) -> int:
        return len(self.dataset)

    def value(self, keyword: str) -> Any:
        """Return the value of an element as pydicom has it, or None."""
        tag = _tag(keyword)
        if tag not in self.dataset:
            return None
        try:
            with quiet():
                return self.dataset[tag].value
        except Exception as error:
            _log.debug("cannot read %s: %s", keyword, type(error).__name__)
            return None

    def has(self, keyword: str) -> bool:
        """Return whether the element is there, whatever its value."""
        return _tag(keyword) in self.dataset

    def texts(self, keyword: str) -> tuple[str, ...]:
        """Return the values as cleaned texts, without empty ones at the end."""
        if not self.has(keyword):
            return ()
        plain = self._ascii(keyword)
        values = _values(self.value(keyword)) if plain is None else plain.split("\\")
        texts = [clean(_as_text(value)) for value in values]
        while texts and not texts[-1]:
            texts.pop()
        return tuple(texts)

    def text(self, keyword: str) -> str:
        r"""Return the cleaned text; several values are joined by a backslash, as in the file."""
        return clean("\\".join(self.texts(keyword)))

    def _ascii(self, keyword: str) -> str | None:
        """Return a text as it stands in the file, or None where pydicom must say what it means.

        Ten thousand headers are scanned while somebody waits, and this is most of the work.
        """
        tag = _tag(keyword)
        try:
            raw: Any = self.dataset.get_item(tag) if tag in self.dataset else None
        except Exception as error:
            _log.debug("cannot read %s: %s", keyword, type(error).__name__)
            return None
        if not isinstance(raw, RawDataElement) or not isinstance(raw.value, bytes):
            return None
        # Implicit VR names none; a file may also name another one than the dictionary.
        known = known_vr(tag)
        if (raw.VR or known) != known or not is_plain(known, raw.value):
            return None
        return raw.value.decode("ascii")

    def numbers(self, keyword: str) -> tuple[float, ...]:
        """Return the values as floats; NaN stands for what is no number."""
        return tuple(_as_float(value) for value in _values(self.value(keyword)))

    def number(self, keyword: str) -> float | None:
        """Return the first value as a finite float, or None."""
        numbers = self.numbers(keyword)
        return numbers[0] if numbers and math.isfinite(numbers[0]) else None

    def integers(self, keyword: str) -> tuple[int, ...]:
        """Return the values that are whole numbers; empty if any is not."""
        numbers = self.numbers(keyword)
        if not all(math.isfinite(number) and number == int(number) for number in numbers):
            return ()
        return tuple(int(number) for number in numbers)

    def bytes_of(self, keyword: str) -> bytes:
        """Return a binary value, or no bytes."""
        value = self.value(keyword)
        return bytes(value) if isinstance(value, bytes | bytearray | memoryview) else b""

    def items(self, keyword: str) -> tuple["Header", ...]:
        """Return the items of a sequence."""
        return _as_items(self.value(keyword))

    def items_at(self, tag: BaseTag) -> tuple["Header", ...]:
        """Return the items of the sequence with a tag; none where it is none or unreadable."""
        try:
            with quiet():
                element = self.dataset[tag]
                return _as_items(element.value) if element.VR == "SQ" else ()
        except Exception as error:
            _log.debug("cannot read %s: %s", tag, type(error).__name__)
            return ()

    @property
    def transfer_syntax(self) -> str:
        """Transfer Syntax UID; Implicit VR Little Endian where the file names none."""
        try:
            stated = str(self.dataset.file_meta.TransferSyntaxUID).strip("\0 ")
        except Exception as error:
            _log.debug("no transfer syntax: %s", type(error).__name__)
            stated = ""
        if stated:
            return clean(stated, 64)
        implicit, little = self.dataset.original_encoding
        if implicit is False:
            return "1.2.840.10008.1.2.1" if little else "1.2.840.10008.1.2.2"
        return "1.2.840.10008.1.2"

    @property
    def sop_class(self) -> str:
        """SOP Class UID of the data set, else of the file meta information."""
        stated = self.text("SOPClassUID")
        if stated:
            return stated
        try:
            return clean(str(self.dataset.file_meta.get("MediaStorageSOPClassUID", "") or ""), 64)
        except Exception as error:
            _log.debug("no file meta: %s", type(error).__name__)
            return ""


@cache
def _tag(keyword: str) -> BaseTag:
    return Tag(keyword)


def uid_name(uid: str) -> str:
    """Return ``name, uid``, or the UID alone where PS3.6 gives it no name."""
    name = UID(uid).name if uid else "none"
    return f"{name}, {uid}" if name != uid and uid else name


def _as_items(value: Any) -> tuple[Header, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        return ()
    return tuple(Header(item) for item in value if isinstance(item, Dataset))


def _values(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    if isinstance(value, MultiValue | list | tuple):
        return tuple(value)
    return (value,)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    try:
        if isinstance(value, bytes | bytearray):
            return bytes(value[:4096]).decode("utf-8", "replace")
        return str(value)
    except Exception as error:
        _log.debug("text cannot be decoded: %s", type(error).__name__)
        return ""


def _as_float(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return math.nan


class Selection:
    """Elements to read of a header, and nothing behind the last of them.

    Parameters
    ----------
    keywords : iterable of str
    """

    def __init__(self, keywords: Iterable[str]) -> None:
        self.tags = sorted({_tag(keyword) for keyword in keywords})
        self.numbers = frozenset(map(int, self.tags))
        self.last = int(self.tags[-1])

    def passed(self, tag: int, vr: str | None, length: int) -> bool:
        """Return whether nothing more is wanted from this element on (a callback of pydicom)."""
        return tag > self.last


def read_dataset(
    stream: BinaryIO | PixelStream, *, pixels: bool, only: Selection | None = None
) -> Dataset:
    """Return a data set, read as tolerantly as pydicom can.

    Parameters
    ----------
    stream : BinaryIO or PixelStream
        At any position.
    pixels : bool
        Whether to go on to the pixel data. A compressed file that is cut off gives no elements
        at all then, so read the header alone first.
    only : Selection, optional
        Read no more than these elements; never pixels.

    Raises
    ------
    UnreadableError
        If it is not DICOM or cannot be parsed.
    """
    stream.seek(0)
    start = stream.read(132)
    if not may_be_dicom(start):
        raise UnreadableError(Text("This is not a DICOM file."))
    if only is not None:
        stream.seek(0)
        plain = plain_header(cast(BinaryIO, stream), only.numbers, only.last)
        if plain is not None:
            return plain
    with quiet():
        try:
            _check_deflated(stream)
            stream.seek(0)
            if only is not None:
                return read_partial(
                    cast(BinaryIO, stream), only.passed, force=True, specific_tags=list(only.tags)
                )
            return pydicom.dcmread(
                cast(BinaryIO, stream), stop_before_pixels=not pixels, force=True
            )
        except UnreadableError:
            raise
        except MemoryError:
            raise UnreadableError(Text("The file asks for more memory than there is.")) from None
        except Exception as error:
            _log.debug("dcmread: %s", type(error).__name__)
            what = Text("pixel data") if pixels else Text("DICOM header")
            raise UnreadableError(Text("The {what} is damaged or cut short.", what=what)) from None


def read_header(stream: BinaryIO, only: Selection | None = None) -> Header:
    """Return the header of a DICOM file, without pixels.

    Raises
    ------
    UnreadableError
        If it is not DICOM, cannot be parsed, or holds no element.
    """
    header = Header(read_dataset(stream, pixels=False, only=only))
    if len(header) == 0 and not header.sop_class:
        raise UnreadableError(
            Text("The DICOM header is damaged or cut short: it holds no element.")
        )
    return header


def _check_deflated(stream: BinaryIO | PixelStream) -> None:
    """Refuse a deflated data set (PS3.5 A.5) that would fill the memory."""
    stream.seek(0)
    if DeflatedExplicitVRLittleEndian.encode() not in stream.read(4096):
        return
    stream.seek(0)
    read_preamble(cast(BinaryIO, stream), force=True)
    meta = _read_file_meta_info(cast(BinaryIO, stream))
    if meta.get("TransferSyntaxUID") != DeflatedExplicitVRLittleEndian:
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    while chunk := stream.read(65536):
        while chunk:
            size += len(inflate.decompress(chunk, 1 << 20))
            chunk = inflate.unconsumed_tail
            if size > LARGEST_INFLATED:
                raise UnreadableError(Text("The deflated data set grows beyond 1 GiB."))
