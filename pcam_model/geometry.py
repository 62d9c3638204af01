"""Where the cells of a map lie in an image.

One convention everywhere: coordinates are continuous, the origin is the top left *corner* of the
first pixel, and pixel ``i`` covers ``[i, i + 1)`` with its centre at ``i + 0.5``. Boxes, contours,
annotations and Qt items all use it, so no half-pixel term appears outside this module.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class CellGrid:
    """Affine map from map cells to image pixels, one scale and offset per axis.

    Cell index ``k`` along x has its centre at ``k * step_x + origin_x`` in image pixels.

    Attributes
    ----------
    step_x, step_y : float
        Distance between neighbouring cell centres, in image pixels.
    origin_x, origin_y : float
        Centre of cell 0, in image pixels. It is the centre of the cell's receptive field: for
        torchvision's ResNets that is 0.5 input pixels, not half a stride.
    """

    step_x: float
    step_y: float
    origin_x: float
    origin_y: float

    @classmethod
    def from_stretch(
        cls,
        image_shape: tuple[int, int],
        input_shape: tuple[int, int],
        stride: float,
        origin: float,
    ) -> "CellGrid":
        """Return the grid of a map whose network input is the whole image, stretched.

        Parameters
        ----------
        image_shape : tuple of int
            Rows and columns of the image.
        input_shape : tuple of int
            Rows and columns of the network input.
        stride : float
            Distance between cell centres in input pixels.
        origin : float
            Centre of cell 0 in input pixels.
        """
        scale_y = image_shape[0] / input_shape[0]
        scale_x = image_shape[1] / input_shape[1]
        return cls(stride * scale_x, stride * scale_y, origin * scale_x, origin * scale_y)

    def to_image(self, column: float, row: float) -> tuple[float, float]:
        """Return image coordinates (x, y) of a (fractional) cell index."""
        return column * self.step_x + self.origin_x, row * self.step_y + self.origin_y

    def to_cell(self, x: float, y: float) -> tuple[float, float]:
        """Return the fractional cell index (column, row) of image coordinates."""
        return (x - self.origin_x) / self.step_x, (y - self.origin_y) / self.step_y

    def cells_inside(self, image_shape: tuple[int, int]) -> tuple[int, int]:
        """Return how many rows and columns of cells are centred inside an image; at least one."""
        rows = math.ceil((image_shape[0] - self.origin_y) / self.step_y)
        columns = math.ceil((image_shape[1] - self.origin_x) / self.step_x)
        return max(rows, 1), max(columns, 1)


@dataclass(frozen=True, slots=True)
class Box:
    """Axis-parallel box in image pixels, origin top left; ``score`` is a probability 0..1."""

    x: float
    y: float
    width: float
    height: float
    score: float = 1.0

    @property
    def area(self) -> float:
        """Area in square pixels."""
        return self.width * self.height


def interpolation_matrix(positions: npt.NDArray[np.float64], cells: int) -> npt.NDArray[np.float32]:
    """Return the (len(positions), cells) matrix of linear interpolation with clamped ends.

    Parameters
    ----------
    positions : ndarray of float
        Fractional cell indices at which to interpolate.
    cells : int
        Number of cells along the axis.
    """
    first, second, weight = _neighbours(positions, cells)
    matrix = np.zeros((len(positions), cells), np.float32)
    rows = np.arange(len(positions))
    matrix[rows, first] = 1 - weight
    matrix[rows, second] += weight
    return matrix


def _neighbours(
    positions: npt.NDArray[np.float64], cells: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.float32]]:
    """Return the cells on both sides of each position, and the weight of the second."""
    clamped = np.clip(positions, 0, cells - 1)
    first = np.minimum(clamped.astype(np.intp), max(cells - 2, 0))
    second = np.minimum(first + 1, cells - 1)
    return first, second, (clamped - first).astype(np.float32)


def resample(
    maps: npt.NDArray[np.float32],
    grid: CellGrid,
    image_shape: tuple[int, int],
    out_shape: tuple[int, int],
) -> npt.NDArray[np.float32]:
    """Resample maps bilinearly onto a raster that covers the whole image exactly.

    Parameters
    ----------
    maps : ndarray, shape (..., h, w)
        Values at the cell centres: logits, since those interpolate without bias.
    grid : CellGrid
        Where the cells lie in the image.
    image_shape : tuple of int
        Rows and columns of the image that the raster covers.
    out_shape : tuple of int
        Rows and columns of the raster.

    Returns
    -------
    ndarray of float32, shape (..., rows, columns)
        Raster pixel (r, c) has its centre at ``((c + .5) * W / columns, (r + .5) * H / rows)``.
    """
    y = (np.arange(out_shape[0]) + 0.5) * image_shape[0] / out_shape[0]
    x = (np.arange(out_shape[1]) + 0.5) * image_shape[1] / out_shape[1]
    above, below, down = _neighbours((y - grid.origin_y) / grid.step_y, maps.shape[-2])
    left, right, across = _neighbours((x - grid.origin_x) / grid.step_x, maps.shape[-1])
    # By hand, not as a product of matrices: OpenBLAS keeps all processors awake for a while after
    # each, and whoever waits for a heatmap waits for them.
    values = maps.astype(np.float32, copy=False)
    wide = values[..., left] * (1 - across) + values[..., right] * across
    result = wide[..., above, :]
    result *= (1 - down)[:, None]
    lower = wide[..., below, :]
    lower *= down[:, None]
    result += lower
    return np.asarray(result, np.float32)
