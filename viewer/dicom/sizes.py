"""How the pixels are laid out, checked before any memory is asked for (PS3.3 C.7.6.3.1).

A file of 910 bytes can claim 8.6 GB of pixels.
"""

import math
from dataclasses import dataclass

from pcam_model.wording import Text
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
        stated = header.text(keyword) or Text("unreadable")
        raise UnreadableError(
            Text("{name} is “{stated}”, which is not one whole number.", name=name, stated=stated)
        )
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
            raise UnreadableError(
                Text(
                    "The header does not say {plain} ({keyword}).",
                    plain=_PLAIN[keyword],
                    keyword=keyword,
                )
            )
    rows = _whole(header, "Rows", "Rows") or 0
    columns = _whole(header, "Columns", "Columns") or 0
    if not (0 < rows <= 65535 and 0 < columns <= 65535):
        raise UnreadableError(
            Text("The header claims {rows} rows and {columns} columns.", rows=rows, columns=columns)
        )
    # Surplus bytes in the file are no frames: only Number of Frames counts.
    frames = _whole(header, "NumberOfFrames", "Number of Frames") or 1
    if frames < 1:
        raise UnreadableError(Text("Number of Frames is {frames}.", frames=frames))
    samples = _whole(header, "SamplesPerPixel", "Samples per Pixel")
    if samples is None:
        samples = 1
        guessed.append(Text("Samples per Pixel is missing; 1 is assumed."))
    photometric = header.text("PhotometricInterpretation").upper()
    if not photometric:
        photometric = "MONOCHROME2" if samples == 1 else "RGB"
        guessed.append(
            Text(
                "Photometric Interpretation is missing; {photometric} is assumed.",
                photometric=photometric,
            )
        )
    if (samples, photometric in _GREY, photometric in _COLOUR) not in (
        (1, True, False),
        (3, False, True),
    ):
        raise UnreadableError(
            Text(
                "{samples} samples per pixel of “{photometric}” cannot be shown.",
                samples=samples,
                photometric=photometric,
            )
        )
    allocated = _whole(header, "BitsAllocated", "Bits Allocated") or 0
    if allocated not in (1, 8, 16, 32, 64):
        raise UnreadableError(
            Text("Pixels of {allocated} bits cannot be shown.", allocated=allocated)
        )
    stored = _whole(header, "BitsStored", "Bits Stored")
    stored = allocated if stored is None else stored
    if not 0 < stored <= allocated:
        raise UnreadableError(
            Text(
                "Bits Stored is {stored}, Bits Allocated is {allocated}.",
                stored=stored,
                allocated=allocated,
            )
        )
    representation = _whole(header, "PixelRepresentation", "Pixel Representation") or 0
    if representation not in (0, 1):
        raise UnreadableError(
            Text(
                "Pixel Representation is {representation}, not 0 or 1.",
                representation=representation,
            )
        )
    planar = _whole(header, "PlanarConfiguration", "Planar Configuration") or 0
    if planar not in (0, 1):
        raise UnreadableError(Text("Planar Configuration is {planar}, not 0 or 1.", planar=planar))
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
            Text(
                "The header claims {decoded_bytes} of pixels; more than {memory_limit} is not "
                "opened.",
                decoded_bytes=_size(layout.decoded_bytes),
                memory_limit=_size(MEMORY_LIMIT),
            )
        )
    return layout


_PLAIN = {
    "Rows": Text("how many rows the image has"),
    "Columns": Text("how many columns the image has"),
    "BitsAllocated": Text("how many bits a pixel takes"),
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
            Text(
                "The header claims {claimed} of pixels, but the file has only {file_bytes} "
                "({transfer_syntax}): it is cut short or damaged.",
                claimed=_size(claimed),
                file_bytes=_size(file_bytes),
                transfer_syntax=uid_name(transfer_syntax),
            )
        )


NATIVE = ("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2")


def _size(count: int) -> str:
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 1000)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} bytes"
