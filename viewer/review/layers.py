"""The heatmap layers of an image: what screen and exporters draw, in image coordinates.

A layer is made anew when its threshold moves; what lies behind it is kept, so that this stays
cheap, and the layers that did not change are the very same objects as before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pcam_model.geometry import Box
from pcam_model.heatmap import (
    Contour,
    Outline,
    Peak,
    Raster,
    boxes,
    probability_raster,
    raster_boxes,
    raster_peak,
    region_level,
)
from pcam_model.manifest import Manifest
from pcam_model.prediction import Prediction
from viewer.review.colour_maps import ColourTable, colour_table
from viewer.review.colours import Colour
from viewer.review.review import HeatmapStyle, Review

_OUTLINED = (HeatmapStyle.CONTOUR, HeatmapStyle.BOTH)

# Rasters of this many findings stay in memory, about 1 MB each: all findings of four open images.
_KEPT = 64

# Outlines are larger, about 8 MB each, and matter only while a slider moves.
_KEPT_OUTLINES = 8


@dataclass(frozen=True, slots=True, eq=False)
class HeatmapLayer:
    """One finding's heatmap over one image.

    Attributes
    ----------
    finding : str
    colour : tuple of int
        Red, green, blue of the finding, for contours, boxes, peaks and names.
    raster : ndarray of float32, shape (r, c)
        Probability over the whole image; read-only. Draw it stretched over the image's rectangle
        ``(0, 0, columns, rows)``.
    threshold : float
        The threshold in force; where the map stays below it, nothing is drawn.
    level : float
        Probability from which anything is drawn (:func:`pcam_model.heatmap.region_level`).
    contours : tuple of ndarray, shape (n, 2)
        Closed lines in image coordinates; empty where the style shows none.
    boxes : tuple of Box
        In image coordinates; empty where the style shows none.
    peak : Peak or None
        The strongest place, in image coordinates; None where the style shows none, and where the
        map stays below the level.
    style : HeatmapStyle
    opacity : float
        Of the fill, 0..1.
    image_shape : tuple of int
        Rows and columns of the image that the raster covers.
    shades : ndarray of uint8, shape (r, c)
        The raster in steps of 1/255: places in the table of colours; read-only.
    colours : ndarray of uint8, shape (256, 3)
        Red, green, blue of the fill at probability ``index / 255``; read-only.
    empty : bool
        Whether no place reaches the level, so that nothing is drawn in any style.
    """

    finding: str
    colour: Colour
    raster: Raster
    threshold: float
    level: float
    contours: tuple[Contour, ...]
    boxes: tuple[Box, ...]
    peak: Peak | None
    style: HeatmapStyle
    opacity: float
    image_shape: tuple[int, int]
    shades: npt.NDArray[np.uint8]
    colours: ColourTable
    empty: bool

    @property
    def filled(self) -> bool:
        """Whether the style has a fill."""
        return self.style.is_filled

    def rgba(self) -> npt.NDArray[np.uint8]:
        """Return the fill: colour by absolute probability, transparent below the level.

        Returns
        -------
        ndarray of uint8, shape (r, c, 4)
            Red, green, blue, alpha (not premultiplied); all transparent where the style has no
            fill.
        """
        if not self.filled:
            return np.zeros((*self.raster.shape, 4), np.uint8)
        table = np.empty((256, 4), np.uint8)
        table[:, :3] = self.colours
        table[:, 3] = round(255 * min(max(self.opacity, 0.0), 1.0))
        # Four bytes at once: ten times faster than one channel after the other.
        picture = table.view(np.uint32).ravel().take(self.shades)
        picture *= self.raster >= np.float32(self.level)
        return picture.view(np.uint8).reshape(*self.raster.shape, 4)


def heatmap_layers(
    prediction: Prediction, manifest: Manifest, review: Review
) -> tuple[HeatmapLayer, ...]:
    """Return the layers of the visible findings, in the model's order.

    Empty while heatmaps are switched off. A finding that lies below its threshold everywhere still
    has a layer, with nothing on it.
    """
    if not review.heatmaps_on:
        return ()
    return tuple(
        _layer(
            prediction,
            finding,
            threshold=review.threshold(manifest, finding),
            box_fraction=manifest.finding(finding).box_fraction,
            style=review.style,
            opacity=review.opacity,
            colour_map=review.colour_map,
            colour=review.colour(finding),
        )
        for finding in prediction.findings
        if finding in review.visible
    )


def colour_scales(layers: Iterable[HeatmapLayer]) -> tuple[ColourTable, ...]:
    """Return the colours that a bar beside these layers explains: each table once."""
    return tuple({id(layer.colours): layer.colours for layer in layers}.values())


def finding_boxes(
    prediction: Prediction, manifest: Manifest, review: Review, finding: str
) -> tuple[Box, ...]:
    """Return the boxes of a finding at the threshold in force, whether it is visible or not."""
    threshold = review.threshold(manifest, finding)
    return _boxes_of(prediction, finding, threshold, manifest.finding(finding).box_fraction)


@lru_cache(maxsize=_KEPT)
def _boxes_of(
    prediction: Prediction, finding: str, threshold: float, fraction: float
) -> tuple[Box, ...]:
    return tuple(boxes(prediction, finding, threshold, fraction))


@lru_cache(maxsize=_KEPT)
def raster_of(prediction: Prediction, finding: str) -> Raster:
    """Return the probability raster of a finding, made once per prediction; read-only."""
    raster = probability_raster(prediction, finding)
    raster.setflags(write=False)
    return raster


def raster_value(prediction: Prediction, finding: str, x: float, y: float) -> float:
    """Return the value of a finding's raster at a place of the image, in image coordinates."""
    raster = raster_of(prediction, finding)
    row, column = (
        min(max(int(place * pixels / side), 0), pixels - 1)
        for place, pixels, side in zip((y, x), raster.shape, prediction.image_shape, strict=True)
    )
    return float(raster[row, column])


