"""From a network image to the network's input: one implementation for training and viewing.

The network image is what :mod:`viewer.dicom.network_image` or a data set reader gives: grey
values 0..1, bright is dense, independent of the reader's window.
"""

import numpy as np
import numpy.typing as npt
from PIL import Image

from pcam_model import eight_bit
from pcam_model.manifest import EightBit, Input

_BINS = 1024


def resize(image: npt.NDArray[np.float32], rows: int, columns: int) -> npt.NDArray[np.float32]:
    """Stretch an image to a size, averaging over the source pixels when it shrinks.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
    rows, columns : int
        Size of the result.

    Returns
    -------
    ndarray of float32, shape (rows, columns)
    """
    if image.shape == (rows, columns):
        return image
    picture = Image.fromarray(np.ascontiguousarray(image, np.float32))
    return np.asarray(picture.resize((columns, rows), Image.Resampling.BILINEAR), np.float32)


def equalise(image: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Equalise the histogram of grey values 0..1.

    The result does not change under any strictly increasing change of the grey values (a window, a
    gamma), which is why the network sees it: radiographs come with every kind of look-up table.
    The darkest occupied bin maps to 0, so that a saturated background does not lift the rest.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
        Grey values 0..1; values outside are clipped.

    Returns
    -------
    ndarray of float32, shape (H, W)
        Grey values 0..1; all 0 for a constant image.
    """
    bins = np.clip(image * _BINS, 0, _BINS - 1).astype(np.intp)
    cumulative = np.cumsum(np.bincount(bins.ravel(), minlength=_BINS))
    darkest = cumulative[bins.min()]
    span = cumulative[-1] - darkest
    if span == 0:
        return np.zeros_like(image, np.float32)
    table = (np.maximum(cumulative - darkest, 0) / span).astype(np.float32)
    return np.asarray(table[bins])


def prepared(image: npt.NDArray[np.float32], spec: Input) -> npt.NDArray[np.float32]:
    """Return an image as the network sees it, but for the normalisation.

    What a cache of training images keeps, and what :func:`network_input` normalises.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
        Network image, grey values 0..1.
    spec : Input
        The ``input`` part of the model's manifest.

    Returns
    -------
    ndarray of float32, shape (spec.rows, spec.columns)
        Grey values 0..1.

    Raises
    ------
    ValueError
        If the image is not two-dimensional, is empty or holds values that are not finite.
    """
    if image.ndim != 2 or image.size == 0:
        raise ValueError(f"expected a grey image (rows, columns), got shape {image.shape}")
    rows, columns = content_shape((image.shape[0], image.shape[1]), spec)
    if spec.eight_bit is None:
        small = resize(image, rows, columns)
        if not np.isfinite(small).all():
            raise ValueError("the image holds values that are not finite")
    else:
        small = _in_eight_bits(image, spec.eight_bit, rows, columns)
    if (rows, columns) != (spec.rows, spec.columns):
        behind = ((0, spec.rows - rows), (0, spec.columns - columns))
        small = np.pad(small, behind, constant_values=np.float32(spec.padding))
    return equalise(small) if spec.equalise else small


def content_shape(image_shape: tuple[int, int], spec: Input) -> tuple[int, int]:
    """Return rows and columns of the network input that show the image; the rest is padding.

    The image begins at the top left corner of the input.

    Parameters
    ----------
    image_shape : tuple of int
        Rows and columns of the image.
    spec : Input
        The ``input`` part of the model's manifest.
    """
    if spec.fit == "stretch":
        return spec.rows, spec.columns
    rows, columns = image_shape
    if rows * spec.columns >= columns * spec.rows:
        return spec.rows, max(1, round(spec.rows / (rows / columns)))
    return max(1, round(spec.columns / (columns / rows))), spec.columns


def _in_eight_bits(
    image: npt.NDArray[np.float32], steps: EightBit, rows: int, columns: int
) -> npt.NDArray[np.float32]:
    if not np.isfinite(image).all():
        raise ValueError("the image holds values that are not finite")
    grey = eight_bit.to_eight_bits(image)
    if steps.equalise:
        grey = eight_bit.equalise(grey)
    if steps.blur:
        grey = eight_bit.blur(grey, steps.blur)
    return eight_bit.resize(grey, rows, columns).astype(np.float32) / np.float32(255)


def network_input(image: npt.NDArray[np.float32], spec: Input) -> npt.NDArray[np.float32]:
    """Return the network's input for one image: :func:`prepared`, then normalised.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
        Network image, grey values 0..1.
    spec : Input
        The ``input`` part of the model's manifest.

    Returns
    -------
    ndarray of float32, shape (1, 1, spec.rows, spec.columns)

    Raises
    ------
    ValueError
        As :func:`prepared`.
    """
    normalised = (prepared(image, spec) - np.float32(spec.mean)) / np.float32(spec.std)
    return np.ascontiguousarray(normalised[None, None], np.float32)
