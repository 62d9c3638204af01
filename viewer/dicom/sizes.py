"""How the pixels are laid out, checked before any memory is asked for (PS3.3 C.7.6.3.1).

A file of 910 bytes can claim 8.6 GB of pixels.
"""

import math
from dataclasses import dataclass

from viewer.dicom.header import Header, uid_name
from viewer.dicom.radiograph import UnreadableError

# Of decoded pixels. The largest mammography tomosynthesis has about 1.5 GB.
MEMORY_LIMIT = 2 * 1024**3
# Compressed pixels: what any file may grow to, and how many times its own size beyond that.
SMALL = 256 * 1024**2
LARGEST_RATIO = 500

_GREY = ("MONOCHROME1", "MONOCHROME2", "PALETTE COLOR")
_COLOUR = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT")


@dataclass(frozen=True, slots=True)
class PixelLayout:
    """Image Pixel module, each value checked.

    ``guessed`` says in sentences what the file does not say and was assumed.
    """

    rows: int
    columns: int
    frames: int
    samples: int
    bits_allocated: int
    bits_stored: int
    signed: bool
    photometric: str
    planar: int
    guessed: tuple[str, ...] = ()

    @property
    def frame_bits(self) -> int:
        """Bits of one native frame."""
        samples_bits = self.rows * self.columns * self.samples * self.bits_allocated
        if self.photometric == "YBR_FULL_422":
            return samples_bits * 2 // 3
        return samples_bits

    @property
    def native_bytes(self) -> int:
        """Bytes of all frames, uncompressed as the standard stores them."""
        return math.ceil(self.frame_bits * self.frames / 8)

    @property
    def decoded_bytes(self) -> int:
        """Bytes of all frames as arrays."""
        width = max(1, self.bits_allocated // 8)
        return self.rows * self.columns * self.samples * self.frames * width


def describes_image(header: Header) -> bool:
    """Return whether the header has the elements of an image at all."""
    return any(header.has(name) for name in ("Rows", "Columns", "BitsAllocated"))


def _whole(header: Header, keyword: str, name: str) -> int | None:
    if header.value(keyword) in (None, "", b""):
        return None
    values = header.integers(keyword)
    if len(values) != 1:
        stated = header.text(keyword) or "unreadable"
        raise UnreadableError(f"{name} is “{stated}”, which is not one whole number.")
    return values[0]


def pixel_layout(header: Header) -> PixelLayout:
    """Return the layout of the pixels.

    Raises
    ------
    UnreadableError
        If a value is missing, impossible or beyond the limits, naming it.
    """
    guessed = []
    for keyword in ("Rows", "Columns", "BitsAllocated"):
        if _whole(header, keyword, keyword) is None:
            raise UnreadableError(f"The header does not say {_PLAIN[keyword]} ({keyword}).")
    rows = _whole(header, "Rows", "Rows") or 0
    columns = _whole(header, "Columns", "Columns") or 0
    if not (0 < rows <= 65535 and 0 < columns <= 65535):
        raise UnreadableError(f"The header claims {rows} rows and {columns} columns.")
    # Surplus bytes in the file are no frames: only Number of Frames counts.
    frames = _whole(header, "NumberOfFrames", "Number of Frames") or 1
    if frames < 1:
        raise UnreadableError(f"Number of Frames is {frames}.")
    samples = _whole(header, "SamplesPerPixel", "Samples per Pixel")
    if samples is None:
        samples = 1
        guessed.append("Samples per Pixel is missing; 1 is assumed.")
    photometric = header.text("PhotometricInterpretation").upper()
    if not photometric:
        photometric = "MONOCHROME2" if samples == 1 else "RGB"
        guessed.append(f"Photometric Interpretation is missing; {photometric} is assumed.")
    if (samples, photometric in _GREY, photometric in _COLOUR) not in (
        (1, True, False),
        (3, False, True),
    ):
        raise UnreadableError(f"{samples} samples per pixel of “{photometric}” cannot be shown.")
    allocated = _whole(header, "BitsAllocated", "Bits Allocated") or 0
    if allocated not in (1, 8, 16, 32, 64):
        raise UnreadableError(f"Pixels of {allocated} bits cannot be shown.")
    stored = _whole(header, "BitsStored", "Bits Stored")
    stored = allocated if stored is None else stored
    if not 0 < stored <= allocated:
        raise UnreadableError(f"Bits Stored is {stored}, Bits Allocated is {allocated}.")
    representation = _whole(header, "PixelRepresentation", "Pixel Representation") or 0
    if representation not in (0, 1):
        raise UnreadableError(f"Pixel Representation is {representation}, not 0 or 1.")
    planar = _whole(header, "PlanarConfiguration", "Planar Configuration") or 0
    if planar not in (0, 1):
        raise UnreadableError(f"Planar Configuration is {planar}, not 0 or 1.")
    layout = PixelLayout(
        rows=rows,
        columns=columns,
        frames=frames,
        samples=samples,
        bits_allocated=allocated,
        bits_stored=stored,
        signed=representation == 1,
        photometric=photometric,
        planar=planar,
        guessed=tuple(guessed),
    )
    if layout.decoded_bytes > MEMORY_LIMIT:
        raise UnreadableError(
            f"The header claims {_size(layout.decoded_bytes)} of pixels; "
            f"more than {_size(MEMORY_LIMIT)} is not opened."
        )
    return layout


_PLAIN = {
    "Rows": "how many rows the image has",
    "Columns": "how many columns the image has",
    "BitsAllocated": "how many bits a pixel takes",
}


def check_file_size(layout: PixelLayout, transfer_syntax: str, file_bytes: int) -> None:
    """Refuse a header that claims more pixels than its file can hold.

    Raises
    ------
    UnreadableError
        With the claim and the size of the file.
    """
    if transfer_syntax in NATIVE:
        claimed, possible = layout.native_bytes, file_bytes
    else:
        claimed, possible = layout.decoded_bytes, max(SMALL, LARGEST_RATIO * file_bytes)
    if claimed > possible:
        raise UnreadableError(
            f"The header claims {_size(claimed)} of pixels, but the file has only "
            f"{_size(file_bytes)} ({uid_name(transfer_syntax)}): it is cut short or damaged."
        )


NATIVE = ("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2")


def _size(count: int) -> str:
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 1000)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} bytes"
