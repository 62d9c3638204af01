"""The input of jfhealthcare/Chexpert's networks, step by step and pixel by pixel.

An oracle, written from the description of the chain: equalise the histogram, blur with 1-2-1,
longest side to a size by bilinear interpolation of the nearest pixels, pad right and below.
"""

import math

import numpy as np


def equalised(image: np.ndarray) -> np.ndarray:
    """Return ``round(255 (pixels from above the darkest to v) / (pixels above the darkest))``."""
    darkest = image.min()
    others = (image > darkest).sum()
    if others == 0:
        return image
    result = np.zeros_like(image)
    for value in np.unique(image):
        below = ((image > darkest) & (image <= value)).sum()
        result[image == value] = round(float(255 * below / others))
    return result


def blurred(image: np.ndarray) -> np.ndarray:
    """Return the weighted mean of nine pixels, the image mirrored about its edge pixels."""
    rows, columns = image.shape
    result = np.zeros_like(image)
    for row in range(rows):
        for column in range(columns):
            total = 0
            for down, weight_down in ((-1, 1), (0, 2), (1, 1)):
                for across, weight_across in ((-1, 1), (0, 2), (1, 1)):
                    y = _mirrored(row + down, rows)
                    x = _mirrored(column + across, columns)
                    total += weight_down * weight_across * int(image[y, x])
            result[row, column] = math.floor(total / 16 + 0.5)
    return result


def _mirrored(index: int, length: int) -> int:
    if index < 0:
        return -index
    return 2 * (length - 1) - index if index >= length else index


def resized(image: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Return pixels interpolated from the four nearest, rounded."""
    result = np.zeros((rows, columns), np.uint8)
    for row in range(rows):
        for column in range(columns):
            y = min(max((row + 0.5) * image.shape[0] / rows - 0.5, 0), image.shape[0] - 1)
            x = min(max((column + 0.5) * image.shape[1] / columns - 0.5, 0), image.shape[1] - 1)
            top, left = int(y), int(x)
            bottom = min(top + 1, image.shape[0] - 1)
            right = min(left + 1, image.shape[1] - 1)
            dy, dx = y - top, x - left
            value = (
                image[top, left] * (1 - dy) * (1 - dx)
                + image[top, right] * (1 - dy) * dx
                + image[bottom, left] * dy * (1 - dx)
                + image[bottom, right] * dy * dx
            )
            result[row, column] = math.floor(value + 0.5)
    return result


def network_input(image: np.ndarray, side: int) -> np.ndarray:
    """Return the input (side, side) of an 8-bit image, normalised as (x − 128) / 64."""
    rows, columns = image.shape
    if rows >= columns:
        size = side, round(side * columns / rows)
    else:
        size = round(side * rows / columns), side
    padded = np.full((side, side), 128.0)
    padded[: size[0], : size[1]] = resized(blurred(equalised(image)), *size)
    return (padded - 128) / 64
