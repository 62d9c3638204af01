"""Decode pixel data: pydicom for native and RLE, imagecodecs for everything else (PS3.5 section 8).

imagecodecs comes in as a decoder plug-in of pydicom. Decoding here is independent of what other
plug-ins an installation happens to have.
"""

import importlib.util
import logging
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import imagecodecs
import numpy as np
import numpy.typing as npt
from pydicom.dataset import Dataset
from pydicom.encaps import generate_frames
from pydicom.pixels.decoders.base import DecodeRunner, get_decoder
from pydicom.uid import UID

from pcam_model import processors
from pcam_model.wording import Text
from viewer.dicom.codestream import frame_header
from viewer.dicom.header import uid_name
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.sizes import PixelLayout
from viewer.dicom.text import clean

_log = logging.getLogger(__name__)

PLUGIN = "imagecodecs"
# More are of little use to one frame, and others have work, too.
_MOST_THREADS = 4
_JPEG = "1.2.840.10008.1.2.4."

# Transfer syntax → codec of imagecodecs.
_CODECS = {
    _JPEG + "50": "JPEG8",
    _JPEG + "51": "JPEG8",
    _JPEG + "57": "LJPEG",
    _JPEG + "70": "LJPEG",
    _JPEG + "80": "JPEGLS",
    _JPEG + "81": "JPEGLS",
    _JPEG + "90": "JPEG2K",
    _JPEG + "91": "JPEG2K",
    _JPEG + "201": "HTJ2K",
    _JPEG + "202": "HTJ2K",
    _JPEG + "203": "HTJ2K",
}
# pydicom 3.0 does not know these (supplement 232).
_JPEG_XL = {
    _JPEG + "110": "JPEG XL Lossless",
    _JPEG + "111": "JPEG XL JPEG Recompression",
    _JPEG + "112": "JPEG XL",
}
#: Pixels that stand in the file as they are.
NATIVE = (
    "1.2.840.10008.1.2",
    "1.2.840.10008.1.2.1",
    "1.2.840.10008.1.2.1.99",
    "1.2.840.10008.1.2.2",
)
_BUILT_IN = (*NATIVE, "1.2.840.10008.1.2.5")

# Read by pydicom when the plug-in is added.
DECODER_DEPENDENCIES = {UID(uid): ("imagecodecs",) for uid in _CODECS}


def is_available(uid: str) -> bool:
    """Return whether this installation of imagecodecs decodes a transfer syntax."""
    codec = getattr(imagecodecs, _CODECS[uid], None) if uid in _CODECS else None
    return codec is not None and bool(codec.available)


def decode_frame(data: bytes, runner: DecodeRunner) -> bytes:
    """Decode one frame for pydicom.

    Raises
    ------
    ValueError
        If the codestream is not of the size that the header says.
    """
    uid = str(runner.transfer_syntax)
    stated = (runner.rows, runner.columns, runner.samples_per_pixel)
    array = _checked(uid, data, stated)
    if runner.pixel_representation == 0:
        array = _within_bits(array, runner.bits_stored)
    runner.set_option("bits_allocated", 8 * array.itemsize)
    if runner.samples_per_pixel == 3:
        runner.set_option("planar_configuration", 0)
        if runner.photometric_interpretation in ("YBR_RCT", "YBR_ICT"):
            # The codec has undone the transform of JPEG 2000 (PS3.3 C.7.6.3.1.2).
            runner.set_option("photometric_interpretation", "RGB")
    return np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"), copy=False).tobytes()


def _checked(uid: str, data: bytes, stated: tuple[int, int, int]) -> npt.NDArray[Any]:
    """Return one frame whose codestream is of the stated rows, columns and samples."""
    claim = frame_header(data)
    if (claim.rows, claim.columns, claim.components) != stated:
        raise ValueError(
            f"the compressed frame is {claim.rows} x {claim.columns} x {claim.components}, "
            f"the header says {stated[0]} x {stated[1]} x {stated[2]}"
        )
    array = _decode(uid, data, colour=stated[2] == 3)
    if array.shape[:2] != stated[:2] or array.size != stated[0] * stated[1] * stated[2]:
        raise ValueError("the compressed frame decodes to another size than it says")
    if array.dtype.kind not in "ui":
        raise ValueError(f"the compressed frame decodes to {array.dtype}")
    return array


def _within_bits(array: npt.NDArray[Any], bits: int) -> npt.NDArray[Any]:
    """Return unsigned values of so many bits.

    A lossy codec may overshoot. Cutting the high bits off would paint specks.
    """
    highest = 2**bits - 1
    if bits >= 8 * array.itemsize or (array.dtype.kind == "u" and array.max() <= highest):
        return array
    return np.asarray(np.clip(array, 0, highest))


