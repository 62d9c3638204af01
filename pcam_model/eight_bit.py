"""Preprocessing of 8-bit images at full size, to the very grey values that OpenCV gives.

Networks that were trained on images prepared so must see the same when they are run. Equalisation
and blur are equal to OpenCV's; bilinear resizing, which OpenCV does with rounded weights, differs
by at most one grey value.
"""

import numpy as np
import numpy.typing as npt

Image8 = npt.NDArray[np.uint8]

#: Weights of OpenCV's Gaussian kernels of small size, used when no width is given; 256 in all.
_KERNELS = {
    3: (64, 128, 64),
    5: (16, 64, 96, 64, 16),
    7: (8, 28, 56, 72, 56, 28, 8),
}


def to_eight_bits(image: npt.NDArray[np.float32]) -> Image8:
    """Return grey values 0..1 in steps of 1/255, clipped; shape (H, W)."""
    return np.asarray(np.rint(np.clip(image, 0, 1) * np.float32(255)), np.uint8)


def equalise(image: Image8) -> Image8:
    """Equalise the histogram over the 256 grey values (OpenCV's ``equalizeHist``).

    The darkest grey value there is becomes 0 and its pixels do not count; a constant image stays
    as it is.
    """
    counts = np.bincount(image.ravel(), minlength=256)
    darkest = int(image.min())
    others = image.size - counts[darkest]
    if others == 0:
        return image
    counts[darkest] = 0
    scale = np.float32(255) / np.float32(others)
    table = np.rint(np.cumsum(counts).astype(np.float32) * scale)
    return np.asarray(table.astype(np.uint8)[image])


def blur(image: Image8, side: int) -> Image8:
    """Blur with a Gaussian kernel of 3, 5 or 7 pixels (OpenCV's ``GaussianBlur``, sigma 0).

    The image is mirrored at its edge, without repeating the edge itself.
    """
    kernel, half = _KERNELS[side], side // 2
    rows, columns = image.shape
    edged = np.pad(image, half, "reflect").astype(np.int32)
    across = np.zeros((rows + 2 * half, columns), np.int32)
    both = np.zeros((rows, columns), np.int32)
    for place, weight in enumerate(kernel):
        across += weight * edged[:, place : place + columns]
    for place, weight in enumerate(kernel):
        both += weight * across[place : place + rows]
    return np.asarray((both + (1 << 15)) >> 16, np.uint8)


def resize(image: Image8, rows: int, columns: int) -> Image8:
    """Resize bilinearly between the nearest pixels (OpenCV's ``INTER_LINEAR``).

    Pixels in between are left out where the image shrinks, as they were when such networks were
    trained.
    """
    top, bottom, down = _neighbours(image.shape[0], rows)
    left, right, across = _neighbours(image.shape[1], columns)
    above, below = image[top].astype(np.float32), image[bottom].astype(np.float32)
    lines = above + (below - above) * down[:, None]
    values = lines[:, left] + (lines[:, right] - lines[:, left]) * across
    return (values + np.float32(0.5)).astype(np.uint8)


def _neighbours(
    length: int, wanted: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.float32]]:
    """Return the pixels on both sides of each wanted pixel's centre, and the second's weight."""
    places = (np.arange(wanted) + 0.5) * (length / wanted) - 0.5
    places = np.clip(places, 0, length - 1)
    first = places.astype(np.intp)
    return first, np.minimum(first + 1, length - 1), (places - first).astype(np.float32)
