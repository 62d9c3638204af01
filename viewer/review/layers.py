"""The heatmap layers of an image: what screen and exporters draw, in image coordinates.

A layer is made anew when a threshold moves; the raster behind it is kept, so that this stays cheap.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pcam_model.geometry import Box
from pcam_model.heatmap import (
    Contour,
    Raster,
    probability_raster,
    raster_boxes,
    raster_contours,
)
from pcam_model.manifest import Manifest
from pcam_model.prediction import Prediction
from viewer.review.colours import COLOUR_MAP, Colour, finding_colour
from viewer.review.review import HeatmapStyle, Review

_FILLED = (HeatmapStyle.FILL, HeatmapStyle.BOTH)
_OUTLINED = (HeatmapStyle.CONTOUR, HeatmapStyle.BOTH)

# Rasters of this many findings stay in memory, about 1 MB each: all findings of four open images.
_KEPT = 64


@dataclass(frozen=True, slots=True, eq=False)
class HeatmapLayer:
    """One finding's heatmap over one image.

    Attributes
    ----------
    finding : str
    colour : tuple of int
        Red, green, blue of the finding, for contours, boxes and names.
    raster : ndarray of float32, shape (r, c)
        Probability over the whole image; read-only. Draw it stretched over the image's rectangle
        ``(0, 0, columns, rows)``.
    threshold : float
        Probability from which anything is drawn.
    contours : tuple of ndarray, shape (n, 2)
        Closed lines in image coordinates; empty where the style shows none.
    boxes : tuple of Box
        In image coordinates; empty where the style shows none.
    style : HeatmapStyle
    opacity : float
        Of the fill, 0..1.
    image_shape : tuple of int
        Rows and columns of the image that the raster covers.
    """

    finding: str
    colour: Colour
    raster: Raster
    threshold: float
    contours: tuple[Contour, ...]
    boxes: tuple[Box, ...]
    style: HeatmapStyle
    opacity: float
    image_shape: tuple[int, int]

    def rgba(self) -> npt.NDArray[np.uint8]:
        """Return the fill: colour by absolute probability, transparent below the threshold.

        Returns
        -------
        ndarray of uint8, shape (r, c, 4)
            Red, green, blue, alpha (not premultiplied); all transparent where the style has no
            fill.
        """
        picture = np.zeros((*self.raster.shape, 4), np.uint8)
        if self.style not in _FILLED:
            return picture
        shown = self.raster >= np.float32(self.threshold)
        table = np.empty((256, 4), np.uint8)
        table[:, :3] = COLOUR_MAP
        table[:, 3] = round(255 * min(max(self.opacity, 0.0), 1.0))
        picture[shown] = table[np.rint(self.raster[shown] * 255).astype(np.uint8)]
        return picture


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
        _layer(prediction, manifest, review, finding)
        for finding in prediction.findings
        if finding in review.visible
    )


def finding_boxes(
    prediction: Prediction, manifest: Manifest, review: Review, finding: str
) -> tuple[Box, ...]:
    """Return the boxes of a finding at the threshold in force, whether it is visible or not."""
    return tuple(
        raster_boxes(
            raster_of(prediction, finding),
            prediction.image_shape,
            review.threshold(manifest, finding),
            manifest.finding(finding).box_fraction,
        )
    )


@lru_cache(maxsize=_KEPT)
def raster_of(prediction: Prediction, finding: str) -> Raster:
    """Return the probability raster of a finding, made once per prediction; read-only."""
    raster = probability_raster(prediction, finding)
    raster.setflags(write=False)
    return raster


def _layer(
    prediction: Prediction, manifest: Manifest, review: Review, finding: str
) -> HeatmapLayer:
    raster = raster_of(prediction, finding)
    threshold = review.threshold(manifest, finding)
    contours: tuple[Contour, ...] = ()
    boxes: tuple[Box, ...] = ()
    if review.style in _OUTLINED:
        contours = tuple(raster_contours(raster, prediction.image_shape, threshold))
    elif review.style is HeatmapStyle.BOXES:
        boxes = finding_boxes(prediction, manifest, review, finding)
    return HeatmapLayer(
        finding=finding,
        colour=finding_colour(finding),
        raster=raster,
        threshold=threshold,
        contours=contours,
        boxes=boxes,
        style=review.style,
        opacity=review.opacity,
        image_shape=prediction.image_shape,
    )