@lru_cache(maxsize=_KEPT)
def _highest(prediction: Prediction, finding: str) -> float:
    return float(raster_of(prediction, finding).max())


@lru_cache(maxsize=_KEPT)
def _shades_of(prediction: Prediction, finding: str) -> npt.NDArray[np.uint8]:
    shades = np.rint(raster_of(prediction, finding) * 255).astype(np.uint8)
    shades.setflags(write=False)
    return shades


@lru_cache(maxsize=_KEPT_OUTLINES)
def _outline_of(prediction: Prediction, finding: str) -> Outline:
    return Outline(raster_of(prediction, finding), prediction.image_shape)


@lru_cache(maxsize=_KEPT)
def _layer(
    prediction: Prediction,
    finding: str,
    *,
    threshold: float,
    box_fraction: float,
    style: HeatmapStyle,
    opacity: float,
    colour_map: str,
    colour: Colour,
) -> HeatmapLayer:
    raster = raster_of(prediction, finding)
    level = region_level(raster, threshold, box_fraction)
    contours: tuple[Contour, ...] = ()
    drawn: tuple[Box, ...] = ()
    peak: Peak | None = None
    if style in _OUTLINED:
        contours = tuple(_outline_of(prediction, finding).contours(level))
    elif style is HeatmapStyle.BOXES:
        drawn = tuple(raster_boxes(raster, prediction.image_shape, threshold, box_fraction))
    elif style is HeatmapStyle.PEAK:
        highest = raster_peak(raster, prediction.image_shape)
        peak = highest if highest.probability >= np.float32(level) else None
    return HeatmapLayer(
        finding=finding,
        colour=colour,
        raster=raster,
        threshold=threshold,
        level=level,
        contours=contours,
        boxes=drawn,
        peak=peak,
        style=style,
        opacity=opacity,
        image_shape=prediction.image_shape,
        shades=_shades_of(prediction, finding),
        colours=colour_table(colour_map, colour),
        empty=bool(_highest(prediction, finding) < np.float32(level)),
    )