def _decode(uid: str, data: bytes, *, colour: bool) -> npt.NDArray[Any]:
    codec = _CODECS[uid]
    array: npt.NDArray[Any]
    # Colour stays as stored: the header, not the codec's guess, says whether it is YBR.
    space = "YCBCR" if colour else None
    if codec == "JPEG8":
        array = imagecodecs.jpeg8_decode(data, colorspace=space, outcolorspace=space)
    elif codec == "LJPEG":
        # libjpeg-turbo decodes every predictor, also colour; liblj92 is the second choice.
        try:
            array = imagecodecs.jpeg8_decode(data, colorspace=space, outcolorspace=space)
        except RuntimeError:
            array = imagecodecs.ljpeg_decode(data)
    elif codec == "JPEGLS":
        array = imagecodecs.jpegls_decode(data)
    elif codec == "HTJ2K":
        try:
            array = imagecodecs.htj2k_decode(data, planar=False)
        except RuntimeError:
            array = _jpeg_2000(data)
    else:
        array = _jpeg_2000(data)
    return array


def _jpeg_2000(data: bytes) -> npt.NDArray[Any]:
    """Decode the blocks of a frame side by side: of all codecs this one takes longest by far."""
    array: npt.NDArray[Any] = imagecodecs.jpeg2k_decode(
        data, numthreads=processors.usable(_MOST_THREADS)
    )
    return array


def register() -> None:
    """Add imagecodecs to pydicom's decoders; again is harmless."""
    for uid in _CODECS:
        decoder = get_decoder(UID(uid))
        if PLUGIN not in decoder.available_plugins:
            decoder.add_plugin(PLUGIN, (__name__, "decode_frame"))


register()


def decode_pixels(dataset: Dataset, layout: PixelLayout, syntax: str) -> npt.NDArray[Any]:
    """Return the stored pixel values.

    Parameters
    ----------
    dataset : Dataset
        With Pixel Data. Its Image Pixel module is overwritten by the checked ``layout``.
    layout : PixelLayout
        What the pixels are.
    syntax : str
        Transfer Syntax UID.

    Returns
    -------
    ndarray
        Shape (frames, rows, columns) or (frames, rows, columns, 3), native byte order; grey values
        sign-corrected and within BitsStored, YBR converted to RGB, palettes not applied.

    Raises
    ------
    UnreadableError
        Naming the transfer syntax and what is missing.
    """
    name = syntax_name(syntax)
    if not can_decode(syntax):
        raise UnreadableError(
            Text(
                "The transfer syntax {name} cannot be decoded here. “pcam-viewer doctor” lists "
                "what can.",
                name=name,
            )
        )
    try:
        with quiet():
            array = _array(dataset, layout, syntax)
    except UnreadableError:
        raise
    except MemoryError:
        raise UnreadableError(Text("There is not enough memory for the pixels.")) from None
    except StopIteration:
        raise UnreadableError(
            Text("The file has fewer frames than it says ({name}).", name=name)
        ) from None
    except Exception as error:
        _log.debug("decoding failed: %s", type(error).__name__)
        reason = clean(
            str(error).rsplit(f"{PLUGIN}: ", 1)[-1].splitlines()[-1:][0] if str(error) else ""
        )
        raise UnreadableError(
            Text(
                "The pixels cannot be decoded: the data is damaged or not what the header says "
                "(transfer syntax {name}; {reason}).",
                name=name,
                reason=reason or type(error).__name__,
            )
        ) from None
    shape = (layout.frames, layout.rows, layout.columns)
    array = array.reshape((*shape, 3) if layout.samples == 3 else shape)
    return array.astype(array.dtype.newbyteorder("="), copy=False)


