"""An image that is dragged out of the list of studies."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData

if TYPE_CHECKING:
    from viewer.dicom.source import Source

#: What a dragged image is, as JSON: its file, and its member where that is an archive.
MIME = "application/x-pcam-viewer-image"


def mime_of(source: "Source") -> QMimeData:
    """Return what is dragged for an image."""
    mime = QMimeData()
    mime.setData(MIME, QByteArray(json.dumps([str(source.path), source.member]).encode()))
    return mime


def source_of(mime: QMimeData) -> "Source | None":
    """Return the image that is dragged, or None."""
    from viewer.dicom.source import Source

    try:
        path, member = json.loads(mime.data(MIME).toStdString())
        return Source(Path(path), member)
    except (ValueError, TypeError):
        return None
