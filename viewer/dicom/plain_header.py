"""The header of an ordinary file in one look at its first bytes; anything else is for pydicom.

A search reads ten thousand headers while somebody waits, and twenty elements of each. Elements are
found here as pydicom finds them (PS3.5 section 7.1), in files where nothing is to be guessed: tags
in order, known value representations, ASCII. Whatever is not like that is not judged here.
"""

import struct
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO, cast

from pydicom.datadict import dictionary_VR
from pydicom.dataelem import DataElement, RawDataElement, empty_value_for_VR
from pydicom.dataset import Dataset
from pydicom.filereader import ENCODED_VR
from pydicom.tag import BaseTag
from pydicom.valuerep import EXPLICIT_VR_LENGTH_32

# Bytes from the beginning of a file in which the elements are sought.
_ENOUGH = 16384
_ITEM_BYTES = b"\xfe\xff\x00\xe0"

_IMPLICIT = b"1.2.840.10008.1.2"
_EXPLICIT = b"1.2.840.10008.1.2.1"
# Compressed pixels; the elements are as in explicit VR, little endian.
_COMPRESSED = (b"1.2.840.10008.1.2.4.", b"1.2.840.10008.1.2.5")
_TRANSFER_SYNTAX, _SOP_CLASS = 0x00020010, 0x00080016
_LAST_OF_META = 0x0002FFFF
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_UNDEFINED = 0xFFFFFFFF
#: Value representations of short texts: ASCII bytes without an escape are the value (PS3.5 6.2).
SHORT_TEXTS = frozenset(("AE", "AS", "CS", "DA", "IS", "LO", "PN", "SH", "TM", "UI"))
_KNOWN = {vr: vr.decode() for vr in ENCODED_VR}
_LONG = frozenset(vr.encode() for vr in EXPLICIT_VR_LENGTH_32)
_explicit_head, _implicit_head = struct.Struct("<HH2sH"), struct.Struct("<HHL")
_tag, _length = struct.Struct("<HH"), struct.Struct("<L")


class _UnusualError(Exception):
    """Nothing that is to be judged here."""


# Tag, value representation or an empty text, length, and where the value begins.
_Element = tuple[int, str, int, int]


def plain_header(stream: BinaryIO, wanted: frozenset[int], last: int) -> Dataset | None:
    """Return the wanted elements, raw, or None where pydicom must read the file.

    Parameters
    ----------
    stream : BinaryIO
        At the beginning of a file.
    wanted : frozenset of int
        Tags.
    last : int
        The highest of them.
    """
    data = stream.read(_ENOUGH)
    try:
        return _wanted(_Bytes(data, len(data) < _ENOUGH), wanted, last)
    except (_UnusualError, struct.error, KeyError):
        return None


@cache
def known_vr(tag: int) -> str:
    """Return the value representation that PS3.6 gives a tag."""
    return dictionary_VR(tag)


def is_plain(vr: str, value: bytes) -> bool:
    """Return whether a text means the same whatever else the header says."""
    if vr not in SHORT_TEXTS or not value.isascii() or b"\x1b" in value:
        return False
    # A name in several scripts, and a number in another notation, are written otherwise.
    unlike = {"PN": b"=", "IS": b"."}.get(vr)
    return unlike is None or unlike not in value


class _Bytes:
    """The beginning of a file, or all of it."""

    def __init__(self, data: bytes, whole: bool) -> None:
        self.data = data
        self.whole = whole

    def element(self, place: int, explicit: bool) -> _Element:
        """Return the element that begins at a place."""
        data = self.data
        if not explicit:
            group, element, length = _implicit_head.unpack_from(data, place)
            return group << 16 | element, "", length, place + 8
        group, element, vr, length = _explicit_head.unpack_from(data, place)
        tag = group << 16 | element
        if group == 0xFFFE:
            return tag, "", _length.unpack_from(data, place + 4)[0], place + 8
        if vr in _LONG:
            return tag, _KNOWN[vr], _length.unpack_from(data, place + 8)[0], place + 12
        return tag, _KNOWN[vr], length, place + 8

    def elements(self, place: int, explicit: bool, above: int, last: int) -> Iterator[_Element]:
        """Yield the elements from a place on, whose tags are above one and not above another."""
        size = len(self.data)
        while not (self.whole and size - place < 8):
            group, number = _tag.unpack_from(self.data, place)
            # Behind file meta information everything may be otherwise.
            if group << 16 | number > last:
                return
            element = tag, vr, length, place = self.element(place, explicit)
            if tag <= above:
                raise _UnusualError
            above = tag
            if length == _UNDEFINED:
                yield element
                place = self._behind_sequence(place, explicit, vr)
            elif place + length > size:
                raise _UnusualError
            else:
                yield element
                place += length

    def _behind_sequence(self, place: int, explicit: bool, vr: str) -> int:
        """Return where a sequence of undefined length ends (PS3.5 section 7.5)."""
        if vr != "SQ":
            raise _UnusualError
        while True:
            tag, _, length, place = self.element(place, explicit)
            if tag == _SEQUENCE_END:
                return place
            if tag != _ITEM:
                raise _UnusualError
            place = place + length if length != _UNDEFINED else self._behind_item(place, explicit)

    def _behind_item(self, place: int, explicit: bool) -> int:
        while True:
            tag, vr, length, place = self.element(place, explicit)
            if tag == _ITEM_END:
                return place
            if tag >> 16 == 0xFFFE:
                raise _UnusualError
            if length == _UNDEFINED:
                place = self._behind_sequence(place, explicit, vr)
            else:
                place += length


def _wanted(file: _Bytes, wanted: frozenset[int], last: int) -> Dataset:
    data = file.data
    if data[128:132] != b"DICM":
        raise _UnusualError
    start, syntax = _meta(file)
    explicit = syntax == _EXPLICIT or syntax.startswith(_COMPRESSED)
    # Some files are of the other kind than they say.
    if not explicit and (syntax != _IMPLICIT or data[start + 4 : start + 6].isalpha()):
        raise _UnusualError
    found: dict[BaseTag, DataElement | RawDataElement] = {}
    for tag, stated, length, place in file.elements(start, explicit, _LAST_OF_META, last):
        if tag not in wanted:
            continue
        vr, value = known_vr(tag), data[place : place + length]
        if stated not in ("", vr) or not (is_plain(vr, value) or _is_apart(vr, value)):
            raise _UnusualError
        raw = value or cast("bytes | None", empty_value_for_VR(stated or None, raw=True))
        found[BaseTag(tag)] = RawDataElement(
            BaseTag(tag), stated or None, length, raw, place, not explicit, True
        )
    # Without it, file meta information tells what this is.
    if not found[BaseTag(_SOP_CLASS)].value:
        raise _UnusualError
    return Dataset(found)


def _is_apart(vr: str, value: bytes) -> bool:
    """Return whether pydicom makes the same of a value without the rest of the header."""
    return vr == "US" or (vr == "SQ" and value.replace(_ITEM_BYTES, b"").isascii())


def _meta(file: _Bytes) -> tuple[int, bytes]:
    """Return where the data set begins, and the transfer syntax."""
    syntax, end = b"", 132
    for tag, _, length, place in file.elements(132, True, 0x0001FFFF, _LAST_OF_META):
        end = place + length
        if tag == _TRANSFER_SYNTAX:
            syntax = file.data[place:end].rstrip(b"\0 ")
    return end, syntax
