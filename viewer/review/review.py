"""What a reader chose and drew: findings, thresholds, window, orientation, annotations.

A :class:`Review` is a value: every change gives a new one, so undo is a list of them.
A change of the review never changes the prediction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Any

from pcam_model.manifest import Manifest
from pcam_model.wording import Text
from viewer.dicom.radiograph import Voi
from viewer.review.annotations import Annotations, of_finding
from viewer.review.colour_maps import DEFAULT
from viewer.review.colours import Colour, finding_colour
from viewer.review.verdict import NO_VERDICTS, Verdicts


class HeatmapStyle(Enum):
    """How a finding's map is drawn."""

    FILL = "fill"
    CONTOUR = "contour"
    BOTH = "fill and contour"
    BOXES = "boxes"
    PEAK = "peak"

    @property
    def is_filled(self) -> bool:
        """Whether it has a fill, with opacity and colours."""
        return self in (HeatmapStyle.FILL, HeatmapStyle.BOTH)


#: What menus and settings call the styles, in their order there.
STYLE_NAMES: dict[HeatmapStyle, str] = {
    HeatmapStyle.BOTH: Text("Fill and contour"),
    HeatmapStyle.FILL: Text("Fill"),
    HeatmapStyle.CONTOUR: Text("Contour"),
    HeatmapStyle.BOXES: Text("Boxes"),
    HeatmapStyle.PEAK: Text("Peak with its value"),
}


# Fields that say which heatmaps are drawn, and how.
_HEATMAPS = (
    "visible", "edited_thresholds", "heatmaps_on", "style", "opacity", "colour_map", "colours",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Review:
    """The state of reading one image.

    Attributes
    ----------
    visible : frozenset of str
        Findings whose heatmap is switched on.
    edited_thresholds : mapping of str to float
        Thresholds the reader moved away from the operating point, probability 0..1.
    heatmaps_on : bool
        The master switch of all heatmaps.
    opacity : float
        Of every heatmap layer, 0..1.
    voi : Voi or None
        The reader's window or the chosen preset; None for the file's default.
    inverted : bool
        The reader's inversion, on top of the file's own polarity.
    quarter_turns : int
        Clockwise, 0 to 3, applied after the flip.
    flipped : bool
        Left-right mirrored for display. A vertical flip is this plus two quarter turns.
    frame : int
        Index of the frame shown.
    annotations : tuple of Annotation
        Of all frames, in the order in which they are listed and drawn.
    annotations_on : bool
        Whether annotations are drawn.
    overlays_on, shutter_on : bool
        Whether the file's overlay planes are drawn, and its display shutter covers the image.
    verdicts : mapping of str to FindingVerdict
        What the reader thinks of the findings, by the model's name of each.
    colour_map : str
        Of all fills, a key of :data:`viewer.review.colour_maps.COLOUR_MAPS`.
    colours : mapping of str to tuple of int
        Red, green, blue of findings that the reader coloured otherwise.
    forced : bool
        Whether the reader wants a result although the model does not suit the image.
    read : str
        When the reader marked the image as read, ISO 8601 with the offset; empty if not.
    """

    visible: frozenset[str] = frozenset()
    edited_thresholds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    heatmaps_on: bool = True
    style: HeatmapStyle = HeatmapStyle.BOTH
    opacity: float = 0.45
    voi: Voi | None = None
    inverted: bool = False
    quarter_turns: int = 0
    flipped: bool = False
    frame: int = 0
    annotations: Annotations = ()
    annotations_on: bool = True
    overlays_on: bool = True
    shutter_on: bool = True
    verdicts: Verdicts = field(default_factory=lambda: NO_VERDICTS)
    colour_map: str = DEFAULT
    colours: Mapping[str, Colour] = field(default_factory=lambda: MappingProxyType({}))
    forced: bool = False
    read: str = ""

    def threshold(self, manifest: Manifest, finding: str) -> float:
        """Return the threshold in force: the edited one, else the model's operating point."""
        edited = self.edited_thresholds.get(finding)
        if edited is not None:
            return edited
        return manifest.finding(finding).operating_point.probability

    def with_threshold(self, finding: str, probability: float | None) -> "Review":
        """Return a review with a threshold edited, or reset to the operating point by None."""
        edited = dict(self.edited_thresholds)
        edited.pop(finding, None)
        if probability is not None:
            edited[finding] = min(max(probability, 0.0), 1.0)
        return replace(self, edited_thresholds=MappingProxyType(edited))

    def colour(self, finding: str) -> Colour:
        """Return the colour of a finding: the reader's, else the one that it begins with."""
        return self.colours.get(finding) or finding_colour(finding)

    def with_colour(self, finding: str, colour: Colour | None) -> "Review":
        """Return a review with a finding in another colour, or in its first one by None.

        Regions that mark it go along, but for those that the reader gave a colour of their own.
        """
        before, colours = self.colour(finding), dict(self.colours)
        colours.pop(finding, None)
        if colour is not None and colour != finding_colour(finding):
            colours[finding] = colour
        after = replace(self, colours=MappingProxyType(colours))
        follow = {
            one.id: one.recoloured(after.colour(finding))
            for one in of_finding(self.annotations, finding)
            if one.colour == before
        }
        return replace(after, annotations=tuple(follow.get(x.id, x) for x in self.annotations))

    def with_visible(self, finding: str, visible: bool) -> "Review":
        """Return a review with one finding's heatmap switched on or off."""
        changed = self.visible | {finding} if visible else self.visible - {finding}
        return replace(self, visible=changed)

    def with_heatmaps_of(self, other: "Review") -> "Review":
        """Return a review with the findings, thresholds and looks of another one's heatmaps."""
        return replace(self, **{name: getattr(other, name) for name in _HEATMAPS})

    @property
    def heatmaps(self) -> tuple[object, ...]:
        """All that heatmaps depend on, beside the prediction."""
        return tuple(getattr(self, name) for name in _HEATMAPS)

    @property
    def work(self) -> tuple[object, ...]:
        """What a reader would miss: verdicts, drawings, thresholds. How it is shown is no part."""
        return (self.verdicts, self.annotations, self.edited_thresholds, self.read)

    def changed(self, **changes: Any) -> "Review":
        """Return a review with fields replaced."""
        return replace(self, **changes)
