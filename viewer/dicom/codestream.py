"""Read the size of a compressed frame before it is decoded.

A decoder allocates what the codestream claims, so its claim is compared with the header first.
"""

import struct
from dataclasses import dataclass

# Start of frame markers of JPEG (ITU-T T.81 table B.1) and of JPEG-LS (T.87, 0xF7).
_SOF = frozenset(
    (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0), 0xF7)
)
# Markers without a segment: TEM, RSTn, SOI.
_BARE = frozenset((0x01, *range(0xD0, 0xD9)))


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """What a codestream says of itself; ``marker`` is the start of frame, 0x51 for JPEG 2000."""

    rows: int
    columns: int
    components: int
    precision: int
    marker: int


def frame_header(data: bytes) -> FrameHeader:
    """Return the frame header of a JPEG, JPEG-LS, JPEG 2000 or HTJ2K codestream.

    Raises
    ------
    ValueError
        If there is none.
    """
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    # SOC then SIZ (ITU-T T.800 A.5.1); some writers wrap the codestream in a JP2 file.
    start = 0 if data[:4] == b"\xff\x4f\xff\x51" else data.find(b"\xff\x4f\xff\x51", 0, 4096)
    if start < 0:
        raise ValueError("the frame does not begin like a compressed image")
    try:
        right, bottom, left, top = struct.unpack_from(">4I", data, start + 8)
        components, precision = struct.unpack_from(">H", data, start + 40)[0], data[start + 42]
    except (struct.error, IndexError):
        raise ValueError("the frame is cut short in its first bytes") from None
    return FrameHeader(bottom - top, right - left, components, (precision & 0x7F) + 1, 0x51)


def _jpeg(data: bytes) -> FrameHeader:
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            position += 1
            continue
        marker = data[position + 1]
        if marker == 0xFF or marker in _BARE:
            position += 1 if marker == 0xFF else 2
            continue
        if marker in _SOF:
            try:
                precision, rows, columns, components = struct.unpack_from(
                    ">BHHB", data, position + 4
                )
            except struct.error:
                break
            return FrameHeader(rows, columns, components, precision, marker)
        position += 2 + struct.unpack_from(">H", data, position + 2)[0]
    raise ValueError("the frame has no size")