def _array(dataset: Dataset, layout: PixelLayout, syntax: str) -> npt.NDArray[Any]:
    dataset.Rows = layout.rows
    dataset.Columns = layout.columns
    dataset.NumberOfFrames = layout.frames
    dataset.SamplesPerPixel = layout.samples
    dataset.BitsAllocated = layout.bits_allocated
    dataset.BitsStored = layout.bits_stored
    dataset.PixelRepresentation = int(layout.signed)
    dataset.PhotometricInterpretation = layout.photometric
    if layout.samples > 1:
        dataset.PlanarConfiguration = layout.planar
    if syntax in _JPEG_XL:
        return _jpeg_xl(dataset, layout)
    if _is_single_grey(dataset, layout, syntax):
        return _single_grey(dataset, layout, syntax)
    decoder = get_decoder(UID(syntax))
    plugin = PLUGIN if syntax in _CODECS else ""
    if not decoder.is_native:
        only: Any = {"allow_excess_frames": False}
        array, _ = decoder.as_array(dataset, decoding_plugin=plugin, **only)
        return array
    length = len(dataset[_pixel_keyword(dataset)].value or b"")
    if length < layout.native_bytes:
        raise UnreadableError(
            Text(
                "The pixel data is cut short: {length} of {native_bytes} bytes are there.",
                length=length,
                native_bytes=layout.native_bytes,
            )
        )
    if layout.bits_allocated >= 8 and layout.samples == 1:
        # pydicom copies and shifts to correct unused bits, which hardly any file needs.
        untouched: Any = {"view_only": True, "correct_unused_bits": False}
        array, _ = decoder.as_array(dataset, **untouched)
        if not _within(array, layout):
            array, _ = decoder.as_array(dataset)
    else:
        array, _ = decoder.as_array(dataset)
    surplus = array.size // (layout.rows * layout.columns * layout.samples)
    if surplus > layout.frames:
        shape = (surplus, layout.rows, layout.columns)
        array = array.reshape((*shape, 3) if layout.samples == 3 else shape)[: layout.frames]
    return array


def _is_single_grey(dataset: Dataset, layout: PixelLayout, syntax: str) -> bool:
    """Return whether this is one compressed frame of unsigned grey values, as most images are."""
    single = layout.frames == layout.samples == 1 and "ExtendedOffsetTable" not in dataset
    return syntax in _CODECS and single and not layout.signed


def _single_grey(dataset: Dataset, layout: PixelLayout, syntax: str) -> npt.NDArray[Any]:
    """Return the only frame: the values that pydicom gives, without its copies of them."""
    encoded = next(generate_frames(dataset.PixelData, number_of_frames=1))
    array = _checked(syntax, encoded, (layout.rows, layout.columns, 1))
    array = _within_bits(array, layout.bits_stored)
    return array.astype(f"u{layout.bits_allocated // 8}", copy=False)


def _within(array: npt.NDArray[Any], layout: PixelLayout) -> bool:
    """Return whether no value uses bits beyond Bits Stored (PS3.5 section 8.1.1)."""
    if layout.bits_stored == layout.bits_allocated or array.dtype.kind == "f":
        return True
    half = 2 ** (layout.bits_stored - 1)
    if layout.signed:
        return bool(array.min() >= -half and array.max() < half)
    return bool(array.max() < 2 * half)


def _pixel_keyword(dataset: Dataset) -> str:
    for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData"):
        if keyword in dataset:
            return keyword
    raise UnreadableError(Text("The header describes an image, but the file holds no pixel data."))


def _jpeg_xl(dataset: Dataset, layout: PixelLayout) -> npt.NDArray[Any]:
    if layout.signed or layout.bits_allocated not in (8, 16):
        raise UnreadableError(Text("JPEG XL of signed or wide pixels cannot be decoded here."))
    dtype = np.uint8 if layout.bits_allocated == 8 else np.uint16
    colour = (3,) if layout.samples == 3 else ()
    frames = np.empty((layout.frames, layout.rows, layout.columns, *colour), dtype)
    encoded = generate_frames(dataset.PixelData, number_of_frames=layout.frames)
    for frame in frames:
        # ``out`` refuses a codestream of another size before memory is taken.
        imagecodecs.jpegxl_decode(next(encoded), out=frame)
    return frames


def syntax_name(uid: str) -> str:
    """Return name and UID of a transfer syntax."""
    return f"{_JPEG_XL[uid]}, {uid}" if uid in _JPEG_XL else uid_name(uid)


def can_decode(uid: str) -> bool:
    """Return whether this installation decodes a transfer syntax."""
    if uid in _JPEG_XL:
        return bool(imagecodecs.JPEGXL.available)
    return uid in _BUILT_IN or is_available(uid)


@dataclass(frozen=True, slots=True)
class DecoderRow:
    """One line of the decoder table: what decodes a transfer syntax here."""

    uid: str
    name: str
    package: str
    available: bool


def decoder_table() -> tuple[DecoderRow, ...]:
    """Return every transfer syntax this program knows, with the package that decodes it."""
    pydicom_package, codecs_package = _package("pydicom"), _package("imagecodecs")
    rows = [DecoderRow(uid, UID(uid).name, pydicom_package, True) for uid in _BUILT_IN]
    rows += [DecoderRow(uid, UID(uid).name, codecs_package, is_available(uid)) for uid in _CODECS]
    rows += [
        DecoderRow(uid, name, codecs_package, can_decode(uid)) for uid, name in _JPEG_XL.items()
    ]
    return tuple(rows)


def _package(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name if importlib.util.find_spec(name) else f"{name} (missing)"
