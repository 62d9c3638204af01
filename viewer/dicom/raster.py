"""PNG, JPEG, WebP and TIFF pictures as radiographs: pixels without a header to trust."""

import logging
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from pcam_model.wording import Text
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import Identity, Radiograph, UnreadableError, Voi, Window
from viewer.dicom.sizes import MEMORY_LIMIT
from viewer.dicom.source import Source
from viewer.dicom.text import clean

_log = logging.getLogger(__name__)

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF")
NOT_DICOM = (
    "Not DICOM: polarity, window, view and millimetres are unknown; shown as the picture has it."
)
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
# Eight bits in a picture are meant for the screen, so they are shown as they are.
_AS_IS = Window(128.0, 256.0, explanation="as in the picture")
# A palette or text chunk of this picture says so (the phantoms do).
_SYNTHETIC = "SYNTHETIC"


def is_raster(start: bytes) -> bool:
    """Return whether a file begins like a picture that can be read.

    ``start`` holds its first 132 bytes: a DICOM preamble may look like a TIFF (PS3.10 7.1).
    """
    if start[128:132] == b"DICM":
        return False
    return start.startswith(_MAGIC) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP")


def raster_size(stream: BinaryIO) -> tuple[int, int, int]:
    """Return rows, columns and frames without decoding.

    Raises
    ------
    UnreadableError
        If Pillow cannot read the file.
    """
    with _open(stream) as image:
        return image.height, image.width, int(getattr(image, "n_frames", 1))


def _open(stream: BinaryIO) -> Image.Image:
    stream.seek(0)
    try:
        with quiet():
            return Image.open(stream, formats=FORMATS)
    except Image.DecompressionBombError:
        raise UnreadableError(Text("The picture claims too many pixels to open.")) from None
    except Exception as error:
        _log.debug("Pillow: %s", type(error).__name__)
        raise UnreadableError(Text("The picture is damaged or of an unknown kind.")) from None


def read_raster(stream: BinaryIO, source: Source) -> Radiograph:
    """Return a picture as a radiograph of one frame.

    Eight and sixteen bits stay; transparency is laid on black; colour with equal channels is grey;
    turned as its EXIF says.

    Raises
    ------
    UnreadableError
        If it cannot be decoded.
    """
    with _open(stream) as image:
        if image.width * image.height * 4 > MEMORY_LIMIT:
            raise UnreadableError(Text("The picture is too large to open."))
        frames = int(getattr(image, "n_frames", 1))
        texts = " ".join(
            clean(str(value)) for value in image.info.values() if isinstance(value, str)
        )
        kind = image.format or "picture"
        try:
            with quiet():
                ImageOps.exif_transpose(image, in_place=True)
                pixels = _pixels(image)
        except Exception as error:
            _log.debug("Pillow: %s", type(error).__name__)
            raise UnreadableError(Text("The picture is damaged: it cannot be decoded.")) from None
    warnings = [NOT_DICOM]
    if frames > 1:
        warnings.append(Text("Only the first of {frames} pages is shown.", frames=frames))
    eight = pixels.dtype == np.uint8
    presets: tuple[Voi, ...] = (_AS_IS,) if eight and pixels.ndim == 2 else ()
    return Radiograph(
        path=source.path if source.member is None else source.path / source.member,
        stored=pixels[np.newaxis],
        identity=Identity(),
        transfer_syntax=kind,
        photometric="RGB" if pixels.ndim == 3 else "MONOCHROME2",
        bits_stored=8 if eight else 16,
        vois=presets,
        synthetic=_SYNTHETIC in texts.upper(),
        warnings=tuple(warnings),
        is_dicom=False,
    )


def _pixels(image: Image.Image) -> npt.NDArray[np.generic]:
    """Return uint8 or uint16, shape (rows, columns), or uint8 (rows, columns, 3)."""
    if image.mode.startswith("I;16"):
        return np.asarray(image).astype(np.uint16)
    if image.mode in ("I", "F"):
        values = np.asarray(image)
        if not np.isfinite(values).all():
            raise ValueError("not finite")
        low, high = float(values.min()), float(values.max())
        if low >= 0 and high <= 65535 and image.mode == "I":
            return values.astype(np.uint16)
        scale = 65535 / (high - low) if high > low else 0.0
        return ((values - low) * scale).astype(np.uint16)
    if image.mode in ("1", "L"):
        return np.asarray(image if image.mode == "L" else image.convert("L"))
    if image.mode in ("LA", "RGBA", "PA") or "transparency" in image.info:
        layers = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", layers.size, (0, 0, 0, 255)), layers)
    colours = np.asarray(image.convert("RGB"))
    # Codecs that keep brightness and colour apart, as WebP does, round grey by one level.
    if int(np.ptp(colours, axis=2).max()) <= 1:
        return np.ascontiguousarray(colours[..., 0])
    return colours
