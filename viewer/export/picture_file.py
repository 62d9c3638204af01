"""The annotated picture as PNG and JPEG."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from pcam_model.wording import Text
from viewer.export.atomic import write_bytes
from viewer.export.options import ExportOptions
from viewer.export.picture import paint
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
        identifiers = options.identifiers and options.picture.identifiers
        image = paint(case, replace(options.picture, identifiers=identifiers))
        write_bytes(target, encoded(image, self.name, self._quality))


class PngExporter(_PictureExporter):
    """The picture as the reader sees it, with heatmaps, labels and corner text."""

    name = "png"
    suffix = ".png"
    description: str = Text("Annotated picture (PNG)")


class JpegExporter(_PictureExporter):
    """The same picture, smaller; colours and edges are slightly changed."""

    name = "jpeg"
    suffix = ".jpg"
    description: str = Text("Annotated picture (JPEG)")
    _quality = _JPEG_QUALITY


def encoded(image: QImage, file_format: str, quality: int = -1) -> bytes:
    """Return the bytes of a picture file.

    Parameters
    ----------
    image : QImage
    file_format : str
        ``"png"`` or ``"jpeg"``.
    quality : int
        0 to 100; -1 for the format's default. PNG loses nothing at any.

    Raises
    ------
    OSError
        If this installation of Qt cannot write the format.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(file_format.encode()))
    writer.setQuality(quality)
    if not writer.write(image):
        raise OSError(f"Qt cannot write {file_format}: {writer.errorString()}")
    return bytes(buffer.data().data())
