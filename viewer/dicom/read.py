"""From a file to a radiograph."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
from pydicom.dataset import Dataset
from pydicom.pixels.processing import apply_color_lut

from pcam_model.wording import Text
from viewer.dicom.archive import Shelf
from viewer.dicom.decode import NATIVE, decode_pixels, syntax_name
from viewer.dicom.flags import burned_in, lossy
from viewer.dicom.frame_rate import frame_rate
from viewer.dicom.header import Header, read_dataset, read_header, uid_name
from viewer.dicom.identity import descriptions, identity, is_synthetic
from viewer.dicom.modality import WIDEST
from viewer.dicom.overlays import overlay_planes
from viewer.dicom.pixel_stream import PixelStream
from viewer.dicom.plane import image_plane
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import Radiograph, UnreadableError
from viewer.dicom.raster import is_raster, read_raster
from viewer.dicom.shutter import read_shutter
from viewer.dicom.sizes import PixelLayout, check_file_size, describes_image, pixel_layout
from viewer.dicom.source import Source
from viewer.dicom.spacing import pixel_aspect, spacing
from viewer.dicom.tables import modality_table, padding_range, rescale, voi_presets
from viewer.dicom.view import laterality, orientation, view

_log = logging.getLogger(__name__)

DICOMDIR = "1.2.840.10008.1.3.10"
_FLOATS = ("FloatPixelData", "DoubleFloatPixelData")


@dataclass(frozen=True, slots=True, eq=False)
class StoredPixels:
    """Pixels exactly as decoded, before anything is adapted for display, and their header."""

    header: Header
    layout: PixelLayout
    pixels: npt.NDArray[Any]


def read(source: Source | Path | str, shelf: Shelf | None = None) -> Radiograph:
    """Read one image, DICOM or picture.

    Parameters
    ----------
    source : Source, Path or str
    shelf : Shelf, optional
        Keeps an archive open between its members; for one thread only.

    Raises
    ------
    UnreadableError
        If it cannot be shown: why, in plain words.
    """
    found = Source.of(source)
    with found.open() if shelf is None else shelf.open(found) as stream:
        if is_raster(stream.read(132)):
            return read_raster(stream, found)
        stored = read_stored(stream)
    return to_radiograph(stored, found)


def read_stored(stream: BinaryIO) -> StoredPixels:
    """Read header and pixels of a DICOM file.

    The header comes first and is checked, since a compressed file that is cut off would otherwise
    give nothing at all, and a damaged one would ask for any amount of memory.

    Raises
    ------
    UnreadableError
        If it holds no image or cannot be decoded.
    """
    header = read_header(stream)
    behind = stream.tell()
    check_is_image(header)
    syntax = header.transfer_syntax
    layout = _float_layout(header) or pixel_layout(header)
    # The stream never gives more than the file has, so this is bounded by the size of the file.
    try:
        # A compressed frame is copied out of its items anyway.
        whole = PixelStream(stream, behind) if syntax in NATIVE else stream
        dataset = read_dataset(whole, pixels=True)
    except UnreadableError as error:
        raise UnreadableError(
            Text(
                "{error} The transfer syntax is {syntax}.", error=error, syntax=syntax_name(syntax)
            )
        ) from None
    if len(dataset) == 0:
        raise UnreadableError(
            Text(
                "The file is cut short: its pixel data has no end (transfer syntax {syntax}).",
                syntax=syntax_name(syntax),
            )
        )
    if not any(keyword in dataset for keyword in ("PixelData", *_FLOATS)):
        raise UnreadableError(
            Text("The header describes an image, but the file holds no pixel data.")
        )
    layout = _float_layout(Header(dataset)) or layout
    check_file_size(layout, syntax, stream.seek(0, 2))
    pixels = decode_pixels(dataset, layout, syntax)
    return StoredPixels(Header(dataset), layout, pixels)


def check_is_image(header: Header) -> None:
    """Refuse what is DICOM but no image, saying what it is.

    Raises
    ------
    UnreadableError
        With the name of the SOP class.
    """
    sop_class = header.sop_class
    if sop_class == DICOMDIR or header.has("DirectoryRecordSequence"):
        raise UnreadableError(
            Text("This is a DICOMDIR, the index of a folder: open the folder that holds it.")
        )
    if describes_image(header):
        return
    if sop_class and "Image Storage" in uid_name(sop_class):
        raise UnreadableError(
            Text(
                "The header is incomplete or damaged: it says what the file should be "
                "({sop_class}), but describes no image.",
                sop_class=uid_name(sop_class),
            )
        )
    if sop_class:
        raise UnreadableError(
            Text("This is DICOM, but not an image: {sop_class}.", sop_class=uid_name(sop_class))
        )
    if header.has("Modality"):
        kind = header.text("Modality")
        raise UnreadableError(Text("This is DICOM, but not an image (modality {kind}).", kind=kind))
    raise UnreadableError(Text("This is not a DICOM image: nothing in it describes one."))


def _float_layout(header: Header) -> PixelLayout | None:
    """Return the layout of Float Pixel Data, which has no Bits Stored (PS3.3 C.7.6.24)."""
    for keyword, bits in zip(_FLOATS, (32, 64), strict=True):
        if header.has(keyword):
            dataset = Dataset()
            dataset.update(
                {
                    tag: header.dataset[tag]
                    for tag in list(header.dataset.keys())
                    if tag.group == 0x28
                }
            )
            dataset.BitsAllocated = dataset.BitsStored = bits
            return pixel_layout(Header(dataset))
    return None


def to_radiograph(stored: StoredPixels, source: Source) -> Radiograph:
    """Return the radiograph of decoded pixels and their header."""
    header, layout = stored.header, stored.layout
    warnings = list(layout.guessed)
    pixels = stored.pixels
    slope, intercept = rescale(header)
    lut, broken_lut = modality_table(header, signed=pixels.dtype.kind == "i")
    if broken_lut:
        warnings.append(Text("The Modality LUT of the file is unusable and was ignored."))
    padding = padding_range(header, signed=pixels.dtype.kind == "i")
    bits = layout.bits_stored
    if layout.photometric == "PALETTE COLOR":
        pixels, bits = _palette(header, pixels), 8
    elif layout.samples == 3:
        pixels, bits = _eight_bits(pixels, bits), 8
    elif pixels.dtype.kind == "f" or pixels.dtype.itemsize > 2:
        narrow = _narrow(pixels)
        if narrow is not None:
            pixels, step, low = narrow
            intercept, slope, padding = intercept + slope * low, slope * step, None
            bits = 16
            warnings.append(
                Text("Pixels are shown in {widest} steps of their full range.", widest=WIDEST)
            )
    grey = pixels.ndim == 3
    presets = voi_presets(header, signed=lut is None and _may_be_negative(pixels, slope, intercept))
    presets = presets if grey else ()
    if grey and not presets and (header.has("WindowCenter") or header.has("VOILUTSequence")):
        warnings.append(Text("The window of the file is unusable; an automatic one is used."))
    overlays, damaged = overlay_planes(header, layout.rows, layout.columns)
    if damaged:
        warnings.append(Text("An overlay of the file is damaged and was left out."))
    shutter, unusable = read_shutter(header, layout.rows, layout.columns)
    if unusable:
        warnings.append(
            Text("The display shutter of the file is unusable; the whole image is shown.")
        )
    intent = header.text("PresentationIntentType").upper()
    if intent == "FOR PROCESSING":
        warnings.append(Text("This image is FOR PROCESSING: not prepared for reading."))
    inverse = header.text("PresentationLUTShape").upper() == "INVERSE"
    measured = spacing(header)
    return Radiograph(
        path=source.path if source.member is None else source.path / source.member,
        stored=pixels,
        identity=identity(header),
        sop_class=header.sop_class,
        modality=header.text("Modality"),
        body_part=header.text("BodyPartExamined"),
        transfer_syntax=header.transfer_syntax,
        photometric=layout.photometric,
        bits_stored=bits,
        modality_lut=lut if grey else None,
        slope=slope if grey else 1.0,
        intercept=intercept if grey else 0.0,
        vois=presets,
        inverted=grey and (layout.photometric == "MONOCHROME1" or inverse),
        padding=padding if grey else None,
        spacing=measured,
        view=view(header),
        orientation=orientation(header),
        laterality=laterality(header),
        synthetic=is_synthetic(header),
        overlays=overlays,
        shutter=shutter,
        burned_in=burned_in(header),
        lossy=lossy(header),
        pixel_aspect=pixel_aspect(header, measured),
        warnings=tuple(warnings),
        presentation_intent=intent,
        descriptions=descriptions(header),
        frame_rate=frame_rate(header),
        species=header.text("PatientSpeciesDescription"),
        plane=image_plane(header) if len(pixels) == 1 else None,
        source=source,
    )


def _may_be_negative(pixels: npt.NDArray[Any], slope: float, intercept: float) -> bool:
    """Return whether modality values can be negative, from the type, not from this image."""
    return pixels.dtype.kind in "if" or slope < 0 or intercept < 0


def _palette(header: Header, pixels: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Apply the palette (PS3.3 C.7.9)."""
    try:
        with quiet():
            frames = [apply_color_lut(frame, header.dataset)[..., :3] for frame in pixels]
    except Exception as error:
        _log.debug("palette: %s", type(error).__name__)
        raise UnreadableError(
            Text("The colour palette of the file is missing or damaged.")
        ) from None
    colours = np.stack(frames)
    return _eight_bits(colours, 8 * colours.dtype.itemsize)


def _eight_bits(colours: npt.NDArray[Any], bits: int) -> npt.NDArray[np.uint8]:
    if bits > 8:
        colours = colours >> (bits - 8)
    return np.ascontiguousarray(colours).astype(np.uint8, copy=False)


def _narrow(
    pixels: npt.NDArray[Any],
) -> tuple[npt.NDArray[np.uint16], float, float] | None:
    """Return wide pixels in 65 536 steps, the step and the lowest value; None if they fit."""
    if pixels.dtype.kind == "f":
        pixels = np.nan_to_num(pixels.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = pixels.min(), pixels.max()
    if pixels.dtype.kind != "f":
        farthest = max(abs(int(low)), abs(int(high)))
        if int(high) - int(low) < WIDEST and farthest < 2**53:
            return None
    span = float(high) - float(low)
    step = span / (WIDEST - 1) if span > 0 else 1.0
    steps = np.rint((pixels.astype(np.float64) - float(low)) / step)
    return steps.astype(np.uint16), step, float(low)
