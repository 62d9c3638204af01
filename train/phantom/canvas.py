"""Draw outlines and strokes of a chest onto a pixel grid, and compute fields on it."""

import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw
from scipy import ndimage

Field = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Points = npt.NDArray[np.float64]

#: Rows and columns of the coarse grid on which smooth fields are computed.
COARSE = 192


class Canvas:
    """A square picture of ``size`` pixels, and the pose of the chest in it.

    Parameters
    ----------
    size : int
        Rows and columns in pixels.
    rotation : float
        Of the chest about the picture's centre, in radians.
    midline : float
        x of the chest's midline, as a share of the width.
    """

    def __init__(self, size: int, rotation: float, midline: float) -> None:
        self.size = size
        self._cos, self._sin = math.cos(rotation), math.sin(rotation)
        self._midline = midline
        # Small pictures are drawn at twice their size, since Pillow draws without antialiasing.
        self._over = 2 if size <= 640 else 1

    def to_pixels(self, points: Points) -> Points:
        """Return continuous pixel coordinates of points in chest units."""
        x = points[..., 0] + (self._midline - 0.5)
        y = points[..., 1] - 0.5
        across = self._cos * x - self._sin * y + 0.5
        down = self._sin * x + self._cos * y + 0.5
        return np.stack([across, down], axis=-1) * self.size

    def _to_chest(self, across: Field, down: Field) -> tuple[Field, Field]:
        u, v = across - np.float32(0.5), down - np.float32(0.5)
        x = self._cos * u + self._sin * v - (self._midline - 0.5)
        y = self._cos * v - self._sin * u + 0.5
        return x.astype(np.float32), y.astype(np.float32)

    def _vertices(self, shapes: Sequence[Points], scale: float) -> list[list[tuple[float, float]]]:
        """Return Pillow's coordinates of several shapes, converted in one go."""
        # Pillow's integers are pixel centres, ours are pixel corners.
        flat = self.to_pixels(np.concatenate(shapes)) * scale - 0.5
        vertices = list(map(tuple, flat.tolist()))
        ends = np.cumsum([len(shape) for shape in shapes]).tolist()
        return [vertices[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    def _blank(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        picture = Image.new("F", (self.size * self._over,) * 2, 0.0)
        return picture, ImageDraw.Draw(picture)

    def _finish(self, picture: Image.Image) -> Field:
        if self._over > 1:
            picture = picture.reduce(self._over)
        return np.array(picture, np.float32)

    def fill(self, shapes: Sequence[tuple[Points, float]]) -> Field:
        """Return a field with polygons painted in order, each with its value; 0 elsewhere."""
        picture, pen = self._blank()
        vertices = self._vertices([points for points, _ in shapes], self._over)
        for corners, (_, value) in zip(vertices, shapes, strict=True):
            pen.polygon(corners, fill=value)
        return self._finish(picture)

    def mask(self, outline: Points) -> Mask:
        """Return the pixels whose centre lies within an outline."""
        return self._inside(outline, self.size)

    def coarse_mask(self, outline: Points) -> Mask:
        """Return the cells of the coarse grid within an outline."""
        return self._inside(outline, COARSE)

    def _inside(self, outline: Points, cells: int) -> Mask:
        picture = Image.new("1", (cells, cells))
        ImageDraw.Draw(picture).polygon(self._vertices([outline], cells / self.size)[0], fill=1)
        return np.array(picture, np.bool_)

    def lines(self, segments: Sequence[tuple[Points, float, float]]) -> Field:
        """Return a field with lines (points, width in chest units, value) painted in order."""
        picture, pen = self._blank()
        if not segments:
            return self._finish(picture)
        scale = self.size * self._over
        vertices = self._vertices([points for points, _, _ in segments], self._over)
        for corners, (_, width, value) in zip(vertices, segments, strict=True):
            wide = width * scale
            # A line thinner than a pixel cannot be drawn: it is drawn one wide and fainter.
            pen.line(
                corners,
                fill=value * min(1.0, wide),
                width=max(1, round(wide)),
                joint="curve" if wide > 3 else None,
            )
        return self._finish(picture)

    def tubes(
        self,
        strokes: Sequence[tuple[Points, Points | float]],
        profile: Sequence[tuple[float, float]],
    ) -> Field:
        """Return a field with tapering strokes whose value varies across their width.

        Parameters
        ----------
        strokes : sequence of (points, full widths in chest units)
        profile : sequence of (share of the width, value), from the widest inwards
        """
        sides = [(points, across_of(points, widths)) for points, widths in strokes]
        return self.fill(
            [
                (np.concatenate([points + share * across, (points - share * across)[::-1]]), value)
                for share, value in profile
                for points, across in sides
            ]
        )

    def soften(self, field: Field, spread: float) -> Field:
        """Return a field blurred with a Gaussian of a standard deviation in chest units."""
        # What is blurred needs no finer grid than the blur.
        cells = min(self.size, max(64, math.ceil(1.3 / spread)))
        if cells == self.size:
            return ndimage.gaussian_filter(field, spread * self.size, truncate=2.5)
        small = ndimage.gaussian_filter(self.reduce(field, cells), spread * cells, truncate=2.5)
        return np.maximum(self.enlarge(small), 0)

    @staticmethod
    def reduce(field: Field, cells: int) -> Field:
        """Return a field averaged onto a small square grid."""
        picture = Image.fromarray(np.ascontiguousarray(field, np.float32))
        return np.array(picture.resize((cells, cells), Image.Resampling.BOX), np.float32)

    @cached_property
    def coarse(self) -> tuple[Field, Field]:
        """Chest coordinates x, y of the coarse grid's cells."""
        ticks = ((np.arange(COARSE) + 0.5) / COARSE).astype(np.float32)
        return self._to_chest(*np.meshgrid(ticks, ticks))

    def patch(
        self, centre: tuple[float, float], reach: float
    ) -> tuple[tuple[slice, slice], Field, Field]:
        """Return the pixels around a point: their slices and their chest coordinates x, y."""
        column, row = self.to_pixels(np.asarray(centre))
        far = reach * self.size + 1
        rows = slice(max(0, int(row - far)), min(self.size, int(row + far) + 1))
        columns = slice(max(0, int(column - far)), min(self.size, int(column + far) + 1))
        down = ((np.arange(rows.start, rows.stop) + 0.5) / self.size).astype(np.float32)
        across = ((np.arange(columns.start, columns.stop) + 0.5) / self.size).astype(np.float32)
        x, y = self._to_chest(*np.meshgrid(across, down))
        return (rows, columns), x, y

    def enlarge(self, field: npt.NDArray[np.floating]) -> Field:
        """Return a square field resampled to the picture's size, smoothly."""
        picture = Image.fromarray(np.ascontiguousarray(field, np.float32))
        return np.array(picture.resize((self.size,) * 2, Image.Resampling.BICUBIC), np.float32)

    def noise(
        self, rng: np.random.Generator, cells: int, octaves: int = 3, decay: float = 0.5
    ) -> Field:
        """Return smooth noise of about unit variance on the coarse grid."""
        total = np.zeros((COARSE, COARSE), np.float32)
        power = 0.0
        for octave in range(octaves):
            n = cells * 2**octave
            layer = Image.fromarray(rng.standard_normal((n, n), np.float32))
            weight = decay**octave
            total += weight * np.asarray(layer.resize((COARSE,) * 2, Image.Resampling.BICUBIC))
            power += weight**2
        return total / np.float32(math.sqrt(power))


def across_of(points: Points, widths: Points | float) -> Points:
    """Return the vectors from a stroke's centre line to its edge, for full widths across."""
    along = np.empty_like(points)
    along[1:-1] = points[2:] - points[:-2]
    along[0], along[-1] = points[1] - points[0], points[-1] - points[-2]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
    scale = (np.asarray(widths, np.float64) / 2 / length).reshape(-1, 1)
    return np.column_stack([-along[:, 1], along[:, 0]]) * scale


def outline_of(points: Points, widths: Points | float) -> Points:
    """Return the outline of a stroke along points with full widths across."""
    across = across_of(points, widths)
    return np.concatenate([points + across, (points - across)[::-1]])


def ellipse(x: float, y: float, a: float, b: float, turn: float = 0.0) -> Points:
    """Return an ellipse's outline."""
    t = np.linspace(0, 2 * math.pi, 40, endpoint=False)
    u, v = a * np.cos(t), b * np.sin(t)
    c, s = math.cos(turn), math.sin(turn)
    return np.column_stack([x + c * u - s * v, y + s * u + c * v])
