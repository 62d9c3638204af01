"""What is written over the image of a tile: corner text, edge markers, colour bar, messages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viewer.ui.language import tr
from viewer.ui.overlay import ANOTHER_PATIENT, Overlay, Tick
from viewer.ui.tile import State, Tile
from viewer.ui.true_size import size_text

if TYPE_CHECKING:
    from viewer.review.layers import HeatmapLayer


@dataclass(slots=True)
class Appearance:
    """What is the same in all tiles of a window.

    Attributes
    ----------
    corner_text : str
        The value of a :class:`viewer.review.corner_text.Detail`.
    private : bool
        Whether every identifier is hidden.
    heatmaps_hidden : bool
        Whether heatmaps are not drawn at the moment, whatever the reviews say.
    """

    corner_text: str = "all"
    private: bool = False
    heatmaps_hidden: bool = False


def message_of(tile: Tile) -> str:
    """Return what stands in a tile that shows no image."""
    if tile.state is State.READING:
        return tr("Reading …")
    if tile.state is State.EMPTY:
        return tr("Drag an image here from the list, or choose one there with Enter.")
    return tr(tile.explanation)


def overlay_of(
    tile: Tile,
    appearance: Appearance,
    layers: "tuple[HeatmapLayer, ...]",
    scale: float,
    dots: float | None,
    *,
    another_patient: bool,
) -> Overlay:
    """Return what stands over the image of a tile.

    Parameters
    ----------
    tile : Tile
    appearance : Appearance
    layers : tuple of HeatmapLayer
        The heatmaps that are drawn.
    scale : float
        Pixels of the screen per column of the image.
    dots : float or None
        Pixels of the screen per millimetre, if that is known.
    another_patient : bool
        Whether the active tile shows somebody else.
    """
    case = tile.case
    if case is None:
        return Overlay(message=message_of(tile))
    from viewer.review.corner_text import Detail, corner_text, edge_markers
    from viewer.review.layers import colour_scales

    text = corner_text(case, not appearance.private, Detail(appearance.corner_text))
    edges = edge_markers(case)
    zoom = tr("Zoom {percent}", percent=f"{scale:.0%}")
    essential = appearance.corner_text == Detail.ESSENTIALS.value
    size = size_text(case.radiograph.spacing, scale, dots, with_source=essential)
    shown = () if appearance.corner_text == Detail.NONE.value else (zoom, size)
    below = tuple(filter(None, shown))
    if tile.analysis is not None and tile.prediction is not None:
        model = tile.prediction.model
        below = (*below, tr("Compared: {model}", model=f"{model.name} {model.version}"))
    elif tile.lead is not None and tile.analysis is None:
        below = (*below, tr("Without heatmaps"))
    corners = (text.top_left, text.top_right, (*text.bottom_left, *below), text.bottom_right)
    if another_patient:
        corners = ((ANOTHER_PATIENT, *corners[0]), *corners[1:])
    ticks = tuple(Tick(layer.threshold, layer.colour, layer.finding) for layer in layers)
    bars = tuple(tuple(map(tuple, scale[::17].tolist())) for scale in colour_scales(layers))
    return Overlay(corners, (edges.left, edges.top, edges.right, edges.bottom), bars, ticks)
