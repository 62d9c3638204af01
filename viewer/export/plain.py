"""The plain 8-bit picture as PNG: exactly the display pipeline's grey values, nothing painted."""

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, PngImagePlugin

from viewer.export.atomic import write_bytes
from viewer.export.record import INTENDED_USE


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
