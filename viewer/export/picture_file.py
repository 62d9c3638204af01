"""The annotated picture as PNG and JPEG, and the plain 8-bit picture as PNG."""

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, PngImagePlugin

from viewer.export.atomic import whole_file, write_bytes
from viewer.export.options import ExportOptions
from viewer.export.record import INTENDED_USE
from viewer.review.case import Case

_JPEG_QUALITY = 92


class _PictureExporter:
    name = ""
    suffix = ""
    description = ""
    _quality = -1

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the annotated picture (:func:`viewer.export.picture.paint`).

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        # Qt starts only when a picture is painted.
        from dataclasses import replace

        from viewer.export.picture import paint

        identifiers = options.identifiers and options.picture.identifiers
        image = paint(case, replace(options.picture, identifiers=identifiers))
        with whole_file(target) as temporary:
            if not image.save(str(temporary), self.name.encode(), self._quality):
                raise OSError(f"{target.name} could not be written: is the disk full?")


class PngExporter(_PictureExporter):
    """The picture as the reader sees it, with heatmaps, labels and corner text."""

    name = "png"
    suffix = ".png"
    description = "Annotated picture, native resolution (PNG)"


class JpegExporter(_PictureExporter):
    """The same picture, smaller; colours and edges are slightly changed."""

    name = "jpeg"
    suffix = ".jpg"
    description = "Annotated picture, native resolution (JPEG)"
    _quality = _JPEG_QUALITY


def write_plain_png(pixels: npt.NDArray[np.uint8], target: Path) -> None:
    """Write an 8-bit picture exactly as it is, nothing painted on it.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (rows, columns) or (rows, columns, 3)
    target : Path

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    about = PngImagePlugin.PngInfo()
    about.add_text("Software", "pcam-viewer")
    about.add_text("Intended use", INTENDED_USE)
    data = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(data, "PNG", pnginfo=about)
    write_bytes(target, data.getvalue())
