"""What kinds of annotation are called, and how they are drawn, step by step."""

from pcam_model.wording import Text
from viewer.review.annotations import Kind

_CORNERS = (Text("Drag from corner to corner"),) * 2

#: What to do next by the number of points that stand; the last one for all further points.
HINTS: dict[Kind, tuple[Text, ...]] = {
    Kind.LENGTH: (Text("Drag, or click both ends"),) * 2,
    Kind.ANGLE: (
        Text("Drag along one side to the vertex"),
        Text("Click the vertex"),
        Text("Click the end of the other side"),
    ),
    Kind.COBB: (
        *(Text("Drag along the upper endplate"),) * 2,
        *(Text("Drag along the lower endplate"),) * 2,
    ),
    Kind.RECTANGLE: _CORNERS,
    Kind.ELLIPSE: _CORNERS,
    Kind.POLYGON: (
        Text("Click corner by corner"),
        Text("Click the next corner; double click or Enter ends, Backspace takes one back"),
    ),
    Kind.ARROW: (Text("Drag from the tip to the end"),) * 2,
    Kind.TEXT: (Text("Click where the text shall stand"),),
    Kind.PROBE: (Text("Click a pixel"),),
    Kind.CARDIOTHORACIC: (
        *(Text("Drag along the midline, from top to bottom"),) * 2,
        *(Text("Drag from the right border of the heart to the left one"),) * 2,
        *(Text("Drag across the thorax, from the inner edge of the ribs to that opposite"),) * 2,
    ),
}


def hint(kind: Kind, placed: int) -> Text:
    """Return what to do next, after so many points were placed."""
    steps = HINTS[kind]
    return steps[min(placed, len(steps) - 1)]
