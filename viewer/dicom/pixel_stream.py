"""Pixel data of a file, read once and straight into the memory in which it stays.

``file.read`` gives bytes from memory of small pages, thousands of which the system has to hand out
while a large image is read. NumPy asks for large pages where there are such.
"""

import io
from typing import Any, BinaryIO

import numpy as np

# NumPy asks for large pages from 4 MiB on.
_LARGE = 4 << 20


class PixelStream:
    """A stream whose large values are views of memory instead of bytes.

    Parameters
    ----------
    stream : BinaryIO
    start : int
        Where pixel data begins; what stands before it is read as bytes, however large.
    """

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        self._start = start
        # What is unpacked in memory already is not copied any faster.
        self._is_file = isinstance(stream, io.BufferedReader)
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int = -1, /) -> Any:
        """Return at most ``size`` bytes; if they are many, as a view that cannot be written to."""
        stream = self._stream
        if size < _LARGE or not self._is_file or (place := stream.tell()) < self._start:
            return stream.read(size)
        left = stream.seek(0, io.SEEK_END) - place
        stream.seek(place)
        values = np.empty(max(0, min(size, left)), np.uint8)
        filled = 0
        while filled < len(values):
            count = stream.readinto(values[filled:].data)  # type: ignore[attr-defined]
            if not count:
                break
            filled += count
        return values[:filled].data.toreadonly()
