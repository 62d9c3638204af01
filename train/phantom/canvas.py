"""Draw outlines and strokes of a chest onto a pixel grid, and compute fields on it."""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

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

    def _vertices(self, points: Points) -> list[tuple[float, float]]:
        # Pillow's integers are pixel centres, ours are pixel corners.
        return [tuple(p) for p in (self.to_pixels(points) * self._over - 0.5).tolist()]

    def _blank(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        picture = Image.new("F", (self.size * self._over,) * 2, 0.0)
        return picture, ImageDraw.Draw(picture)

    def _finish(self, picture: Image.Image) -> Field:
        if self._over > 1:
            picture = picture.reduce(self._over)
        return np.array(picture, np.float32)

    def fill(self, shapes: Iterable[tuple[Points, float]]) -> Field:
        """Return a field with polygons painted in order, each with its value; 0 elsewhere."""
        picture, pen = self._blank()
        for points, value in shapes:
            pen.polygon(self._vertices(points), fill=value)
        return self._finish(picture)

    def mask(self, outline: Points) -> Mask:
        """Return the pixels whose centre lies within an outline."""
        picture = Image.new("1", (self.size,) * 2)
        shifted = (self.to_pixels(outline) - 0.5).tolist()
        ImageDraw.Draw(picture).polygon([tuple(p) for p in shifted], fill=1)
        return np.array(picture, np.bool_)

    def coarse_mask(self, outline: Points) -> Mask:
        """Return the cells of the coarse grid within an outline."""
        picture = Image.new("1", (COARSE,) * 2)
        shifted = (self.to_pixels(outline) * (COARSE / self.size) - 0.5).tolist()
        ImageDraw.Draw(picture).polygon([tuple(p) for p in shifted], fill=1)
        return np.array(picture, np.bool_)

    def lines(self, segments: Iterable[tuple[Points, float, float]]) -> Field:
        """Return a field with lines (points, width in chest units, value) painted in order."""
        picture, pen = self._blank()
        scale = self.size * self._over
        for points, width, value in segments:
            wide = width * scale
            # A line thinner than a pixel cannot be drawn: it is drawn one wide and fainter.
            pen.line(
                self._vertices(points),
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
        shapes = []
        for share, value in profile:
            for points, widths in strokes:
                shapes.append((outline_of(points, np.asarray(widths) * share), value))
        return self.fill(shapes)

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


def outline_of(points: Points, widths: Points | float) -> Points:
    """Return the outline of a stroke along points with full widths across."""
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.hypot(along[:, :1], along[:, 1:]), 1e-9)
    across = np.column_stack([-along[:, 1], along[:, 0]]) * (np.asarray(widths) / 2).reshape(-1, 1)
    return np.concatenate([points + across, (points - across)[::-1]])


def ellipse(x: float, y: float, a: float, b: float, turn: float = 0.0) -> Points:
    """Return an ellipse's outline."""
    t = np.linspace(0, 2 * math.pi, 40, endpoint=False)
    u, v = a * np.cos(t), b * np.sin(t)
    c, s = math.cos(turn), math.sin(turn)
    return np.column_stack([x + c * u - s * v, y + s * u + c * v])
